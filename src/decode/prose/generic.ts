// Reads a failure or delay notice that is in no known format, from its text to records: the reader of last resort.

import type { Action } from '../../model/kind.ts';
import { readReply } from '../../text/reply-text.ts';
import type { TextRecord } from '../layout/format.ts';
import { stageOfWords } from '../layout/stage-words.ts';
import type { NoticeView } from '../view.ts';
import type { Dictionary } from '../words/words.ts';
import {
  type GenericDraft,
  type Passage,
  tellingOf,
  type Walk,
  walkLines,
} from './generic-drafts.ts';
import { addressesIn } from './line-addresses.ts';
import type { Plainness } from './recipient-lines.ts';

/** What is known before the lines are read. */
export interface GenericGiven {
  readonly view: NoticeView;
  readonly dictionary: Dictionary;
  readonly action: Action;
  /** Line at which the returned copy begins, or the number of lines. */
  readonly end: number;
  /** Addresses of the X-Failed-Recipients field. */
  readonly failed: readonly string[];
  /** To addresses of the returned copy: taken where the text names nobody. */
  readonly returnedTo: readonly string[];
  /** The reporting system's addresses, in lower case. */
  readonly others: ReadonlySet<string>;
  /** The sender's own addresses, in lower case. */
  readonly ours: ReadonlySet<string>;
}

/** Records with the way in which their recipients were found. */
export interface GenericReading {
  readonly records: readonly TextRecord[];
  readonly foundBy: 'header' | Plainness | 'name' | 'subject' | 'copy' | 'nothing';
}

/** Boxes of systems and desks, which notices name for help. */
const ROLES =
  /^(?:postmaster|mailer-daemon|abuse|hostmaster|webmaster|helpdesk|help|support|no-?reply|do-?not-?reply|info-?service)@/i;
const TIERS: readonly Plainness[] = ['head', 'command', 'label', 'parent', 'prose'];
const MAX_COPY_RECIPIENTS = 10;
const MAX_CONTEXT = 2000;

/** Reads the text. Never throws; linear. */
export function readGeneric(given: GenericGiven): GenericReading {
  const walk = walkLines(given.view.lines, given.end, given.dictionary);
  const { drafts, foundBy } = chooseDrafts(walk, given);
  const shared = sharedBy(walk, given);
  return { records: drafts.map((draft) => finish(draft, shared)), foundBy };
}

interface Choice {
  readonly drafts: readonly GenericDraft[];
  readonly foundBy: GenericReading['foundBy'];
}

function chooseDrafts(walk: Walk, given: GenericGiven): Choice {
  if (given.failed.length > 0)
    return { foundBy: 'header', drafts: given.failed.map((name) => draftFor(name, walk)) };
  for (const read of [ofTier, ownOfTier])
    for (const tier of TIERS) {
      const drafts = read(tier, walk, given);
      if (drafts.length > 0) return { foundBy: tier, drafts };
    }
  return elsewhere(walk, given);
}

/** The walk's draft of an address that is known from elsewhere, or a new one. */
function draftFor(address: string, walk: Walk): GenericDraft {
  const known = walk.drafts.find((draft) => sameAddress(draft.address, address));
  const passage = { line: 0, text: '' };
  return (
    known ?? { address, original: '', plainness: 'prose', line: 0, passage, isIntroduced: false }
  );
}

const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function ofTier(tier: Plainness, walk: Walk, given: GenericGiven): readonly GenericDraft[] {
  const named = walk.drafts.filter((draft) => draft.plainness === tier);
  const strangers = named.filter(({ address }) => isRecipient(address, given));
  if (tier === 'prose') return fromProse(strangers, given);
  const chosen = supported(strangers, given);
  return distinct(chosen.length > 0 ? chosen : strangers);
}

/** A mail to oneself comes back to oneself; a box of a system may be the recipient as well. */
function ownOfTier(tier: Plainness, walk: Walk, given: GenericGiven): readonly GenericDraft[] {
  const own = walk.drafts.filter(
    ({ plainness, address }) => plainness === tier && !given.others.has(address.toLowerCase()),
  );
  if (tier !== 'prose') return distinct(supported(own, given));
  const roles = own.filter(({ address }) => !given.ours.has(address.toLowerCase()));
  return distinct(roles.filter((draft) => isTold(draft, given)));
}

/** Words for a failure stand on its line. */
const isTold = ({ line }: GenericDraft, given: GenericGiven): boolean =>
  tellingOf(given.view.lines[line] ?? '', given.dictionary) > 0;

/** Those with a heading above them, or words for a failure beside them: a thousand may stand above the same words. */
function supported(drafts: readonly GenericDraft[], given: GenericGiven): GenericDraft[] {
  const known = new Map<Passage, boolean>();
  return drafts.filter(({ isIntroduced, passage }) => {
    if (isIntroduced) return true;
    const isTelling = known.get(passage) ?? tellingOf(passage.text, given.dictionary) > 0;
    known.set(passage, isTelling);
    return isTelling;
  });
}

function fromProse(all: readonly GenericDraft[], given: GenericGiven): readonly GenericDraft[] {
  const drafts = all.filter((draft) => !isOffered(draft, given));
  const told = drafts.filter((draft) => isTold(draft, given));
  if (told.length > 0) return distinct(told);
  const names = distinct(drafts);
  return names.length === 1 ? names : [];
}

/** `Please use b@example.com instead`: an address to write to, which nothing was sent to yet. */
const OFFERED =
  /(?:\buse|\btry|\bcontact|\bwrite to|\breach(?: \w{2,4})? at|(?:moved|changed) to|new (?:e-?mail )?address(?: is)?|verwenden sie|nutzen sie|sie (?:sich )?an|utiliser|utilisez|contacter|contactez|écrire à|utilice|contacte(?: con)?|escriba a|contattare|scrivere a|gebruik)[\s:<"']{1,4}$/i;
const BEFORE = 60;

function isOffered({ address, line }: GenericDraft, { view }: GenericGiven): boolean {
  const text = view.lines[line] ?? '';
  const at = text.indexOf(address);
  return at > 0 && OFFERED.test(text.slice(Math.max(0, at - BEFORE), at));
}

function isRecipient(address: string, given: GenericGiven): boolean {
  const name = address.toLowerCase();
  return !given.others.has(name) && !given.ours.has(name) && !ROLES.test(address);
}

/** Notices in two languages name each recipient twice: the one with words counts. */
function distinct(drafts: readonly GenericDraft[]): readonly GenericDraft[] {
  const kept = new Map<string, GenericDraft>();
  for (const draft of drafts) {
    const key = draft.address.toLowerCase();
    const known = kept.get(key);
    if (!known || (known.passage.text === '' && draft.passage.text !== '')) kept.set(key, draft);
  }
  return [...kept.values()];
}

/** Where the text names no address: a bare name, the subject, the returned copy. */
function elsewhere(walk: Walk, given: GenericGiven): Choice {
  const name = bareName(given);
  if (name !== '') return { foundBy: 'name', drafts: [draftFor(name, walk)] };
  const subject = addressesIn(given.view.subject)
    .map(({ address }) => address)
    .filter((address) => isRecipient(address, given));
  if (subject.length > 0)
    return { foundBy: 'subject', drafts: subject.map((address) => draftFor(address, walk)) };
  const copied = given.returnedTo
    .filter((address) => isRecipient(address, given))
    .slice(0, MAX_COPY_RECIPIENTS);
  return {
    foundBy: copied.length > 0 ? 'copy' : 'nothing',
    drafts: copied.map((address) => draftFor(address, walk)),
  };
}

const BARE_NAME = /^\s{0,20}([A-Za-z0-9][A-Za-z0-9._+-]{1,63})\s*$/;

/** A local part alone on the line below a heading: a box of the reporting system itself. */
function bareName(given: GenericGiven): string {
  const domain = /@([A-Za-z0-9.-]{3,255})/.exec(given.view.from)?.[1];
  if (!domain) return '';
  const { lines } = given.view;
  for (let i = 0; i < given.end - 1; i++) {
    if (!/[:：]\s*$/.test(lines[i] ?? '')) continue;
    const next = lines.slice(i + 1, given.end).find((line) => line.trim() !== '') ?? '';
    const name = BARE_NAME.exec(next)?.[1];
    if (name) return `${name}@${domain}`;
  }
  return '';
}

/** What all records of a text share. */
interface Shared {
  readonly given: GenericGiven;
  /** The paragraph that tells most, and how much. */
  readonly best: Passage | null;
  readonly most: number;
  readonly context: string;
}

function sharedBy(walk: Walk, given: GenericGiven): Shared {
  let best: Passage | null = null;
  let most = 0;
  let context = '';
  for (const paragraph of walk.paragraphs) {
    const telling = tellingOf(paragraph.text, given.dictionary);
    if (telling > most) {
      best = paragraph;
      most = telling;
    }
    if (context.length < MAX_CONTEXT) context += `${paragraph.text} `;
  }
  return { given, best, most, context: context.slice(0, MAX_CONTEXT).trim() };
}

function finish(draft: GenericDraft, { given, best, most, context }: Shared): TextRecord {
  const own = tellingOf(draft.passage.text, given.dictionary);
  // Words below a recipient are his; a paragraph elsewhere counts where they say nothing of the cause.
  const isElsewhere = most > 1 || draft.passage.text === '';
  const passage = best && own < 2 && most > own && isElsewhere ? best : draft.passage;
  const reply = readReply(passage.text);
  return {
    address: draft.address,
    original: draft.original,
    action: given.action,
    diagnostic: reply.text,
    context,
    status: reply.status,
    replyCode: reply.code,
    host: HOST.exec(passage.text.slice(0, MAX_CONTEXT))?.[1] ?? '',
    stage: stageOfWords(passage.text),
    speaker: reply.code ? 'remote' : 'unknown',
    at: passage.text === '' ? null : given.view.place(passage.text, passage.line),
  };
}

const HOST = /\bhost\s{1,3}([A-Za-z0-9][A-Za-z0-9.-]{2,250}\.[A-Za-z]{2,20})\b/;
