// Imports one lab server's log with its bounce mails into a new store and compares the outcomes with the truth.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface LabSum {
  recipients: number;
  outcome: number;
  stages: number;
  stage: number;
  reasons: number;
  reason: number;
  double: number;
}

interface Truth {
  /** Envelope sender: each message of the lab has its own. */
  readonly key: string;
  readonly message_id: string;
  readonly case: string;
  readonly perm: boolean | null;
  readonly stage: string;
  readonly cause: string;
  readonly recipients: readonly string[];
  readonly failing: readonly string[];
  readonly inject: {
    readonly stage: string;
    /** Recipients refused when the mail was handed over: no message to them was ever the server's. */
    readonly rej?: readonly (readonly [string, string])[];
  };
  readonly notices: readonly { readonly file: string | null; readonly trueEvent: string }[];
}

interface Label {
  readonly stageAccept?: readonly string[];
  readonly stageScored?: boolean;
  readonly recipients: readonly {
    readonly address: string;
    readonly addressAlso?: readonly string[];
    readonly cause?: string;
    readonly reasonAlso?: readonly string[];
  }[];
}

interface Told {
  readonly recipient: string;
  readonly state: string;
  readonly stage: string;
  readonly reason: string;
  readonly message: { readonly messageId: string; readonly sender: string };
}

/** As a sender would tell it: some of these logs hold no Message-ID, and some notices nothing else of ours. */
function settingsOf(truth: readonly Truth[]): string {
  const domains = [...new Set(truth.map(({ key }) => key.split('@')[1] ?? ''))];
  const paths = domains.map((domain) => `[[return_path]]\npattern = "v.*@${domain}"\n`);
  return `[own]\ndomains = ${JSON.stringify(domains)}\nhosts = ["lab"]\n${paths.join('')}`;
}

/** The end of the lab's run. */
const WRITTEN = new Date('2026-11-24T02:40:00Z');
const BIN = resolve('bin/postbound.js');
/** Behind the first host: which of them refused is not told by its log. */
const NOT_SCORED = new Set(['routing', 'local-delivery', 'lmtp', 'none']);

/** `PROVE_VERBOSE=1` prints what is wrong. */
export function labOutcomes(logs: string, server: string): LabSum {
  const truth = lines<Truth>(join(logs, `${server}.truth.jsonl`));
  const folder = mkdtempSync(join(tmpdir(), 'prove-'));
  try {
    const told = importAll(folder, logs, server, truth);
    return compare(truth, told, { labels: readLabels(logs), causes: causes(logs) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

function importAll(
  folder: string,
  logs: string,
  server: string,
  truth: readonly Truth[],
): Map<string, Told[]> {
  const mails = truth
    .flatMap(({ notices }) => notices.map(({ file }) => file))
    .filter((file) => file !== null)
    .map((file) => join(logs, '../bounces', file))
    .filter((path) => existsSync(path));
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, [BIN, ...args, '--store', join(folder, 'lab.db')], {
      encoding: 'utf8',
      cwd: folder,
      maxBuffer: 2 ** 28,
    });
  writeFileSync(join(folder, 'postbound.toml'), settingsOf(truth));
  // OpenSMTPD's has no times: the file's own tells when it was written, as it does on a server.
  const log = join(folder, `${server}.log`);
  copyFileSync(join(logs, `${server}.log`), log);
  utimesSync(log, WRITTEN, WRITTEN);
  run('import', log, ...mails);
  const byMessage = new Map<string, Told[]>();
  for (const line of run('outcomes', '--json').split('\n').filter(Boolean)) {
    const told = JSON.parse(line) as Told;
    for (const id of new Set([told.message.messageId, told.message.sender]))
      byMessage.set(id, [...(byMessage.get(id) ?? []), told]);
  }
  return byMessage;
}

function readLabels(logs: string): Map<string, Label> {
  const all = lines<Label & { path: string }>(join(logs, '../../labels.jsonl'));
  return new Map(all.map((label) => [label.path.split('/').at(-1) ?? '', label]));
}

function causes(logs: string): Readonly<Record<string, { accept: string[] }>> {
  return JSON.parse(readFileSync(join(logs, '../causes.json'), 'utf8')).causes;
}

interface Known {
  readonly labels: ReadonlyMap<string, Label>;
  readonly causes: Readonly<Record<string, { accept: string[] }>>;
}

function compare(truth: readonly Truth[], told: ReadonlyMap<string, Told[]>, known: Known): LabSum {
  const sum = { recipients: 0, outcome: 0, stages: 0, stage: 0, reasons: 0, reason: 0, double: 0 };
  for (const one of truth) {
    // Refused before it was a message of this server's.
    if (one.inject.stage !== 'accepted' || isOfOtherRun(one)) continue;
    const byId = told.get(one.message_id.replace(/^<|>$/g, '')) ?? [];
    const outcomes = [...new Set([...byId, ...(told.get(one.key) ?? [])])];
    sum.double += Math.max(0, outcomes.length - one.recipients.length);
    const refused = new Set((one.inject.rej ?? []).map(([recipient]) => recipient));
    for (const recipient of one.recipients.filter((it) => !refused.has(it))) {
      const outcome = outcomes.find((it) => it.recipient === recipient.toLowerCase());
      compareOne(sum, one, recipient, outcome, known);
    }
  }
  return sum;
}

function compareOne(
  sum: LabSum,
  one: Truth,
  recipient: string,
  outcome: Told | undefined,
  { labels, causes }: Known,
): void {
  const known = one.notices.flatMap(({ file }) => labels.get(file ?? '') ?? []);
  const isRight = (what: string, value: string | undefined, wanted: readonly string[]): number => {
    const right = value !== undefined && wanted.includes(value);
    if (!right) say(one, recipient, `${what} ${value}, not ${wanted.join('|')}`);
    return right ? 1 : 0;
  };
  sum.recipients++;
  sum.outcome += isRight('state', outcome?.state, statesOf(one, recipient, failedBy(one, labels)));
  if (!one.failing.includes(recipient)) return;
  sum.reasons++;
  sum.reason += isRight('reason', outcome?.reason, reasonsOf(one, recipient, known, causes));
  if (!isStageScored(one, known)) return;
  sum.stages++;
  sum.stage += isRight('stage', outcome?.stage, stagesOf(one, known));
}

function say(one: Truth, recipient: string, what: string): void {
  if (process.env['PROVE_VERBOSE']) console.error(one.message_id, recipient, what);
}

/** A few notices are of a second run of the lab, of which there is no log: their mails have other ids. */
function isOfOtherRun({ key, notices }: Truth): boolean {
  const paths = notices
    .map(({ file }) => resolve('../shared/corpus/mta/bounces', file ?? ''))
    .filter((path) => path.endsWith('.eml') && existsSync(path));
  return paths.some((path) => !readFileSync(path, 'latin1').includes(key.split('@')[0] ?? ''));
}

/** Recipients whom a notice of failure names: of several in one mail, others may still be tried. */
const failedBy = ({ notices }: Truth, labels: ReadonlyMap<string, Label>): string[] =>
  notices
    .filter(({ trueEvent }) => trueEvent.startsWith('failed'))
    .flatMap(({ file }) => labels.get(file ?? '')?.recipients ?? [])
    .flatMap(({ address, addressAlso }) => [address, ...(addressAlso ?? [])]);

function statesOf(
  { failing, notices, cause, stage, perm }: Truth,
  recipient: string,
  told: readonly string[],
): string[] {
  const events = notices.map(({ trueEvent }) => trueEvent);
  const failed =
    events.some((event) => event.startsWith('failed')) &&
    (told.length === 0 || told.includes(recipient));
  if (!failing.includes(recipient) && !(failing.length === 0 && failed))
    // Where no notice of the end is there, the log may end before the mail was let in.
    return perm === false && events.every((event) => event === 'none')
      ? ['accepted', 'deferred']
      : ['accepted'];
  // The receiver breaks the connection after the final dot: nobody knows whether it has the mail.
  if (failed && cause === 'connection-lost' && stage === 'eod') return ['failed', 'unknown'];
  if (failed) return ['failed', 'accepted-then-bounced'];
  // No notice of the end is there: the log ends before, or it went to nobody.
  return stage === 'eod' ? ['deferred', 'failed', 'unknown'] : ['deferred', 'failed'];
}

/** ZoneMTA's log quotes the reply alone, as its notices do: those are not scored in the labels either. */
const isStageScored = ({ stage, key }: Truth, known: readonly Label[]): boolean =>
  !NOT_SCORED.has(stage) &&
  !key.includes('.zonemta.') &&
  !known.some(({ stageScored }) => stageScored === false);

const stagesOf = ({ stage }: Truth, known: readonly Label[]): string[] => [
  stage,
  ...known.flatMap(({ stageAccept }) => stageAccept ?? []),
];

/** Where a mail had several recipients, each has a cause of its own in the label of the notice. */
function reasonsOf(
  { cause, notices }: Truth,
  recipient: string,
  known: readonly Label[],
  causes: Readonly<Record<string, { accept: string[] }>>,
): string[] {
  const isExpired = notices.some(({ trueEvent }) => trueEvent === 'failed-expired');
  const labels = known
    .flatMap(({ recipients }) => recipients)
    .filter(({ address, addressAlso }) => [address, ...(addressAlso ?? [])].includes(recipient));
  // `unknown-user+tempfail`: several recipients, several causes.
  const named = [...cause.split('+'), ...labels.map((label) => label.cause ?? '')];
  return [
    ...named.flatMap((one) => causes[one]?.accept ?? []),
    ...labels.flatMap(({ reasonAlso }) => reasonAlso ?? []),
    ...(isExpired ? ['expired'] : []),
  ];
}
