// Lays incidents out for a person: a table of all, or one with its evidence and what to do.

import type { Incident, IncidentKind } from '../../model/incident.ts';
import { spanText, timeText } from '../times.ts';
import type { Ink } from './paint.ts';
import { count, counted } from './summary-screen.ts';
import type { Frame } from './verdict-screen.ts';
import { harmless, textWidth } from './width.ts';
import { hang, wrap } from './wrap.ts';

const IN_WORDS: Readonly<Record<IncidentKind, string>> = {
  'provider-outage': 'The receiver had an outage',
  'broken-message': 'One mailing was refused for itself',
  'own-fault': 'Our own sending was at fault',
  'receiver-misconfigured': 'The receiver’s set-up refuses everybody',
  'list-quality': 'Many addresses of one mailing never existed',
};

const INKS: Readonly<Record<IncidentKind, Ink>> = {
  'provider-outage': 'recipient-system',
  'broken-message': 'message',
  'own-fault': 'sender-authentication',
  'receiver-misconfigured': 'recipient-policy',
  'list-quality': 'recipient-address',
};

const GAP = 2;
const MOST_SCOPE = 3;

/** One row each: number, kind, what and where, start, end, how many addresses; two where the width is not enough. */
export function incidentTable(incidents: readonly Incident[], frame: Frame): string[] {
  const { paint, width } = frame;
  const rows = incidents.map((one) => [
    `I${one.id}`,
    one.kind,
    one.cause,
    scopeText(one, MOST_SCOPE),
    timeText(one.start).slice(0, 16),
    one.end === 0 ? 'goes on' : timeText(one.end).slice(0, 16),
    count(one.size),
    one.state,
  ]);
  const head = ['', 'kind', 'cause', 'where', 'start', 'end', 'addresses', 'state'];
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((row) => textWidth(row[at] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => pad(harmless(cell), widths[at] ?? 0, at === head.length - 2))
      .join(' '.repeat(GAP))
      .trimEnd();
  const isWide = widths.reduce((sum, one) => sum + one + GAP, -GAP) <= width;
  if (!isWide) return incidents.flatMap((one) => narrowRow(one, frame));
  return [paint('quiet', line(head)), ...rows.map(line)];
}

const NUMBER = 5;

function narrowRow(incident: Incident, { paint, width }: Frame): string[] {
  const { id, kind, cause, start, end, size, state } = incident;
  const minute = (time: number): string => timeText(time).slice(0, 16);
  const until = end === 0 ? 'goes on' : `until ${minute(end)}`;
  const facts = [
    scopeText(incident, MOST_SCOPE),
    counted(size, 'address', 'addresses'),
    ...(end === 0 ? [] : [state]),
  ];
  return [
    ...hang(`I${id}`, `${minute(start)} ${until}  ${kind}: ${cause}`, NUMBER, width),
    ...hang('', harmless(facts.join(' · ')), NUMBER, width).map((line) => paint('quiet', line)),
  ];
}

const pad = (text: string, width: number, isNumber: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)));
  return isNumber ? space + text : text + space;
};

/** Receivers, campaign, way; `everywhere` where none is named. */
function scopeText({ receivers, campaigns, lanes }: Incident, most: number): string {
  const some = (names: readonly string[]): string =>
    names.length > most
      ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
      : names.join(', ');
  const parts = [
    some(receivers),
    campaigns.length > 0 && `campaign ${some(campaigns)}`,
    lanes.length > 0 && lanes.some(Boolean) && `by ${some(lanes.filter(Boolean))}`,
  ];
  return parts.filter(Boolean).join(' · ') || 'everywhere';
}

/** What happened, where, when, how many; then evidence and recommendation. */
export function incidentScreen(incident: Incident, frame: Frame): string[] {
  const { paint, width } = frame;
  const { id, kind, cause, evidence, recommendation } = incident;
  const block = (title: string, sentences: readonly string[]): string[] =>
    sentences.length === 0
      ? []
      : [
          '',
          paint('strong', title),
          ...sentences.flatMap((sentence) => hang('  ·', harmless(sentence), 4, width)),
        ];
  return [
    `${paint('strong', `I${id}`)}  ${paint(INKS[kind], `${IN_WORDS[kind]}: ${cause}`)}`,
    ...wrap(harmless(scopeText(incident, Number.MAX_SAFE_INTEGER)), width - 4).map(
      (line) => `    ${line}`,
    ),
    ...facts(incident).map((line) => `    ${paint('quiet', line)}`),
    ...block('What speaks for it', evidence),
    ...block('What to do', recommendation),
  ];
}

/** What its evidence does not say. */
function facts({ start, end, size, refusals, state }: Incident): string[] {
  const until =
    end === 0 ? ', goes on' : ` until ${timeText(end)} (${spanText(end - start)}), ${state}`;
  return [
    `from ${timeText(start)}${until}`,
    `${counted(size, 'address', 'addresses')}, ${counted(refusals, 'refusal', 'refusals')}`,
  ];
}
