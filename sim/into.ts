// Puts the world's events straight into a store, judged and settled.

import { digestOf } from '../src/app/import/digest.ts';
import { settleAll } from '../src/app/import/settle-all.ts';
import { openStore } from '../src/app/open-store.ts';
import type { MailEvent } from '../src/model/event.ts';
import { builtInRules } from '../src/pipeline/classify.ts';
import type { IngestOptions } from '../src/pipeline/ingest.ts';
import type { NewEvent } from '../src/ports/store.ts';
import { eventsOf } from './events.ts';
import { judge, ownSettings } from './judging.ts';
import type { SimOptions } from './options.ts';
import { hmac } from './world/sender.ts';
import { DAY } from './world/times.ts';
import { makeWorld, type World } from './world/world.ts';
import { type Progress, writeTruth } from './write.ts';

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
  const world = makeWorld(options);
  for (const event of eventsIn(world)) {
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
  if (options.truth !== '') writeTruth(options.truth, world, options.start + options.days * DAY);
  return { ...done, day: options.days };
}

function* eventsIn({ facts }: World): Generator<MailEvent> {
  for (const fact of facts) yield* eventsOf(fact);
}
