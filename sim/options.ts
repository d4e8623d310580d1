// Reads what the command line of the simulator says.

import { parseArgs } from 'node:util';
import { SCENARIOS, type WorldOptions } from './world/setting.ts';

export interface SimOptions extends WorldOptions {
  /** A folder for the artefacts; `''`: none wanted. */
  readonly out: string;
  /** A store for the events; `''`: none wanted. */
  readonly into: string;
  /** A folder for the truth beside a store; `''`: none wanted. */
  readonly truth: string;
}

interface Defaults {
  readonly days: string;
  readonly recipients: string;
  readonly start: string;
  readonly receivers: (recipients: number) => number;
}

/** A mail per recipient and day. */
const DAILY = 0.18;
const DEFAULTS: Readonly<Record<WorldOptions['scenario'], Defaults>> = {
  quarter: { days: '90', recipients: '50000', start: '2026-07-06', receivers: () => 300 },
  clicks: { days: '60', recipients: '20000', start: '2026-07-06', receivers: () => 300 },
  year: {
    days: '365',
    recipients: '100000',
    start: '2025-09-01',
    receivers: (recipients) => Math.max(60, Math.round(recipients / 40)),
  },
};

export const USAGE: string = `npm run sim -- --out DIR | --into STORE [--truth DIR] [--scenario ${SCENARIOS.join('|')}] [--seed 1]
             [--days 90|365] [--recipients 50000|100000] [--receivers 300|2500] [--start DAY] [--messages-per-day N]

Writes into DIR what a sender would have after so many days: logs/, webhooks/, mails/, engagement/, sent.csv,
postbound.toml; beside them the truth: truth.jsonl, truth-notices.jsonl, truth-engagement.jsonl, truth-incidents.json,
truth-addresses.jsonl.
--into puts the events straight into a store (a file, or postgres://…), without artefacts, for long spans; --truth writes
the last two of the truth beside it.
The same options give the same bytes. --messages-per-day is ${DAILY} a recipient where it is not told; the scenario
\`year\` has its own.`;

export class OptionError extends Error {
  readonly code = 'sim/option';
}

export function readOptions(args: readonly string[]): SimOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string', default: '' },
      into: { type: 'string', default: '' },
      truth: { type: 'string', default: '' },
      scenario: { type: 'string', default: 'quarter' },
      seed: { type: 'string', default: '1' },
      days: { type: 'string' },
      recipients: { type: 'string' },
      start: { type: 'string' },
      receivers: { type: 'string' },
      'messages-per-day': { type: 'string' },
    },
  });
  if ((values.out === '') === (values.into === ''))
    throw new OptionError('say either --out DIR or --into STORE');
  const { out, into, truth } = values;
  return { out, into, truth, ...worldOptions(values) };
}

type Told = Readonly<Record<string, string | undefined>>;

/** The options of a world as they are told, with what its scenario has where they are not. */
export function worldOptions(told: Told): WorldOptions {
  const scenario = scenarioOf(told['scenario'] ?? 'quarter');
  const usual = DEFAULTS[scenario];
  const recipients = whole('recipients', told['recipients'] ?? usual.recipients);
  const perDay = told['messages-per-day'];
  const receivers = told['receivers'];
  return {
    scenario,
    seed: whole('seed', told['seed'] ?? '1'),
    start: dayOf(told['start'] ?? usual.start),
    days: whole('days', told['days'] ?? usual.days),
    recipients,
    receivers:
      receivers === undefined ? usual.receivers(recipients) : whole('receivers', receivers),
    messagesPerDay: perDay === undefined ? recipients * DAILY : whole('messages-per-day', perDay),
  };
}

function scenarioOf(text: string): WorldOptions['scenario'] {
  const found = SCENARIOS.find((one) => one === text);
  if (!found) throw new OptionError(`--scenario must be ${SCENARIOS.join(' or ')}, not ${text}`);
  return found;
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new OptionError(`--${name} must be a whole number above 0, not ${text}`);
}

function dayOf(text: string): number {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time))
    throw new OptionError(`--start must be a day like 2026-07-06, not ${text}`);
  return time;
}
