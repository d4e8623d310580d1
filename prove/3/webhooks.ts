// Claims that kept webhook payloads give all their events, with the right recipient, kind and reason; and that signatures count.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recogniseWebhook } from '../../src/intake/webhooks/index.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import { NO_SETTINGS } from '../../src/model/own.ts';
import { builtInRules } from '../../src/pipeline/classify.ts';
import { ingest } from '../../src/pipeline/ingest.ts';
import { atLeast, claim, exactly } from '../claim.ts';
import { claimTests } from '../tests.ts';

const needs = 'corpus/webhooks';
const SETTINGS = { own: NO_SETTINGS, rules: builtInRules(), hmac: () => new Uint8Array(32) };

interface Label {
  readonly file: string;
  readonly events: readonly {
    readonly type: string;
    readonly recipient: string;
    readonly accept: readonly string[];
    readonly kind: string;
  }[];
}

/** Kinds of the labels → types of ours. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  failed: ['failed', 'notice-failed', 'expired'],
  delayed: ['deferred', 'notice-delayed'],
  'not-attempted': ['not-attempted'],
  complaint: ['complaint'],
};

const sum = { events: 0, told: 0, recipients: 0, types: 0, reasons: 0, judged: 0 };

function look(folder: string): number {
  const lines = readFileSync(join(folder, 'labels.jsonl'), 'utf8').split('\n').filter(Boolean);
  for (const line of lines) lookAt(folder, JSON.parse(line) as Label);
  return lines.length;
}

function lookAt(folder: string, { file, events }: Label): void {
  const payload: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const told = recogniseWebhook(payload)?.read(payload).events ?? [];
  events.forEach((wanted, at) => {
    const event = told[at];
    const judged = event ? ingest(event, SETTINGS) : null;
    count(file, wanted, judged);
  });
}

function count(file: string, wanted: Label['events'][number], event: JudgedEvent | null): void {
  const reason = event?.verdict?.reason ?? event?.type ?? '';
  const isRight = {
    told: event !== null,
    recipients: event?.recipient.toLowerCase() === wanted.recipient,
    types: event !== null && (TYPES[wanted.kind]?.includes(event.type) ?? true),
  };
  sum.events++;
  for (const key of ['told', 'recipients', 'types'] as const) if (isRight[key]) sum[key]++;
  const isJudged = wanted.accept.length > 0 && !['complaint', 'other'].includes(wanted.kind);
  if (isJudged) sum.judged++;
  const hasReason = !isJudged || wanted.accept.includes(reason);
  if (isJudged && hasReason) sum.reasons++;
  if (process.env['PROVE_VERBOSE'] && !(hasReason && Object.values(isRight).every(Boolean)))
    console.error(file, wanted, isRight, event?.type, event?.recipient, reason);
}

const share = (part: number, whole: number): number => (100 * part) / whole;
await claim({ name: 'payloads read', bar: atLeast(22), needs, measure: look });
await claim({
  name: 'events told',
  bar: exactly(100),
  unit: ' %',
  needs,
  measure: () => share(sum.told, sum.events),
});
await claim({
  name: 'recipients',
  bar: exactly(100),
  unit: ' %',
  needs,
  measure: () => share(sum.recipients, sum.events),
});
await claim({
  name: 'kinds',
  bar: exactly(100),
  unit: ' %',
  needs,
  measure: () => share(sum.types, sum.events),
});
await claim({
  name: 'reasons',
  bar: atLeast(90),
  unit: ' %',
  needs,
  measure: () => share(sum.reasons, sum.judged),
});
await claimTests('webhooks and their signatures', ['test/intake/webhooks']);
