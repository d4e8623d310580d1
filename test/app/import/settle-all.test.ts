// Where a notice without a message belongs does not depend on how often, or in which order, things are imported.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { settleAll } from '../../../src/app/import/settle-all.ts';
import { openStore } from '../../../src/app/open-store.ts';
import type { JudgedEvent } from '../../../src/model/judged-event.ts';
import { NO_SETTINGS } from '../../../src/model/own.ts';
import type { Store } from '../../../src/ports/store.ts';
import { batch, newEvent } from '../../contract/sample-events.ts';
import { DAY, judge, START, told } from '../../helpers/events.ts';
import { folderOf } from '../../helpers/folder.ts';

const folder = folderOf({});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let stores = 0;

const mail = (id: string, days: number): JudgedEvent =>
  judge(
    told('delivered', 0, {
      system: 'sendgrid',
      time: START + days * DAY,
      ids: { queueId: '', queuedAt: 0, messageId: `${id}@example.com` },
    }),
  );
const sent = (id: string, days: number): JudgedEvent => {
  const delivered = mail(id, days);
  return { ...delivered, type: 'submitted' };
};
const bounce = (days: number): JudgedEvent =>
  judge(
    told('notice-failed', 0, {
      system: 'sendgrid',
      sender: '',
      time: START + days * DAY,
      ids: { queueId: '', queuedAt: 0 },
    }),
  );

const ONE = [sent('1', 0), mail('1', 0)];
const TWO = [sent('2', 1), mail('2', 1)];
const EARLY = bounce(0.5);
const LATE = bounce(2);

/** Each part an import of its own. @returns which messages came back, and how many notices belong to none. */
async function imported(...parts: readonly (readonly JudgedEvent[])[]): Promise<unknown> {
  const store = await openStore(join(folder, `${++stores}.db`), 'write');
  try {
    for (const part of parts) {
      await store.append(batch(part.map((event) => newEvent(event))));
      for await (const _ of settleAll(store, NO_SETTINGS));
    }
    return await cameBack(store);
  } finally {
    await store.close();
  }
}

async function cameBack(store: Store): Promise<unknown> {
  const back: string[] = [];
  for await (const { message, state } of store.outcomes({}))
    if (state === 'accepted-then-bounced') back.push(message.name);
  return { back: back.sort(), loose: (await store.totals()).loose };
}

it.each<[string, JudgedEvent[][], { back: string[]; loose: number }]>([
  ['two bounces after one mail', [[...ONE, EARLY, LATE]], { back: ['1@example.com'], loose: 1 }],
  ['looked at again', [[...ONE, EARLY, LATE], []], { back: ['1@example.com'], loose: 1 }],
  ['the second one later', [[...ONE, EARLY], [LATE]], { back: ['1@example.com'], loose: 1 }],
  ['the first one later', [[...ONE, LATE], [EARLY]], { back: ['1@example.com'], loose: 1 }],
  ['the mail last', [[EARLY], [LATE], ONE], { back: ['1@example.com'], loose: 1 }],
  [
    'two bounces after two mails',
    [[...ONE, ...TWO, EARLY, LATE]],
    { back: ['1@example.com', '2@example.com'], loose: 0 },
  ],
  [
    'all of them apart',
    [[LATE], TWO, [EARLY], ONE, []],
    { back: ['1@example.com', '2@example.com'], loose: 0 },
  ],
])('%s', async (_, parts, expected) => {
  expect(await imported(...parts)).toEqual(expected);
});
