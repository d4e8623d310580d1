// Writes an event into columns and reads it back.

import { type MailEvent, mailEvent } from '../../model/event.ts';
import type { JudgedEvent } from '../../model/judged-event.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { StoredEvent } from '../../ports/store.ts';
import type { TouchJudged } from '../../ports/touch-store.ts';
import { addressKey } from '../../text/address-key.ts';
import { parseJson } from './json.ts';
import type { EventTable } from './schema.ts';

export interface EventRow extends EventTable {
  /** Text of `address`. */
  readonly address_text: string | null;
}

type Told = Omit<JudgedEvent, 'type' | 'time' | 'verdict'>;
type Name = keyof Told;

const DEFAULTS: Told = {
  ...mailEvent('submitted', '', {}),
  disagreement: null,
  token: 'none',
  ownership: 'unknown',
  ownershipWhy: '',
  keys: [],
};
const NAMES = (Object.keys(DEFAULTS) as (keyof MailEvent | Name)[]).filter(
  (name): name is Exclude<Name, 'ids' | 'keys' | 'recipient'> =>
    !['type', 'time', 'ids', 'keys', 'recipient', 'verdict'].includes(name),
);
const ID_NAMES = Object.keys(DEFAULTS.ids) as (keyof MailEvent['ids'])[];

/** The address the sender used, in its comparable form. */
export const addressOf = ({ originalRecipient, recipient }: MailEvent): string =>
  addressKey(originalRecipient || recipient);

/** The address it went to in the end, where that is another one; else `''`. */
export const targetOf = ({ originalRecipient, recipient }: MailEvent): string => {
  if (originalRecipient === '' || recipient === '') return '';
  const target = addressKey(recipient);
  return target === addressKey(originalRecipient) ? '' : target;
};

/** What of an event is not in columns of its own: only what differs from "not told". */
export function toldOf(event: JudgedEvent, address: string): string {
  const told: Record<string, unknown> = {};
  for (const name of NAMES) if (event[name] !== DEFAULTS[name]) told[name] = event[name];
  if (event.recipient !== address) told['recipient'] = event.recipient;
  if (event.keys.length > 0) told['keys'] = event.keys;
  let ids: Record<string, unknown> | null = null;
  for (const name of ID_NAMES)
    if (event.ids[name] !== DEFAULTS.ids[name]) {
      ids ??= {};
      ids[name] = event.ids[name];
    }
  if (ids) told['ids'] = ids;
  return JSON.stringify(told);
}

export const keysIn = (told: string): readonly string[] =>
  parseJson<Partial<Told>>(told).keys ?? DEFAULTS.keys;

export function eventFrom(row: EventRow): StoredEvent {
  const told = parseJson<Partial<Told>>(row.told);
  return {
    ...DEFAULTS,
    recipient: row.address_text ?? '',
    ...told,
    ids: told.ids ? { ...DEFAULTS.ids, ...told.ids } : DEFAULTS.ids,
    type: row.type as MailEvent['type'],
    time: row.at,
    verdict: row.verdict === null ? null : parseJson<Verdict>(row.verdict),
    id: row.id,
    message: row.message,
    link: row.link,
    rulesVersion: row.rules_version,
    raw: row.raw === null ? '' : hexOf(row.raw),
    touch: row.touch === null ? null : parseJson<TouchJudged>(row.touch),
  };
}

const hexOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
