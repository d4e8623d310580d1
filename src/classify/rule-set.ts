// Makes compiled rules searchable: phrase → who uses it, code → rules, host → speaker.

import { fold } from '../text/fold.ts';
import {
  compileEntries,
  type Entry,
  type Hit,
  makeEntries,
  type PhraseSet,
} from '../text/phrases.ts';
import type {
  CompiledBlocklist,
  CompiledFrame,
  CompiledRule,
  CompiledRules,
  CompiledSpeaker,
  ReasonEntry,
} from './compiled.ts';

/** What a phrase is used for. */
export interface PhraseUses {
  readonly rules: readonly CompiledRule[];
  /** Speakers of whom it is a mark. */
  readonly speakers: readonly CompiledSpeaker[];
  /** Speakers of whose host names it is the end. */
  readonly hosts: readonly CompiledSpeaker[];
  readonly frames: readonly CompiledFrame[];
  readonly blocklists: readonly CompiledBlocklist[];
}

export interface RuleSet {
  readonly data: CompiledRules;
  /** What is looked for to find the phrases. */
  readonly entries: readonly Entry[];
  readonly phrases: PhraseSet;
  readonly uses: readonly PhraseUses[];
  /** Rules without words, by each code or status that they name. */
  readonly byCode: ReadonlyMap<string, readonly CompiledRule[]>;
  readonly reasons: ReadonlyMap<string, ReasonEntry>;
  /** Speaker of a host name or speaker id; undefined if none is known. */
  speakerOf(host: string): CompiledSpeaker | undefined;
}

/** How the phrases of a text are found: in one pass, or (to prove that pass complete) one by one. */
export type FindPhrases = (rules: RuleSet, folded: string) => Hit[];

export const findInOnePass: FindPhrases = (rules, folded) => rules.phrases.scan(folded);
export const findOneByOne: FindPhrases = (rules, folded) => rules.phrases.tryAll(folded);

/**
 * The same rule with all its fields in one order, the missing ones as undefined: the engine reads fields of like
 * objects many times faster.
 */
function inOneShape(rule: CompiledRule): CompiledRule {
  const { id, reason, speaker, words, source, also, without, code, status, stage } = rule;
  const { needsSpeaker, own, strength, at, fault, message, address, labels, detail } = rule;
  const shaped = {
    id,
    reason,
    speaker,
    words,
    source,
    also,
    without,
    code,
    status,
    stage,
    needsSpeaker,
    own,
    strength,
    at,
    fault,
    message,
    address,
    labels,
    detail,
  };
  return shaped as CompiledRule;
}

type Growing = { -readonly [K in keyof PhraseUses]: PhraseUses[K] };

const NONE: readonly never[] = [];
const UNUSED: PhraseUses = {
  rules: NONE,
  speakers: NONE,
  hosts: NONE,
  frames: NONE,
  blocklists: NONE,
};

/** Most phrases have one use: the empty list is shared. */
function usesOf(data: CompiledRules, rules: readonly CompiledRule[]): PhraseUses[] {
  const uses: Growing[] = data.phrases.map(() => ({ ...UNUSED }));
  const note = <K extends keyof PhraseUses>(
    at: number,
    kind: K,
    user: PhraseUses[K][number],
  ): void => {
    const all = uses[at] as Growing;
    const known = all[kind] as PhraseUses[K][number][];
    if (known.length === 0) all[kind] = [user] as unknown as PhraseUses[K];
    else known.push(user);
  };
  for (const rule of rules) for (const at of rule.words) note(at, 'rules', rule);
  for (const speaker of data.speakers) {
    for (const at of speaker.marks) note(at, 'speakers', speaker);
    for (const at of speaker.hostWords) note(at, 'hosts', speaker);
  }
  for (const frame of data.frames) for (const at of frame.words) note(at, 'frames', frame);
  for (const list of data.blocklists) for (const at of list.words) note(at, 'blocklists', list);
  return uses;
}

function codeIndex(rules: readonly CompiledRule[]): Map<string, CompiledRule[]> {
  const index = new Map<string, CompiledRule[]>();
  for (const rule of rules) {
    if (rule.words.length > 0) continue;
    const codes = rule.status ?? rule.code ?? [];
    for (const code of codes.flatMap(bothClasses)) {
      const known = index.get(code);
      if (known) known.push(rule);
      else index.set(code, [rule]);
    }
  }
  return index;
}

const bothClasses = (code: string): string[] =>
  code.startsWith('x.') ? [`4${code.slice(1)}`, `5${code.slice(1)}`] : [code];

function speakerIndex(data: CompiledRules): Map<string, CompiledSpeaker> {
  const index = new Map<string, CompiledSpeaker>();
  for (const speaker of data.speakers) {
    index.set(speaker.id, speaker);
    for (const host of speaker.hosts) index.set(host.toLowerCase(), speaker);
  }
  return index;
}

/** The ends of a host name from long to short: `.a.b.c`, `.b.c`, `.c`. */
function* endings(host: string): Generator<string> {
  let rest = `.${host}`;
  while (rest.length > 1) {
    yield rest;
    const dot = rest.indexOf('.', 1);
    rest = dot < 0 ? '' : rest.slice(dot);
  }
}

function findSpeaker(
  index: ReadonlyMap<string, CompiledSpeaker>,
  host: string,
): CompiledSpeaker | undefined {
  const name = fold(host.trim()).replace(/\.$/, '');
  const direct = index.get(name);
  if (direct) return direct;
  for (const ending of endings(name)) {
    const speaker = index.get(ending);
    if (speaker) return speaker;
  }
  return undefined;
}

/**
 * Indexes compiled rules: make one and keep it. `chosen` are what the rule compiler chose to look for; without them
 * they are chosen here, which takes some ten milliseconds per thousand rules and makes the search a little slower.
 */
export function makeRuleSet(data: CompiledRules, chosen?: readonly Entry[] | null): RuleSet {
  const speakers = speakerIndex(data);
  const rules = data.rules.map(inOneShape);
  const entries = chosen ?? makeEntries(data.phrases, []);
  return {
    data,
    entries,
    phrases: compileEntries(data.phrases, entries),
    uses: usesOf(data, rules),
    byCode: codeIndex(rules),
    reasons: new Map(data.reasons.map((entry) => [entry.id, entry])),
    speakerOf: (host) => findSpeaker(speakers, host),
  };
}
