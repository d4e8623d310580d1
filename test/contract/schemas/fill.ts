// Fills a store with what the stores of earlier schemas hold that lie here, dumped as SQL.

import type { TlsReport } from '../../../src/model/mail-report.ts';
import type { Store } from '../../../src/ports/store.ts';
import { entry, INCIDENT, standing } from '../sample-decisions.ts';
import { all, batch, judged, NOON, newEvent, settleAll, VERDICT } from '../sample-events.ts';

const RAW = 'ab'.repeat(32);

/**
 * For a new schema: fill an empty store, close it, dump it (`sqlite3 FILE .dump`, `pg_dump --inserts --no-owner`) into
 * `vN-sqlite.sql`, `vN-postgres.sql`. What is filled in for a version never changes; a new one adds to it.
 */
export async function fill(store: Store, version: number): Promise<void> {
  await fillFirst(store);
  if (version >= 2) await fillDecisions(store);
  if (version >= 3) await store.addReports([{ report: REPORT, digest: 'cd'.repeat(16) }]);
  if (version >= 4) await fillTouches(store);
  if (version >= 5) await fillAttached(store);
}

const REPORT: TlsReport = {
  kind: 'tls',
  organisation: 'example.org',
  contact: '',
  id: '1',
  begin: NOON,
  end: NOON + 1,
  policies: [],
};

async function fillAttached(store: Store): Promise<void> {
  const told = { recipient: 'gina@example.org', time: NOON + 2000 };
  await store.append(batch([newEvent(judged('notice-failed', told))]));
  const asked = { address: told.recipient, from: NOON, to: NOON + 1 };
  const [[gina] = []] = await store.messagesTo([asked]);
  const loose = (await store.loose(9, 0)).find(({ recipient }) => recipient === told.recipient);
  if (!gina || !loose) throw new Error('nothing to attach');
  await store.attach([{ event: loose.id, message: gina.message.id, confidence: 0.7 }]);
  await settleAll(store);
}

async function fillTouches(store: Store): Promise<void> {
  const key = { keys: ['m:2@example.com'] };
  const gina = { ...key, recipient: 'gina@example.org', time: NOON };
  await store.append(
    batch([
      newEvent(judged('delivered', { ...gina, campaign: 'w27', reply: '250 ok' })),
      newEvent(judged('clicked', { ...key, time: NOON + 1000 })),
    ]),
  );
  await settleAll(store);
  const [unjudged] = await store.unjudged(0, 10);
  const clicked = unjudged?.events.find(({ type }) => type === 'clicked');
  if (!unjudged || !clicked) throw new Error('no click');
  const judgedAs = { verdict: 'human', human: 0.9, signals: [] } as const;
  const touches = [{ event: clicked.id, judged: judgedAs }];
  await store.saveTouches([{ message: unjudged.message.id, stamp: unjudged.stamp, touches }]);
}

async function fillDecisions(store: Store): Promise<void> {
  const [bert, erik, fred] = ['bert@example.net', 'erik@example.org', 'fred@example.org'];
  await store.decide([
    { address: bert, entries: [entry(bert), entry(bert)], standings: [standing(bert)] },
    { address: erik, entries: [entry(erik)], standings: [standing(erik, { stream: 'news' })] },
    { address: fred, entries: [entry(fred, { by: 'person' })], standings: [standing(fred)] },
  ]);
  await store.forget(erik);
  await store.saveIncidents([INCIDENT], await store.unwatched());
  await store.saveHashes({ name: 'old', algorithm: 'md5', hashes: ['ef'.repeat(16)], since: NOON });
}

async function fillFirst(store: Store): Promise<void> {
  const told = {
    sender: 'news@example.com',
    stream: 'news',
    ids: { messageId: '1@example.com' },
    keys: ['m:1@example.com', 'q:4XYZ/20513'],
  };
  const anna = { recipient: 'anna@example.org', reply: '250 ok' };
  const bert = { recipient: 'Bert@Example.net', reply: "552 it's full", verdict: VERDICT };
  const events = [
    newEvent(judged('submitted', { ...told, time: NOON })),
    newEvent(judged('delivered', { ...told, ...anna, time: NOON + 1000 })),
    newEvent(judged('notice-failed', { ...told, ...bert, time: NOON + 2000 }), RAW),
    newEvent(judged('failed', { time: NOON + 3000, recipient: 'carl@example.org' })),
  ];
  const raws = [{ digest: RAW, bytes: Buffer.from('Subject: returned\r\n\r\n'), receivedAt: NOON }];
  const reached = { source: 'mta:1', name: 'mail.log', format: 'mta', offset: 77, reader: '{}' };
  await store.append(batch(events, { raws, checkpoints: [{ ...reached, done: false }] }));
  await settleAll(store);
  await store.forget('dora@example.org');
}

/** All that a reader can see of it. */
export async function contents(store: Store): Promise<unknown> {
  const raw = await store.raw(RAW);
  return {
    totals: await store.totals(),
    messages: await store.messages('1@example.com'),
    byQueueId: (await store.messages('4XYZ')).length,
    anna: await store.address('anna@example.org', 9),
    loose: await store.loose(9, 0),
    report: await store.report(['state', 'receiver', 'day', 'stream'], {}),
    checkpoint: await store.checkpoint('mta:1'),
    raw: raw && Buffer.from(raw).toString(),
    history: (await all(store.history(0, 0))).flat(),
    records: (await all(store.allRecords(0, 0))).flat(),
    decisions: await store.decisions({}),
    standings: (await all(store.allStandings())).flat(),
    forgotten: await store.standings('erik@example.org'),
    incidents: await store.incidents(),
    hashes: (await store.hashedLists()).filter(({ salt }) => salt === undefined),
    reports: (await all(store.mailReports({}))).flat(),
  };
}
