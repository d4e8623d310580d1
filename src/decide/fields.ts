// Reads single fields out of the plain tables of a policy file, and remembers what is wrong with them.

/** What is wrong, where, and what to do. */
export interface PolicyProblem {
  readonly file: string;
  /** Rule id, or `''` for the file itself. */
  readonly rule: string;
  readonly message: string;
}

export type Table = Readonly<Record<string, unknown>>;

const MOST_DAYS = 36_500;
const DURATION = /^(\d{1,5}) days?$/;
const FOR_EVER = 'for ever';

/** One for each file. */
export class Fields {
  readonly problems: PolicyProblem[] = [];
  readonly #file: string;
  #rule = '';

  constructor(file: string) {
    this.#file = file;
  }

  /** What follows is about this rule. */
  at(rule: string): void {
    this.#rule = rule;
  }

  say(message: string): void {
    this.problems.push({ file: this.#file, rule: this.#rule, message });
  }

  onlyKnown(table: Table, known: readonly string[], where: string): void {
    for (const key of Object.keys(table))
      if (!known.includes(key))
        this.say(
          `${where} knows no \`${key}\`: it has ${known.map((name) => `\`${name}\``).join(', ')}`,
        );
  }

  text(table: Table, key: string): string {
    const value = table[key];
    if (typeof value === 'string') return value.trim().replace(/\s+/g, ' ');
    if (value !== undefined) this.say(`\`${key}\` must be a text in quotes`);
    return '';
  }

  yes(table: Table, key: string, otherwise: boolean): boolean {
    const value = table[key];
    if (typeof value === 'boolean') return value;
    if (value !== undefined) this.say(`\`${key}\` must be true or false`);
    return otherwise;
  }

  number(table: Table, key: string, otherwise: number, least: number, most: number): number {
    const value = table[key];
    if (value === undefined) return otherwise;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    this.say(`\`${key}\` must be a number from ${least} to ${most}`);
    return otherwise;
  }

  texts(table: Table, key: string): string[] {
    const value = table[key];
    if (value === undefined) return [];
    const list = typeof value === 'string' ? [value] : value;
    if (Array.isArray(list) && list.length > 0 && list.every((item) => typeof item === 'string'))
      return list;
    this.say(`\`${key}\` must be a list of texts: ["…", "…"]`);
    return [];
  }

  /** Those of the listed words that are allowed; the others are said. */
  someOf<T extends string>(table: Table, key: string, allowed: readonly T[]): T[] {
    return this.texts(table, key).flatMap((word) => {
      const found = allowed.find((item) => item === word);
      if (!found)
        this.say(`\`${key}\`: ${JSON.stringify(word)} is not one of ${listed(key, allowed)}`);
      return found ? [found] : [];
    });
  }

  oneOf<T extends string>(table: Table, key: string, allowed: readonly T[], otherwise: T): T {
    const value = table[key];
    const found = allowed.find((item) => item === value);
    if (value !== undefined && !found)
      this.say(`\`${key}\` must be one of ${allowed.map((word) => `"${word}"`).join(', ')}`);
    return found ?? otherwise;
  }

  /** A number of days. */
  days<T>(table: Table, key: string, otherwise: T): number | T {
    const value = table[key];
    if (value === undefined) return otherwise;
    const days = Number(
      DURATION.exec(typeof value === 'string' ? value : '')?.[1] ?? MOST_DAYS + 1,
    );
    if (days <= MOST_DAYS) return days;
    this.say(`\`${key}\` must be a number of days: "7 days"`);
    return otherwise;
  }

  /** A number of days, from 1 on; 0: for ever. */
  term(table: Table, key: string): number {
    const value = table[key];
    if (value === FOR_EVER) return 0;
    const days = Number(DURATION.exec(typeof value === 'string' ? value : '')?.[1] ?? 0);
    if (days > 0 && days <= MOST_DAYS) return days;
    this.say(`\`${key}\` must be a number of days, "7 days", or "${FOR_EVER}"`);
    return 1;
  }
}

function listed(key: string, allowed: readonly string[]): string {
  return key === 'reasons' ? 'the reasons (`postbound reasons` lists them)' : allowed.join(', ');
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of tables (`[[key]]`); what is none is said and left out. */
export function tablesOf(fields: Fields, table: Table, key: string, where: string): Table[] {
  const value = table[key] ?? [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const tables = list.filter(isTable);
  if (!Array.isArray(value) || tables.length < list.length)
    fields.say(`\`${key}\` must be tables: write ${where}`);
  return tables;
}
