// Reads the fields of a parsed TOML or JSON table into typed values, with a sentence for each one that is wrong.

import { REASONS } from '../model/reason.ts';
import { didYouMean } from './nearest.ts';

/** What is wrong, where, and what to do. */
export interface FileProblem {
  readonly file: string;
  /** Id of the rule (signal, reason …), or `''` for the file itself. */
  readonly rule: string;
  readonly message: string;
}

/** `my-rules.toml, rule mine/quota: what is wrong`. */
export const problemLine = ({ file, rule, message }: FileProblem): string =>
  `${file}${rule === '' ? '' : `, rule ${rule}`}: ${message}`;

type Table = Readonly<Record<string, unknown>>;

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const MOST_ENTRIES = 100_000;
const MOST_SHOWN = 60;
const NUMBER = / \d{1,6}\./g;

/** One table with those inside it. A field that is wrong is said, and read as if it were left out. Never throws. */
export class Fields {
  /** Of the whole file, in the order in which they were found. */
  readonly problems: FileProblem[];
  readonly #file: string;
  readonly #table: Table;
  readonly #asked = new Set<string>();
  #rule = '';
  /** Keys that lead here, with the number where there are several tables: `rule 2.step.`. */
  #path = '';
  /** So much of the path goes without saying: it leads to the rule that problems name. */
  #hidden = 0;

  /** @param content what a reader of TOML or JSON returned; what is no table has no fields. */
  constructor(file: string, content: unknown, problems: FileProblem[] = []) {
    this.#file = file;
    this.#table = isTable(content) ? content : {};
    this.problems = problems;
  }

  say(message: string, rule: string = this.#rule): void {
    this.problems.push({ file: this.#file, rule, message });
  }

  /** Says something about a field of this table. */
  blame(key: string, message: string): void {
    this.say(`\`${this.#name(key)}\` ${message}`);
  }

  /** Says what to write where there is none, or an empty one. */
  needs(key: string, what: string): void {
    const value = this.value(key) ?? '';
    const isEmpty = typeof value === 'string' ? value.trim() === '' : isEmptyList(value);
    if (isEmpty) this.say(`has no \`${this.#name(key)}\`: ${what}`);
  }

  /** Says which keys of this table nobody asked for. `others`: those that are read elsewhere. */
  noOthers(...others: readonly string[]): void {
    const known = [...this.#asked, ...others];
    for (const key of Object.keys(this.#table))
      if (!known.includes(key))
        this.say(
          `unknown key \`${this.#name(key.slice(0, MOST_SHOWN))}\`${didYouMean(key, known)}; known: ${known.join(', ')}`,
        );
  }

  /** As it stands there. */
  value(key: string): unknown {
    this.#asked.add(key);
    return Object.hasOwn(this.#table, key) ? this.#table[key] : undefined;
  }

  has(key: string): boolean {
    return this.value(key) !== undefined;
  }

  /** Of a table whose keys are names that the user chose. */
  keys(): string[] {
    return Object.keys(this.#table);
  }

  text(key: string): string;
  text<T>(key: string, otherwise: T): string | T;
  text(key: string, otherwise: unknown = ''): unknown {
    const value = this.value(key);
    if (typeof value === 'string') return value;
    if (value !== undefined) this.blame(key, `must be a text in quotes: ${key} = "…"`);
    return otherwise;
  }

  /** Lower-case words with `-`. */
  id(key: string): string {
    const value = this.value(key);
    const id = typeof value === 'string' ? value : '';
    if (!ID.test(id)) this.blame(key, 'must be lower-case words with `-`, like "my-own"');
    return id;
  }

  /** Reads `id`. From then on all that is said is about the rule of this id, behind `prefix`. */
  named(prefix = ''): string {
    const id = this.value('id');
    this.#rule = `${prefix}${typeof id === 'string' ? id : ''}`;
    this.#hidden = this.#path.length;
    this.id('id');
    return this.#rule;
  }

  yes<T>(key: string, otherwise: T): boolean | T {
    const value = this.value(key);
    if (typeof value === 'boolean') return value;
    if (value !== undefined) this.blame(key, 'must be true or false');
    return otherwise;
  }

  number<T>(key: string, otherwise: T, least: number, most: number): number | T {
    const value = this.value(key);
    if (typeof value === 'number' && value >= least && value <= most) return value;
    if (value !== undefined) this.blame(key, `must be a number from ${least} to ${most}`);
    return otherwise;
  }

  whole<T>(key: string, otherwise: T, least: number, most: number): number | T {
    const number = this.number(key, otherwise, least, most);
    if (typeof number !== 'number' || Number.isInteger(number)) return number;
    this.blame(key, 'must be a whole number');
    return otherwise;
  }

  /** One text, or a list of them. */
  texts(key: string): string[] {
    const value = this.value(key);
    if (typeof value === 'string') return [value];
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      return this.#bounded(key, value);
    this.blame(key, `must be a text or a list of texts: ${key} = ["…", "…"]`);
    return [];
  }

  oneOf<W extends string, T>(key: string, allowed: readonly W[], otherwise: T): W | T {
    const word = this.text(key, null);
    return word === null ? otherwise : (this.#among(key, word, allowed) ?? otherwise);
  }

  /** Those of the listed words that are allowed. */
  someOf<W extends string>(key: string, allowed: readonly W[]): W[] {
    return this.texts(key).flatMap((word) => this.#among(key, word, allowed) ?? []);
  }

  /** `[key]`, or `key = { … }`. */
  table(key: string): Fields {
    const value = this.value(key) ?? {};
    if (!isTable(value)) this.blame(key, `must be a table: ${key} = { … }`);
    return this.inside(key, value);
  }

  /** `[[key]]`; what is no table is left out. */
  tables(key: string): Fields[] {
    const value = this.value(key) ?? [];
    const tables = Array.isArray(value) ? value.filter(isTable) : [];
    if (!Array.isArray(value) || tables.length < value.length)
      this.blame(key, `must be tables: write [[${this.#path.replace(NUMBER, '.')}${key}]]`);
    return this.#bounded(key, tables).map((table, at) =>
      this.inside(tables.length > 1 ? `${key} ${at + 1}` : key, table),
    );
  }

  /** A table that stands, or might stand, at `key`. */
  inside(key: string, table: unknown): Fields {
    const fields = new Fields(this.#file, table, this.problems);
    fields.#rule = this.#rule;
    fields.#path = `${this.#path}${key}.`;
    fields.#hidden = this.#hidden;
    return fields;
  }

  #name(key: string): string {
    return `${this.#path}${key}`.slice(this.#hidden);
  }

  #among<W extends string>(key: string, word: string, allowed: readonly W[]): W | undefined {
    const found = allowed.find((one) => one === word);
    if (found !== undefined) return found;
    const known: readonly string[] = allowed;
    const all =
      known === REASONS ? 'the reasons (`postbound reasons` lists them)' : known.join(', ');
    const shown = JSON.stringify(word.slice(0, MOST_SHOWN)) + didYouMean(word, known);
    this.say(`\`${this.#name(key)}\`: ${shown} is not one of ${all}`);
    return undefined;
  }

  #bounded<T>(key: string, list: T[]): T[] {
    if (list.length > MOST_ENTRIES) this.blame(key, `has more than ${MOST_ENTRIES} entries`);
    return list.slice(0, MOST_ENTRIES);
  }
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
