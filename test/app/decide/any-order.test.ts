// Decisions do not depend on the order in which things come, nor on where a run ends.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { decideStore } from '../../../src/app/decide/decide-store.ts';
import { tellStore } from '../../../src/app/decide/tell.ts';
import { undoBatch } from '../../../src/app/decide/undo.ts';
import { settleAll } from '../../../src/app/import/settle-all.ts';
import { openStore } from '../../../src/app/open-store.ts';
import { loadPolicies } from '../../../src/app/policies.ts';
import { loadSettings } from '../../../src/app/settings.ts';
import type { Policy } from '../../../src/model/policy.ts';
import type { NewEvent, Store } from '../../../src/ports/store.ts';
import { folderOf } from '../../helpers/folder.ts';
import { END, mailHistory, mailTo } from '../../helpers/small-sender.ts';

const DAY = 86_400_000;
const HISTORY = mailHistory();
const HALF = Math.floor(HISTORY.length / 2);
const EARLY = HISTORY.slice(0, HALF);
const LATE = HISTORY.slice(HALF);
const { policy } = loadPolicies(['default']).policies[0] as { policy: Policy };
const { own } = loadSettings().settings;

const folder = folderOf({});
const opened: Store[] = [];
let stores = 0;

async function newStore(): Promise<Store> {
  const store = await openStore(join(folder, `${++stores}.db`), 'write');
  opened.push(store);
  return store;
}

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (let number = 1; number <= stores; number++)
    rmSync(join(folder, `${number}.db`), { force: true });
});

async function take(store: Store, events: readonly NewEvent[]): Promise<void> {
  await store.append({ events, raws: [], checkpoints: [], rulesVersion: 'rules-1' });
  for await (const _ of settleAll(store, own));
}

async function decide(store: Store, now: number): Promise<number> {
  let entries = 0;
  for await (const step of decideStore({ store, policy, now }))
    if (step.kind === 'decided') entries += step.entries.length;
  return entries;
}

/**
 * How everybody stands, and which incidents there were. When one was found, and how many were alive then, depends on how
 * far back a run looked.
 */
async function told(store: Store): Promise<unknown> {
  const standings: string[] = [];
  for await (const some of store.allStandings())
    standings.push(...some.map((one) => JSON.stringify(one)));
  const incidents = (await store.incidents())
    .filter(({ start, end }) => start !== end)
    .map(({ kind, cause, receivers, campaigns, lanes, reasons, start, end, state }) => {
      return {
        ...{ kind, cause, campaigns, lanes, reasons, start, end, state },
        receivers: receivers.toSorted(),
      };
    });
  return { standings: standings.sort(), incidents };
}

async function decidedAtOnce(): Promise<unknown> {
  const store = await newStore();
  await take(store, HISTORY);
  await decide(store, END);
  expect(await decide(store, END)).toBe(0);
  await store.undecide();
  expect(await decide(store, END)).toBe(0);
  return await told(store);
}

const EXPECTED = decidedAtOnce();

test('there is something to decide', async () => {
  const { standings, incidents } = (await EXPECTED) as {
    standings: string[];
    incidents: { kind: string }[];
  };
  expect(standings.length).toBeGreaterThan(8);
  expect(incidents.map(({ kind }) => kind).sort()).toEqual(['own-fault', 'provider-outage']);
});

const byRecipient = (from: number): NewEvent[] =>
  HISTORY.filter(({ event }) => event.recipient.charCodeAt(6) % 2 === from);

test.each<[how: string, parts: readonly (readonly NewEvent[])[], between: number]>([
  ['the newest first', [HISTORY.toReversed()], END],
  ['the first half, then the second', [EARLY, LATE], startOf(LATE)],
  ['the second half, then the first', [LATE, EARLY], END],
  ['some recipients first', [byRecipient(0), byRecipient(1)], END],
  ['everything twice', [HISTORY, HISTORY], END],
  ['week by week', weeks(), END],
  ['all of it, decided before it happened', [HISTORY, []], startOf(LATE)],
  ['what was sent first, what became of it then', byType('submitted'), END],
  ['what became of it first, what was sent then', byType('submitted').toReversed(), END],
])('%s: the same in the end', { timeout: 60_000 }, async (_, parts, between) => {
  const store = await newStore();
  for (const [number, part] of parts.entries()) {
    await take(store, part);
    await decide(store, number === parts.length - 1 ? END : between);
  }
  expect(await told(store)).toEqual(await EXPECTED);
});

function startOf([first]: readonly NewEvent[]): number {
  return first?.event.time ?? 0;
}

function weeks(): NewEvent[][] {
  const byWeek = new Map<string, NewEvent[]>();
  for (const one of HISTORY) {
    const known = byWeek.get(one.event.campaign);
    if (known) known.push(one);
    else byWeek.set(one.event.campaign, [one]);
  }
  return [...byWeek.values()];
}

function byType(type: string): NewEvent[][] {
  const first = HISTORY.filter(({ event }) => event.type === type);
  return [first, HISTORY.filter(({ event }) => event.type !== type)];
}

/** Fails at the given call of those that write, before or after it is done. */
function failing(store: Store, call: number, isDone: boolean): Store {
  let calls = 0;
  const names = new Set(['decide', 'undecide', 'saveIncidents']);
  return new Proxy(store, {
    get(target, name) {
      const method = Reflect.get(target, name);
      if (typeof method !== 'function' || !names.has(String(name))) return method;
      return async (...given: unknown[]): Promise<unknown> => {
        calls++;
        if (calls === call && !isDone) throw new Error('cut off');
        const result = await method.apply(target, given);
        if (calls === call) throw new Error('cut off');
        return result;
      };
    },
  });
}

test.each([
  [1, false],
  [1, true],
  [2, false],
  [2, true],
  [3, false],
  [3, true],
  [4, true],
])('cut off at write %i (done: %s), the next run goes on: the same', async (call, isDone) => {
  const store = await newStore();
  await take(store, EARLY);
  await decide(store, startOf(LATE));
  await take(store, LATE);
  await expect(decide(failing(store, call, isDone), END)).rejects.toThrow('cut off');
  await decide(store, END);
  expect(await told(store)).toEqual(await EXPECTED);
});

test('a batch that told something is taken back as a whole, and what took it back', async () => {
  const store = await newStore();
  await take(store, HISTORY);
  await decide(store, END);
  const work = { store, policy, now: END };
  const undoing = { who: 'Ada', why: '' };
  const all = await store.decisions({});
  const first = await undoBatch({ ...work, now: END + 1000 }, all, undoing);
  expect(await told(store)).not.toEqual(await EXPECTED);
  const taken = await store.decisions({ batch: first.batch });
  expect(taken.some(({ by }) => by === 'policy')).toBe(true);
  await undoBatch({ ...work, now: END + 2000 }, taken, undoing);
  await store.undecide();
  await decide(store, END);
  expect(await told(store)).toEqual(await EXPECTED);
});

test('what is told before something happens is decided again when it has', async () => {
  const store = await newStore();
  await take(store, HISTORY);
  const [one] = HISTORY.filter(({ event }) => event.type === 'complaint');
  const address = one?.event.recipient ?? '';
  const now = (one?.event.time ?? 0) - DAY / 2;
  await decide(store, now);
  const entry = { address, stream: 'other', action: 'suppress', until: 0, by: 'person' } as const;
  await tellStore({ store, policy, now }, [{ ...entry, who: '', why: '', undoes: 0, incident: 0 }]);
  await decide(store, END);
  expect((await store.standings(address)).map(({ stream }) => stream)).toEqual(['news', 'other']);
});

test.each([20, 30, 40])(
  'what was decided stays when all older than %i days is pruned',
  async (days) => {
    const store = await newStore();
    await take(store, HISTORY);
    await decide(store, END);
    await store.prune({ events: END - days * DAY, raws: 0 });
    await take(store, [mailTo('somebody@new.example', END - 2 * DAY)]);
    await store.undecide();
    expect(await decide(store, END)).toBe(0);
    expect(await told(store)).toEqual(await EXPECTED);
  },
);
