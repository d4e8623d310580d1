// Reads postbound.toml of the current folder: the store, the zone of logs, and what tells mail of ours from other mail.

import { fs } from '../adapters/files/fs.ts';
import { type LinkSettings, NO_LINKS } from '../model/links.ts';
import {
  NO_SETTINGS,
  type OwnSettings,
  type ReturnPathPattern,
  type TokenKey,
} from '../model/own.ts';
import type { RuleProblem } from '../rules/rule-file.ts';
import { readLinkSettings } from './link-settings.ts';
import { DEFAULT_STORE } from './open-store.ts';
import { readScopeSettings, type Scopes } from './scope-settings.ts';
import { SETTINGS } from './settings-file.ts';
import { readToml } from './toml.ts';

export interface Settings {
  readonly store: string;
  /** Of times in logs that do not tell it. */
  readonly zone: string;
  readonly own: OwnSettings;
  /** Name or file of the policy that addresses are decided by. */
  readonly policy: string;
  readonly links: LinkSettings;
  /** Which streams the scopes of providers' suppression lists are. */
  readonly scopes: Scopes;
}

export interface LoadedSettings {
  readonly settings: Settings;
  /** What is wrong in the file, a sentence each with its name; nothing should be done by settings that have some. */
  readonly problems: readonly string[];
}

type Table = Readonly<Record<string, unknown>>;

const DEFAULTS: Settings = {
  store: DEFAULT_STORE,
  zone: 'UTC',
  own: NO_SETTINGS,
  policy: 'default',
  links: NO_LINKS,
  scopes: new Map(),
};
/** `rules` is read by own-rules.ts. */
export const SETTINGS_KEYS: readonly string[] = [
  'rules',
  'store',
  'policy',
  'zone',
  'own',
  'return_path',
  'token_keys',
  'links',
  'campaign',
  'scopes',
];
const SHORTEST_SECRET = 16;
const MOST_KEY_ID = 31;

export function loadSettings(): LoadedSettings {
  if (!fs.existsSync(SETTINGS)) return { settings: DEFAULTS, problems: [] };
  const unread: RuleProblem[] = [];
  const table = readToml(SETTINGS, unread);
  const reader = new Reader(unread.map(({ message }) => message));
  return { settings: reader.settings(table), problems: reader.problems };
}

class Reader {
  readonly problems: string[];

  constructor(unread: readonly string[]) {
    this.problems = unread.map((message) => `${SETTINGS}: ${message}`);
  }

  settings(table: Table): Settings {
    this.#onlyKnown('', table, SETTINGS_KEYS);
    return {
      store: this.#text(table, 'store') ?? DEFAULTS.store,
      zone: this.#zone(table),
      policy: this.#text(table, 'policy') ?? DEFAULTS.policy,
      own: this.#own(table),
      links: readLinkSettings(table, (problem) => this.#say(problem)),
      scopes: readScopeSettings(table['scopes'], (problem) => this.#say(problem)),
    };
  }

  #say(message: string): void {
    this.problems.push(`${SETTINGS}: ${message}`);
  }

  #onlyKnown(place: string, table: Table, known: readonly string[]): void {
    for (const key of Object.keys(table))
      if (!known.includes(key))
        this.#say(`unknown key \`${place}${key}\`; known: ${known.join(', ')}`);
  }

  #text(table: Table, key: string): string | undefined {
    const value = table[key];
    if (value === undefined || typeof value === 'string') return value;
    this.#say(`\`${key}\` must be a text`);
    return undefined;
  }

  #list(table: Table, key: string): string[] {
    const value = table[key] ?? [];
    if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      return value.map((one) => one.toLowerCase());
    this.#say(`\`${key}\` must be a list of texts: ${key} = ["example.com"]`);
    return [];
  }

  #zone(table: Table): string {
    const zone = this.#text(table, 'zone') ?? DEFAULTS.zone;
    if (isZone(zone)) return zone;
    this.#say(`\`zone\` is no time zone: ${zone}; it is written like Europe/Berlin`);
    return DEFAULTS.zone;
  }

  #own(table: Table): OwnSettings {
    const own = isTable(table['own']) ? table['own'] : {};
    const lists = ['domains', 'return_path_domains', 'message_id_domains', 'hosts'];
    this.#onlyKnown('own.', own, [...lists, 'token_prefix', 'tagged_since']);
    return {
      domains: this.#list(own, 'domains'),
      returnPathDomains: this.#list(own, 'return_path_domains'),
      messageIdDomains: this.#list(own, 'message_id_domains'),
      hosts: this.#list(own, 'hosts'),
      returnPathPatterns: this.#patterns(table['return_path']),
      tokenKeys: this.#keys(table['token_keys']),
      tokenPrefix: this.#text(own, 'token_prefix') ?? NO_SETTINGS.tokenPrefix,
      taggedSince: this.#time(own, 'tagged_since'),
    };
  }

  #time(table: Table, key: string): number {
    const text = this.#text(table, key);
    if (text === undefined) return 0;
    const time = Date.parse(text);
    if (Number.isNaN(time)) this.#say(`\`${key}\` must be a date: ${key} = 2026-01-31`);
    return Number.isNaN(time) ? 0 : time;
  }

  #patterns(value: unknown): ReturnPathPattern[] {
    return tables(value).map((table) => {
      this.#onlyKnown('return_path.', table, ['pattern', 'lifetime_days']);
      const pattern = this.#text(table, 'pattern') ?? '';
      if (!/^[^@]*\*[^@]*@[^@*]+$/.test(pattern))
        this.#say('`return_path.pattern` must look like "bounce+*@b.example.com"');
      const days = table['lifetime_days'] ?? 0;
      if (typeof days !== 'number' || days < 0)
        this.#say('`return_path.lifetime_days` must be a number of days');
      return { pattern: pattern.toLowerCase(), lifetimeDays: Number(days) };
    });
  }

  #keys(value: unknown): TokenKey[] {
    return tables(value).map((table) => {
      this.#onlyKnown('token_keys.', table, ['id', 'secret']);
      const { id } = table;
      if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id > MOST_KEY_ID)
        this.#say(`\`token_keys.id\` must be a whole number from 0 to ${MOST_KEY_ID}`);
      const secret = new TextEncoder().encode(this.#text(table, 'secret') ?? '');
      if (secret.length < SHORTEST_SECRET)
        this.#say(`\`token_keys.secret\` needs at least ${SHORTEST_SECRET} characters`);
      return { id: Number(id), secret };
    });
  }
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `[name]` once, or `[[name]]` several times. */
function tables(value: unknown): Table[] {
  if (isTable(value)) return [value];
  return Array.isArray(value) ? value.filter(isTable) : [];
}

/** Whether times can be read in this zone; for `--zone` too. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
