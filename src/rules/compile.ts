// Compiles rule files with their tables into the data that the engine reads.

import type {
  CompiledBlocklist,
  CompiledFrame,
  CompiledRule,
  CompiledRules,
  CompiledSpeaker,
  ReasonEntry,
} from '../classify/compiled.ts';
import type { FileProblem } from '../text/fields.ts';
import { fold } from '../text/fold.ts';
import { readPhrase } from '../text/phrase-syntax.ts';
import { type Entry, makeEntries } from '../text/phrases.ts';
import type { RuleFile, SourceRule } from './rule-file.ts';
import type { SourceBlocklist, SourceFrame, SourceReason } from './tables.ts';

export interface RuleSources {
  readonly files: readonly RuleFile[];
  readonly reasons: readonly SourceReason[];
  readonly frames: readonly SourceFrame[];
  readonly blocklists: readonly SourceBlocklist[];
}

export interface Compilation {
  readonly rules: CompiledRules;
  /** What to look for in a text to find the phrases, chosen with the examples as samples. */
  readonly entries: readonly Entry[];
  /** Web pages by source. */
  readonly pages: Readonly<Record<string, string>>;
  readonly problems: readonly FileProblem[];
}

/** Gives every distinct phrase (or source) one number. */
class Numbered {
  readonly values: string[];
  readonly #numbers: Map<string, number>;

  constructor(known: readonly string[]) {
    this.values = [...known];
    this.#numbers = new Map(known.map((value, at) => [value, at]));
  }

  number(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

type Known = Pick<CompiledRules, 'phrases' | 'sources' | 'speakers'>;

const NOTHING: Known = { phrases: [], sources: [], speakers: [] };

class Compiler {
  readonly problems: FileProblem[] = [];
  readonly phrases: Numbered;
  readonly sources: Numbered;

  constructor(known: Known) {
    this.phrases = new Numbered(known.phrases);
    this.sources = new Numbered(known.sources);
  }

  say(file: string, rule: string, message: string): void {
    this.problems.push({ file, rule, message });
  }

  words(file: string, rule: string, phrases: readonly string[]): number[] {
    return phrases.map((phrase) => {
      const { problem } = readPhrase(phrase);
      if (problem) this.say(file, rule, `phrase ${JSON.stringify(phrase)}: ${problem}`);
      return this.phrases.number(fold(phrase));
    });
  }
}

/** Checks that need no run: what a reader of the file alone can see. */
function lookOver(compiler: Compiler, file: RuleFile, rule: SourceRule): void {
  const say = (message: string): void => compiler.say(file.file, rule.id, message);
  if (rule.words.length === 0 && rule.status.length === 0 && rule.code.length === 0)
    say('has neither words nor codes, so it can never match: give it `words`');
  if (rule.examples.length === 0) say('has no example: add a reply that it must win');
  if (rule.source.length === 0) say('has no source: say where the knowledge is from, with a date');
  for (const key of rule.source)
    if (!file.sources.has(key)) say(`source \`${key}\` is not in [sources]`);
}

function compileRule(
  compiler: Compiler,
  file: RuleFile,
  rule: SourceRule,
  speaker: number,
): CompiledRule {
  lookOver(compiler, file, rule);
  const words = (list: readonly string[]): number[] => compiler.words(file.file, rule.id, list);
  return {
    id: rule.id,
    reason: rule.reason,
    speaker,
    words: words(rule.words),
    ...(rule.also.length > 0 && { also: words(rule.also) }),
    ...(rule.without.length > 0 && { without: words(rule.without) }),
    ...(rule.code.length > 0 && { code: rule.code }),
    ...(rule.status.length > 0 && { status: rule.status }),
    ...(rule.stage.length > 0 && { stage: rule.stage }),
    ...(rule.needsSpeaker && { needsSpeaker: true as const }),
    ...(rule.strength && { strength: rule.strength }),
    ...(rule.at && { at: rule.at }),
    ...(rule.fault && { fault: rule.fault }),
    ...(rule.message && { message: rule.message }),
    ...(rule.address && { address: rule.address }),
    ...(rule.labels && { labels: rule.labels }),
    ...(rule.detail && { detail: rule.detail }),
    source: rule.source.flatMap((key) => {
      const source = file.sources.get(key);
      return source === undefined ? [] : [compiler.sources.number(source.name)];
    }),
  };
}

function pagesOf(files: readonly RuleFile[]): Record<string, string> {
  const sources = files.flatMap((file) => [...file.sources.values()]);
  return Object.fromEntries(sources.flatMap(({ name, page }) => (page ? [[name, page]] : [])));
}

function refuseTwins(
  compiler: Compiler,
  files: readonly RuleFile[],
  taken: readonly CompiledRule[],
): void {
  const seen = new Map(taken.map((rule) => [rule.id, 'the built-in rules']));
  for (const file of files)
    for (const rule of file.rules) {
      const before = seen.get(rule.id);
      if (before) compiler.say(file.file, rule.id, `the id is taken in ${before}`);
      seen.set(rule.id, file.file);
    }
}

/** Speakers that share an id (one operator in several files) are one. */
function compileSpeakers(
  compiler: Compiler,
  files: readonly RuleFile[],
  speakers: readonly CompiledSpeaker[],
): CompiledSpeaker[] {
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  for (const { file, speaker } of files) {
    const known = byId.get(speaker.id);
    const marks = compiler.words(file, speaker.id, speaker.marks);
    byId.set(speaker.id, {
      id: speaker.id,
      name: known?.name ?? speaker.name,
      kind: known?.kind ?? speaker.kind,
      hosts: [...(known?.hosts ?? []), ...speaker.hosts],
      hostWords: [...(known?.hostWords ?? []), ...compiler.words(file, speaker.id, speaker.hosts)],
      marks: [...(known?.marks ?? []), ...marks],
    });
  }
  return [...byId.values()];
}

function compileFrames(compiler: Compiler, frames: readonly SourceFrame[]): CompiledFrame[] {
  return frames.map((frame) => ({
    id: frame.id,
    kind: frame.kind,
    words: compiler.words('frames.toml', frame.id, frame.words),
    ...(frame.stage && { stage: frame.stage }),
    ...(frame.expiry && { expiry: true as const }),
  }));
}

function compileBlocklists(
  compiler: Compiler,
  lists: readonly SourceBlocklist[],
): CompiledBlocklist[] {
  return lists.map(({ words, zones, ...list }) => ({
    ...list,
    zones: zones.map((zone) => zone.toLowerCase()),
    words: compiler.words('blocklists.toml', list.id, [...words, ...zones]),
  }));
}

/** A short fingerprint (FNV-1a, twice) of the rules: not for security, only to tell versions apart. */
function versionOf(data: unknown): string {
  const text = JSON.stringify(data);
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(i), 0x811c9dc5) + i;
  }
  return [low, high].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Replies as they come: what to look for is chosen by them. */
export const samplesOf = (files: readonly RuleFile[]): string[] =>
  files.flatMap((file) => file.rules.flatMap((rule) => rule.examples.map(fold)));

function compileFiles(
  compiler: Compiler,
  files: readonly RuleFile[],
  known: readonly CompiledSpeaker[],
): { readonly speakers: CompiledSpeaker[]; readonly rules: CompiledRule[] } {
  const speakers = compileSpeakers(compiler, files, known);
  const at = new Map(speakers.map((speaker, index) => [speaker.id, index]));
  const rules = files.flatMap((file) =>
    file.rules.map((rule) => compileRule(compiler, file, rule, at.get(file.speaker.id) ?? 0)),
  );
  return { speakers, rules };
}

/**
 * Compiles files of the user's own and adds them to rules that are compiled already. Never throws: what cannot be
 * compiled is left out and named in `problems`.
 */
export function extendRules(
  base: CompiledRules,
  entries: readonly Entry[],
  files: readonly RuleFile[],
): Compilation {
  const compiler = new Compiler(base);
  refuseTwins(compiler, files, base.rules);
  const { speakers, rules } = compileFiles(compiler, files, base.speakers);
  const added = rules.map((rule) => ({ ...rule, own: true as const }));
  const phrases = compiler.phrases.values;
  const first = base.phrases.length;
  const pages = { ...base.pages, ...pagesOf(files) };
  const more = makeEntries(phrases.slice(first), samplesOf(files));
  return {
    rules: {
      ...base,
      version: versionOf([base.version, added, phrases.slice(first)]),
      speakers,
      rules: [...base.rules, ...added],
      phrases,
      sources: compiler.sources.values,
      pages,
    },
    pages,
    entries: [...entries, ...more.map(([id, ...rest]): Entry => [id + first, ...rest])],
    problems: compiler.problems,
  };
}

const withoutWords = ({
  id,
  fault,
  message,
  address,
  stage,
  labels,
}: SourceReason): ReasonEntry => ({ id, fault, message, address, stage, labels });

/** Never throws: what cannot be compiled is left out and named in `problems`. */
export function compileRules(sources: RuleSources): Compilation {
  const compiler = new Compiler(NOTHING);
  refuseTwins(compiler, sources.files, []);
  const { speakers, rules } = compileFiles(compiler, sources.files, []);
  const data = {
    reasons: sources.reasons.map(withoutWords),
    speakers,
    rules,
    frames: compileFrames(compiler, sources.frames),
    blocklists: compileBlocklists(compiler, sources.blocklists),
    phrases: compiler.phrases.values,
    sources: compiler.sources.values,
  };
  return {
    rules: { version: versionOf(data), ...data },
    entries: makeEntries(data.phrases, samplesOf(sources.files)),
    pages: pagesOf(sources.files),
    problems: compiler.problems,
  };
}
