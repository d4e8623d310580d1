// Judges what the store remembers by the rules of today: events in, the verdicts that change out.

import type { RuleSet } from '../classify/rule-set.ts';
import type { OwnSettings } from '../model/own.ts';
import type { Verdict } from '../model/verdict.ts';
import { decode } from '../pipeline/decode.ts';
import { judgeEvent } from '../pipeline/judge-event.ts';
import { noticeEvents } from '../pipeline/notice-events.ts';
import type { Rejudged, Store, StoredEvent } from '../ports/store.ts';
import type { VerdictChanges } from '../rules/verdict-changes.ts';
import { settleAll } from './import/settle-all.ts';

export interface RejudgeWork {
  readonly store: Store;
  readonly rules: RuleSet;
  readonly own: OwnSettings;
  /** Writes the new verdicts down; else they are only counted. */
  readonly apply: boolean;
  readonly changes: VerdictChanges;
}

const EVENTS = 2000;

/** Yields how many events were looked at since the last time. May be stopped at any time: what was applied stays. */
export async function* rejudge(work: RejudgeWork): AsyncGenerator<number> {
  const { store, rules, own, apply } = work;
  for (let after = 0; ; ) {
    const events = await store.judged(after, EVENTS);
    const last = events.at(-1);
    if (!last) break;
    const changed = await changedOf(events, work);
    if (apply && changed.length > 0) await store.rejudge(changed, rules.data.version);
    after = last.id;
    yield events.length;
  }
  if (apply) for await (const _ of settleAll(store, own)) yield 0;
}

async function changedOf(events: readonly StoredEvent[], work: RejudgeWork): Promise<Rejudged[]> {
  const changed: Rejudged[] = [];
  for (const event of events) {
    const verdict = event.verdict && (await judgedAgain(event, work));
    if (verdict && event.verdict && work.changes.add(event.reply, event.verdict, verdict))
      changed.push({ id: event.id, verdict });
  }
  return changed;
}

/** A returned mail is read again, since its verdict rests on more than the reply; one that was not kept stays as it is. */
async function judgedAgain(
  event: StoredEvent,
  { store, rules }: RejudgeWork,
): Promise<Verdict | null> {
  if (event.system !== 'mail') return judgeEvent(event, rules);
  const raw = event.raw === '' ? null : await store.raw(event.raw);
  if (!raw) return null;
  const told = noticeEvents(decode(raw, { rules }));
  return told.find((one) => one.event.recipient === event.recipient)?.report.verdict ?? null;
}
