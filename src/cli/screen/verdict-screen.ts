// Lays one explained verdict out for a person: the answer first, then where, why, how sure, and what to do.

import type { Explanation } from '../../pipeline/explain-verdict.ts';
import type { Ink, Paint } from './paint.ts';
import { pathLine } from './path-line.ts';
import { wholePercent } from './percent.ts';
import { quoteLines } from './quote-lines.ts';
import { harmless } from './width.ts';
import { hang, wrap } from './wrap.ts';

export interface Frame {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
}

/** More recipients of one verdict than this are counted, not named. */
const MOST_NAMED = 10;
/** The first decided; what follows only agrees. JSON has all. */
const MOST_EVIDENCE = 3;
const INDENT = '  ';
const LABEL = 12;

/** `alike` are further recipients to whom the same happened. */
export function verdictScreen(it: Explanation, alike: readonly string[], frame: Frame): string[] {
  const blocks = [
    headline(it, frame),
    facts(it, alike, frame),
    it.isFailure ? way(it, frame) : [],
    quotes(it, frame),
    evidence(it, frame),
    todo(it, frame),
    change(it, frame),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, at) => (at ? ['', ...block] : block));
}

function signOf(it: Explanation): { readonly sign: string; readonly ink: Ink } {
  if (it.reason.id === 'complaint') return { sign: '!', ink: 'alarm' };
  if (!it.isFailure) return { sign: it.reason.id === 'delivered' ? '✓' : '·', ink: 'good' };
  return { sign: it.isFinal ? '✗' : '…', ink: it.fault.id };
}

function headline(it: Explanation, { paint, width }: Frame): string[] {
  const { sign, ink } = signOf(it);
  return wrap(harmless(it.sentence), width - 2).map(
    (line, at) => `${at === 0 ? paint(ink, sign) : ' '} ${paint('strong', line)}`,
  );
}

/** A label, then text: the two columns of every block. */
export function row(label: string, text: string, { paint, width }: Frame): string[] {
  if (text === '') return [];
  const lines = hang(INDENT + label, harmless(text), INDENT.length + LABEL, width);
  const [first = '', ...rest] = lines;
  const named = INDENT + label;
  return [INDENT + paint('quiet', label) + first.slice(named.length), ...rest];
}

function facts(it: Explanation, alike: readonly string[], frame: Frame): string[] {
  const sentTo = it.originalRecipient === it.recipient ? '' : it.originalRecipient;
  const { reason, sureness, permanence } = it;
  return [
    ...(it.recipient === null ? [] : row('Recipient', it.recipient || 'not named', frame)),
    ...row('Sent to', sentTo, frame),
    ...row('Likewise', named(alike), frame),
    ...row('Reason', `${reason.id}: ${lower(reason.words)}`, frame),
    ...faultRow(it, frame),
    ...(it.isFailure ? row('Means', `${permanence.message}; ${permanence.address}`, frame) : []),
    ...row('Tried until', it.retryUntil, frame),
    ...row('Sure', `${wholePercent(sureness.confidence)}, ${sureness.words}`, frame),
    ...it.detail.flatMap((sentence, at) => row(at === 0 ? 'Detail' : '', sentence, frame)),
  ];
}

/** The one word that has a colour: whose fault it is. */
function faultRow({ fault }: Explanation, frame: Frame): string[] {
  if (fault.id === 'none') return [];
  const [first = '', ...rest] = row('Fault', `${fault.id}: ${fault.words}`, frame);
  return [first.replace(fault.id, frame.paint(fault.id, fault.id)), ...rest];
}

function named(recipients: readonly string[]): string {
  const more = recipients.length - MOST_NAMED;
  const names = recipients.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${names} and ${more} more` : names;
}

/** A meaning begins like a sentence; behind a colon it does not. Abbreviations stay. */
const lower = (text: string): string =>
  /^[A-Z][a-z' ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function way(it: Explanation, frame: Frame): string[] {
  const { stage, hop, host, speaker } = it;
  const who = [speaker, host].filter(Boolean).join(', ');
  const where = `${hop.words}${who ? ` (${who})` : ''}`;
  const verb = it.isFinal ? 'it stopped' : 'it stopped for now';
  const isNowhere = hop.id === 'unknown' && who === '';
  return [
    INDENT + pathLine(stage.id, it.fault.id, frame.paint),
    ...row('Stage', `${stage.id}: ${verb} ${stage.words}`, frame),
    ...(isNowhere ? [] : row('Hop', `${hop.id}: ${where}`, frame)),
  ];
}

const QUOTE_TITLES = { reply: 'The reply', around: 'The notice around it' };

function quotes(it: Explanation, { paint, width }: Frame): string[] {
  return it.quotes.flatMap((quote) => [
    INDENT + paint('strong', QUOTE_TITLES[quote.from]),
    ...quoteLines(quote, INDENT, width, paint),
  ]);
}

function evidence(it: Explanation, { paint, width }: Frame): string[] {
  if (it.evidence.length === 0) return [];
  const indent = INDENT.length + 2;
  const shown = it.evidence.slice(0, MOST_EVIDENCE);
  const sources = new Set(shown.flatMap(({ source }) => source.split('; ')));
  return [
    INDENT + paint('strong', 'Evidence'),
    ...shown.flatMap(({ matched, rule }) =>
      hang(`${INDENT}· `, harmless(`“${matched}”: rule ${rule}`), indent, width),
    ),
    ...[...sources].flatMap((source) =>
      hang('', harmless(source), indent, width).map((line) => paint('quiet', line)),
    ),
  ];
}

function todo(it: Explanation, frame: Frame): string[] {
  const { address, message, sender } = it.todo;
  return [
    INDENT + frame.paint('strong', 'What to do'),
    ...row('Address', address, frame),
    ...(it.isFailure ? row('Message', message, frame) : []),
    ...row('Sender', sender, frame),
  ];
}

function change(it: Explanation, { paint, width }: Frame): string[] {
  const next = it.alternatives
    .map(({ reason, confidence }) => `${reason.id} ${wholePercent(confidence)}`)
    .join(', ');
  const sentences = next ? [...it.wouldChange, `Next best reasons: ${next}.`] : it.wouldChange;
  if (sentences.length === 0) return [];
  return [
    INDENT + paint('strong', 'What would change this verdict'),
    ...sentences.flatMap((one) => hang(`${INDENT}· `, one, INDENT.length + 2, width)),
  ];
}
