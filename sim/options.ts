// Reads what the command line of the simulator says.

import { parseArgs } from 'node:util';
import type { WorldOptions } from './world/world.ts';

export interface SimOptions extends WorldOptions {
  /** A folder for the artefacts; `''`: none wanted. */
  readonly out: string;
  /** A store for the events; `''`: none wanted. */
  readonly into: string;
}

const DAILY = 0.18;
const FIRST_DAY = '2026-07-06';

export const USAGE: string = `npm run sim -- --out DIR | --into STORE [--days 90] [--recipients 50000] [--seed 1]
             [--start ${FIRST_DAY}] [--messages-per-day N] [--receivers 300]

Writes into DIR what a sender would have after so many days: logs/, webhooks/, mails/, engagement/, sent.csv,
postbound.toml; beside them the truth: truth.jsonl, truth-notices.jsonl, truth-engagement.jsonl, truth-incidents.json.
--into puts the events straight into a store (a file, or postgres://…), without artefacts, for long spans.
The same options give the same bytes. --messages-per-day is ${DAILY} a recipient where it is not told.`;

export class OptionError extends Error {
  readonly code = 'sim/option';
}

export function readOptions(args: readonly string[]): SimOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string', default: '' },
      into: { type: 'string', default: '' },
      days: { type: 'string', default: '90' },
      recipients: { type: 'string', default: '50000' },
      seed: { type: 'string', default: '1' },
      start: { type: 'string', default: FIRST_DAY },
      receivers: { type: 'string', default: '300' },
      'messages-per-day': { type: 'string' },
    },
  });
  const recipients = whole('recipients', values.recipients);
  const perDay = values['messages-per-day'];
  if ((values.out === '') === (values.into === ''))
    throw new OptionError('say either --out DIR or --into STORE');
  return {
    out: values.out,
    into: values.into,
    seed: whole('seed', values.seed),
    start: dayOf(values.start),
    days: whole('days', values.days),
    recipients,
    receivers: whole('receivers', values.receivers),
    messagesPerDay: perDay === undefined ? recipients * DAILY : whole('messages-per-day', perDay),
  };
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new OptionError(`--${name} must be a whole number above 0, not ${text}`);
}

function dayOf(text: string): number {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time))
    throw new OptionError(`--start must be a day like ${FIRST_DAY}, not ${text}`);
  return time;
}
