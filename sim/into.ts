// Puts the world's events straight into a store, judged and settled.

import { digestOf } from '../src/app/import/digest.ts';
import { settleAll } from '../src/app/import/settle-all.ts';
import { openStore } from '../src/app/open-store.ts';
import type { MailEvent } from '../src/model/event.ts';
import type { JudgedEvent } from '../src/model/judged-event.ts';
import type { OwnSettings } from '../src/model/own.ts';
import { builtInRules } from '../src/pipeline/classify.ts';
import { type IngestOptions, ingest, ingestReport } from '../src/pipeline/ingest.ts';
import { judgeEvent } from '../src/pipeline/judge-event.ts';
import type { NewEvent } from '../src/ports/store.ts';
import { worldEvents } from './events.ts';
import type { SimOptions } from './options.ts';
import {
  BOUNCE_DOMAIN,
  hmac,
  OWN_DOMAIN,
  OWN_HOST,
  OWN_KEY,
  TOKEN_PREFIX,
} from './world/sender.ts';
import { DAY } from './world/times.ts';
import type { Progress } from './write.ts';

const BATCH = 4000;

export async function fillStore(
  store: string,
  options: SimOptions,
  tell: (progress: Progress) => void,
): Promise<Progress> {
  const into = await openStore(store, 'write');
  const rulesVersion = builtInRules().data.version;
  const judging: IngestOptions = { own: ownSettings(options.start), hmac };
  const done = { day: 0, mails: 0, facts: 0 };
  let events: NewEvent[] = [];
  const append = async (): Promise<void> => {
    await into.append({ events, raws: [], checkpoints: [], rulesVersion });
    events = [];
  };
  for (const event of worldEvents(options)) {
    const judged = judge(event, judging);
    if (judged) events.push({ event: judged, digest: digestOf(event), raw: '' });
    done.facts++;
    if (event.type === 'submitted') done.mails++;
    if (events.length < BATCH) continue;
    await append();
    done.day = Math.floor((event.time - options.start) / DAY) + 1;
    tell(done);
  }
  await append();
  for await (const _ of settleAll(into, judging.own)) tell(done);
  await into.close();
  return { ...done, day: options.days };
}

/** Of a notice, the address it was sent to and the mail in it tell whether it is ours. */
function judge(event: MailEvent, judging: IngestOptions): JudgedEvent | null {
  if (event.system !== 'mail') return ingest(event, judging);
  const verdict = judgeEvent(event, builtInRules());
  const to = [event.ids.returnPath];
  return ingestReport(event, { verdict, originalFrom: '', to, reportingMta: OWN_HOST }, judging);
}

/** The same as postbound.toml of the artefacts. */
const ownSettings = (start: number): OwnSettings => ({
  domains: [OWN_DOMAIN],
  returnPathDomains: [BOUNCE_DOMAIN],
  messageIdDomains: [OWN_DOMAIN],
  hosts: [OWN_HOST],
  returnPathPatterns: [],
  tokenKeys: [OWN_KEY],
  tokenPrefix: TOKEN_PREFIX,
  taggedSince: start,
});
