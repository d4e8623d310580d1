// Lets the world run, and writes all its artefacts into a folder.

import { writeAddresses } from './artefacts/addresses.ts';
import type { Artefact } from './artefacts/artefact.ts';
import { Campaigns } from './artefacts/campaigns.ts';
import { Engagement } from './artefacts/engagement.ts';
import { writeIncidents } from './artefacts/incidents.ts';
import { Mailbox } from './artefacts/mailbox.ts';
import { PostfixLog } from './artefacts/postfix-log.ts';
import { SendgridEvents } from './artefacts/sendgrid.ts';
import { SentLog } from './artefacts/sent-log.ts';
import { SesEvents } from './artefacts/ses.ts';
import { writeSettings } from './artefacts/settings.ts';
import { TruthFile } from './artefacts/truth.ts';
import type { SimOptions } from './options.ts';
import { DAY } from './world/times.ts';
import { makeWorld, type World } from './world/world.ts';

/** How far it is, told now and then. */
export interface Progress {
  readonly day: number;
  readonly mails: number;
  readonly facts: number;
}

const TELL_EVERY = 20_000;

export function writeWorld(options: SimOptions, tell: (progress: Progress) => void): Progress {
  const { out, start, days } = options;
  const world = makeWorld(options);
  const artefacts = openArtefacts(options);
  let mails = 0;
  let facts = 0;
  for (const fact of world.facts) {
    facts++;
    if (fact.is === 'submitted') mails++;
    for (const artefact of artefacts) artefact.see(fact);
    if (facts % TELL_EVERY === 0)
      tell({ day: Math.floor((fact.time - start) / DAY) + 1, mails, facts });
  }
  const end = start + days * DAY;
  for (const artefact of artefacts) artefact.close(end);
  writeSettings(out, start);
  writeTruth(out, world, end);
  return { day: days, mails, facts };
}

/** What does not belong to one mail. Once the world has ended. */
export function writeTruth(folder: string, { incidents, people }: World, end: number): void {
  writeIncidents(folder, incidents, end);
  writeAddresses(folder, people, end);
}

function openArtefacts({ out, start, days, seed }: SimOptions): Artefact[] {
  return [
    new PostfixLog({ folder: `${out}/logs`, start, days, seed }),
    new Mailbox(out, start),
    new SesEvents(`${out}/webhooks/ses`, seed),
    new SendgridEvents(`${out}/webhooks/sendgrid`, seed),
    new Engagement(out),
    new Campaigns(out),
    new SentLog(out),
    new TruthFile(out),
  ];
}
