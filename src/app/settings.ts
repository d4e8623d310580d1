// Reads postbound.toml of the current folder: the store, the zone of logs, and what tells mail of ours from other mail.

import type { LinkSettings } from '../model/links.ts';
import {
  NO_SETTINGS,
  type OwnSettings,
  type ReturnPathPattern,
  type TokenKey,
} from '../model/own.ts';
import { type Fields, problemLine } from '../text/fields.ts';
import { readLinkSettings } from './link-settings.ts';
import { DEFAULT_STORE } from './open-store.ts';
import { readScopeSettings, type Scopes } from './scope-settings.ts';
import { settingsFields } from './settings-fields.ts';

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

const DEFAULT_ZONE = 'UTC';
const PATTERN = /^[^@]*\*[^@]*@[^@*]+$/;
const MOST_DAYS = 36_500;
const SHORTEST_SECRET = 16;
const MOST_KEY_ID = 31;

export function loadSettings(): LoadedSettings {
  const fields = settingsFields([]);
  const settings: Settings = {
    store: fields.text('store', DEFAULT_STORE),
    zone: readZone(fields),
    policy: fields.text('policy', 'default'),
    own: {
      ...readOwn(fields.table('own')),
      returnPathPatterns: fields.tables('return_path').map(readPattern),
      tokenKeys: fields.tables('token_keys').map(readKey),
    },
    links: readLinkSettings(fields),
    scopes: readScopeSettings(fields.table('scopes')),
  };
  return { settings, problems: fields.problems.map(problemLine) };
}

function readZone(fields: Fields): string {
  const zone = fields.text('zone', DEFAULT_ZONE);
  if (isZone(zone)) return zone;
  fields.blame('zone', `is no time zone: ${zone}; it is written like Europe/Berlin`);
  return DEFAULT_ZONE;
}

function readOwn(fields: Fields): Omit<OwnSettings, 'returnPathPatterns' | 'tokenKeys'> {
  const lower = (key: string): string[] => fields.texts(key).map((one) => one.toLowerCase());
  const own = {
    domains: lower('domains'),
    returnPathDomains: lower('return_path_domains'),
    messageIdDomains: lower('message_id_domains'),
    hosts: lower('hosts'),
    tokenPrefix: fields.text('token_prefix', NO_SETTINGS.tokenPrefix),
    taggedSince: readTime(fields, 'tagged_since'),
  };
  fields.noOthers();
  return own;
}

/** A date of TOML, or one in quotes; 0 where there is none. */
function readTime(fields: Fields, key: string): number {
  if (!fields.has(key)) return 0;
  const value = fields.value(key);
  const time = Date.parse(typeof value === 'string' ? value : '');
  if (!Number.isNaN(time)) return time;
  fields.blame(key, `must be a date: ${key} = 2026-01-31`);
  return 0;
}

function readPattern(fields: Fields): ReturnPathPattern {
  const pattern = fields.text('pattern').toLowerCase();
  if (!PATTERN.test(pattern)) fields.blame('pattern', 'must look like "bounce+*@b.example.com"');
  const lifetimeDays = fields.number('lifetime_days', 0, 0, MOST_DAYS);
  fields.noOthers();
  return { pattern, lifetimeDays };
}

function readKey(fields: Fields): TokenKey {
  fields.needs('id', `give it a whole number from 0 to ${MOST_KEY_ID}`);
  const id = fields.whole('id', 0, 0, MOST_KEY_ID);
  const secret = new TextEncoder().encode(fields.text('secret'));
  if (secret.length < SHORTEST_SECRET)
    fields.blame('secret', `needs at least ${SHORTEST_SECRET} characters`);
  fields.noOthers();
  return { id, secret };
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
