// Builds a store upon a database engine.

import { zstdDecompressSync } from 'node:zlib';
import type { Checkpoint, Store } from '../../ports/store.ts';
import { append } from './append.ts';
import { attach } from './attach.ts';
import { Deciding, undecide } from './deciding.ts';
import { allStandings, decisions, standings } from './decisions.ts';
import { engagement } from './engagement.ts';
import type { Engine } from './engine.ts';
import { eventsFrom, selectEvents } from './event-query.ts';
import { forget } from './forget.ts';
import { hashedLists, removeHashes, saveHashes } from './hashed-lists.ts';
import { addressHistory, messageHistories } from './histories.ts';
import { history, historyEnd } from './history.ts';
import { incidents, saveIncidents } from './incidents.ts';
import { keylessTo, loose } from './loose.ts';
import { unwatched } from './marks.ts';
import { messagesTo } from './messages-to.ts';
import { oddLives } from './odd-lives.ts';
import { filteredOutcomes } from './outcome-query.ts';
import { prune } from './prune.ts';
import { prunedBefore } from './pruned-before.ts';
import { allRecords } from './records.ts';
import { rejudge } from './rejudge.ts';
import { report } from './report.ts';
import { addReports, mailReports } from './reports.ts';
import { Settling } from './settling.ts';
import { totals } from './totals.ts';
import {
  foreignNotices,
  saveTouches,
  seenTouches,
  unjudge,
  unjudged,
  unjudgedSince,
} from './touches.ts';

export function sqlStore(engine: Engine): Store {
  const { db } = engine;
  const settling = new Settling(engine);
  const deciding = new Deciding(engine);
  const safe = <T>(work: () => Promise<T>): Promise<T> => explained(engine, work);
  return {
    append: (batch) => safe(() => append(engine, batch)),
    checkpoint: (source) => safe(() => checkpoint(engine, source)),
    unsettled: (limit) => safe(() => settling.unsettled(limit)),
    settle: (settled) => safe(() => settling.settle(settled)),
    loose: (limit, afterId) => safe(() => loose(engine, limit, afterId)),
    keylessTo: (addresses) => safe(() => keylessTo(engine, addresses)),
    messagesTo: (asked) => safe(() => messagesTo(db, asked)),
    attach: (attachments) => safe(() => attach(engine, attachments)),
    address: (address, limit) => safe(() => addressHistory(db, address, limit)),
    messages: (name) => safe(() => messageHistories(db, name)),
    outcomes: (filter) => explainedEach(engine, filteredOutcomes(db, filter)),
    report: (groups, filter) => safe(() => report(db, groups, filter)),
    totals: () => safe(() => totals(db)),
    judged: (afterId, limit) => safe(() => judged(engine, afterId, limit)),
    rejudge: (changes, rulesVersion) => safe(() => rejudge(engine, changes, rulesVersion)),
    raw: (digest) => safe(() => raw(engine, digest)),
    forget: (address) => safe(() => forget(engine, address)),
    prune: (before) => safe(() => prune(engine, before)),
    undecided: (limit) => safe(() => deciding.undecided(limit)),
    records: (addresses) => safe(() => deciding.records(addresses)),
    allRecords: (from, to) => explainedEach(engine, allRecords(engine, { from, to })),
    oddLives: (filter) => explainedEach(engine, oddLives(engine, filter)),
    decide: (decided) => safe(() => deciding.decide(decided)),
    undecide: (addresses) => safe(() => undecide(engine, addresses)),
    decisions: (filter) => safe(() => decisions(db, filter)),
    standings: (address) => safe(() => standings(db, address)),
    allStandings: () => explainedEach(engine, allStandings(engine)),
    history: (from, to) => explainedEach(engine, history(engine, from, to)),
    historyEnd: () => safe(() => historyEnd(engine)),
    unwatched: () => safe(() => unwatched(db)),
    saveIncidents: (found, watched) => safe(() => saveIncidents(engine, found, watched)),
    incidents: () => safe(() => incidents(db)),
    saveHashes: (list) => safe(() => saveHashes(engine, list)),
    hashedLists: () => safe(() => hashedLists(db)),
    removeHashes: (name) => safe(() => removeHashes(engine, name)),
    prunedBefore: () => safe(() => prunedBefore(db)),
    addReports: (reports) => safe(() => addReports(engine, reports)),
    mailReports: (filter) => explainedEach(engine, mailReports(db, filter)),
    unjudged: (after, limit) => safe(() => unjudged(db, after, limit)),
    unjudgedSince: () => safe(() => unjudgedSince(db)),
    seenTouches: (from) => explainedEach(engine, seenTouches(engine, from)),
    saveTouches: (judged) => safe(() => saveTouches(engine, judged)),
    unjudge: () => safe(() => unjudge(engine)),
    foreignNotices: () => explainedEach(engine, foreignNotices(engine)),
    engagement: (filter) => safe(() => engagement(db, filter)),
    close: () => safe(() => engine.close()),
  };
}

async function explained<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw engine.explain(error) ?? error;
  }
}

async function* explainedEach<T>(engine: Engine, list: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* list;
  } catch (error) {
    throw engine.explain(error) ?? error;
  }
}

async function checkpoint({ db }: Engine, source: string): Promise<Checkpoint | null> {
  const row = await db
    .selectFrom('source')
    .selectAll()
    .where('source', '=', source)
    .executeTakeFirst();
  if (!row) return null;
  const { name, format, read_to, reader, done } = row;
  return { source, name, format, offset: read_to, reader, done: done === 1 };
}

async function judged({ db }: Engine, afterId: number, limit: number): ReturnType<Store['judged']> {
  const rows = await selectEvents(db)
    .where('event.verdict', 'is not', null)
    .where('event.id', '>', afterId)
    .orderBy('event.id')
    .limit(limit)
    .execute();
  return eventsFrom(rows);
}

async function raw({ db }: Engine, digest: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('raw_mail')
    .select('bytes')
    .where('digest', '=', Buffer.from(digest, 'hex'))
    .executeTakeFirst();
  return row ? new Uint8Array(zstdDecompressSync(row.bytes)) : null;
}
