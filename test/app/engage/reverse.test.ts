// What is advised about mails that bounced and were read is done to addresses, as far as decisions rest on those mails.

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideStore } from '../../../src/app/decide/decide-store.ts';
import { undoDecisions } from '../../../src/app/decide/undo.ts';
import { reverse } from '../../../src/app/engage/reverse.ts';
import { settleAll } from '../../../src/app/import/settle-all.ts';
import { openStore } from '../../../src/app/open-store.ts';
import { loadPolicies } from '../../../src/app/policies.ts';
import type { Decision } from '../../../src/model/decision.ts';
import type { ReconcileAction } from '../../../src/model/explanation.ts';
import { NO_SETTINGS } from '../../../src/model/own.ts';
import type { Policy } from '../../../src/model/policy.ts';
import type { Explained } from '../../../src/pipeline/explain-contradiction.ts';
import type { Store } from '../../../src/ports/store.ts';
import { folderOf } from '../../helpers/folder.ts';
import { END, mailHistory } from '../../helpers/small-sender.ts';

const GONE = 'reader7@receiver1.example';
const UNDOING = { who: 'ann', why: '' };
const { policy } = loadPolicies(['default']).policies[0] as { policy: Policy };

const place = join(folderOf({}), 'reverse.db');
let store: Store;

beforeAll(async () => {
  store = await openStore(place, 'write');
  await store.append({
    events: mailHistory(),
    raws: [],
    checkpoints: [],
    rulesVersion: 'rules-1',
  });
  for await (const _ of settleAll(store, NO_SETTINGS));
  for await (const _ of decideStore({ store, policy, now: END }));
});

afterAll(() => store.close());

const ledger = async (): Promise<readonly Decision[]> =>
  (await store.records([GONE]))[0]?.ledger ?? [];

/** As if the last mail behind the suppression had been explained so. */
async function explained(action: ReconcileAction): Promise<Explained> {
  const [record] = await store.records([GONE]);
  const grounds = record?.ledger.findLast((one) => one.action === 'suppress')?.grounds ?? [];
  const outcome = record?.outcomes.find((one) => one.message.id === grounds.at(-1)?.message);
  if (!outcome) throw new Error('nothing is suppressed');
  const explanation = {
    name: 'provider-outage',
    probability: 1,
    evidence: [],
    action,
    runnerUp: null,
  } as const;
  return { message: outcome.message, outcome, touches: [], explanation };
}

test('what the advice keeps is left alone', async () => {
  const done = await reverse({ store, policy, now: END }, [await explained('keep-bounce')], 'ann');
  expect(done).toMatchObject({ takenBack: 0, held: 0 });
});

test('a decision that was taken back and put back is taken back once more', async () => {
  const work = { store, policy, now: END };
  const suppressed = (await ledger()).filter(({ action }) => action === 'suppress');
  await undoDecisions(work, suppressed, UNDOING);
  const undo = (await ledger()).filter(({ action, by }) => action === 'undo' && by === 'person');
  await undoDecisions(work, undo, UNDOING);
  const one = await explained('reverse-bounce');
  expect((await reverse(work, [one], 'ann')).takenBack).toBeGreaterThan(0);
  const byAnn = (await ledger()).filter(({ by }) => by === 'person');
  expect(byAnn.filter(({ undoes }) => undoes === suppressed[0]?.id)).toHaveLength(2);
  expect((await reverse(work, [one], 'ann')).takenBack).toBe(0);
});
