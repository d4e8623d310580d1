// Judges the world's events as an import of its artefacts would.

import type { MailEvent } from '../src/model/event.ts';
import type { JudgedEvent } from '../src/model/judged-event.ts';
import type { OwnSettings } from '../src/model/own.ts';
import { builtInRules } from '../src/pipeline/classify.ts';
import { type IngestOptions, ingest, ingestReport } from '../src/pipeline/ingest.ts';
import { judgeEvent } from '../src/pipeline/judge-event.ts';
import { BOUNCE_DOMAIN, OWN_DOMAIN, OWN_HOST, OWN_KEY, TOKEN_PREFIX } from './world/sender.ts';

/** Of a notice, the address it was sent to and the mail in it tell whether it is ours. */
export function judge(event: MailEvent, judging: IngestOptions): JudgedEvent | null {
  if (event.system !== 'mail') return ingest(event, judging);
  const verdict = judgeEvent(event, builtInRules());
  const to = [event.ids.returnPath];
  return ingestReport(event, { verdict, originalFrom: '', to, reportingMta: OWN_HOST }, judging);
}

/** The same as postbound.toml of the artefacts. */
export const ownSettings = (start: number): OwnSettings => ({
  domains: [OWN_DOMAIN],
  returnPathDomains: [BOUNCE_DOMAIN],
  messageIdDomains: [OWN_DOMAIN],
  hosts: [OWN_HOST],
  returnPathPatterns: [],
  tokenKeys: [OWN_KEY],
  tokenPrefix: TOKEN_PREFIX,
  taggedSince: start,
});
