// Adds up, address by address, what one policy would have done.

import type { Policy } from '../../model/policy.ts';
import { type CostWeights, costOf } from './cost.ts';
import { type Deed, type DeedKind, suppressedSince } from './deed.ts';
import { shareOf } from './interval.ts';
import { isMail, type Life } from './life.ts';
import { OverTime, type PeriodUnit } from './over-time.ts';
import type { DaysUntil, Exact, HistoryReport, PolicyReport } from './report.ts';
import { deadMailsAvoided, isInTime, isWrong, type TrueLife } from './truth.ts';

const HOUR = 3_600_000;
const HOURS = 24;

export class PolicySums {
  readonly #did: Record<DeedKind, number> = { nothing: 0, held: 0, unwanted: 0, suppressed: 0 };
  readonly #seen = { alive: 0, failing: 0, unknown: 0, unknownLived: 0 };
  readonly #mails = { dead: 0, good: 0, unwanted: 0 };
  readonly #avoided: OverTime = new OverTime();
  /** Whole hours → addresses: memory does not grow with them. */
  readonly #hours = new Map<number, number>();
  readonly #exact = { wrong: 0, inTime: 0, deadMails: 0 };
  #atEnd = 0;
  #never = 0;

  add(deed: Deed, life: Life, truth: TrueLife | null): void {
    this.#did[deed.did]++;
    if (life.deadSince > 0) this.#addDays(deed, life.deadSince);
    if (deed.did === 'nothing') return;
    if (deed.atEnd) this.#atEnd++;
    if (deed.did === 'suppressed') this.#addAfterwards(deed.by?.at ?? 0, life);
    this.#mails.dead += deed.mails.dead;
    this.#mails.good += deed.mails.good;
    this.#mails.unwanted += deed.mails.unwanted;
    for (const { kind, sentAt } of deed.avoided) count(this.#avoided, kind, sentAt);
    if (truth) this.#addExact(deed, truth);
  }

  /** Refused as dead after the suppression alone, it may have lived when it was suppressed. */
  #addAfterwards(since: number, { lastLife, deadSince, lastDead }: Life): void {
    if (lastLife > since) this.#seen.alive++;
    else if (deadSince <= since && lastDead > since) this.#seen.failing++;
    else {
      this.#seen.unknown++;
      if (lastLife > 0) this.#seen.unknownLived++;
    }
  }

  #addDays({ decisions }: Deed, deadSince: number): void {
    const since = suppressedSince(decisions, deadSince);
    if (since === 0) {
      this.#never++;
      return;
    }
    const hours = Math.floor((since - deadSince) / HOUR);
    this.#hours.set(hours, (this.#hours.get(hours) ?? 0) + 1);
  }

  #addExact(deed: Deed, truth: TrueLife): void {
    if (truth.lived && isWrong(deed, truth)) this.#exact.wrong++;
    if (truth.due > 0 && isInTime(deed, truth)) this.#exact.inTime++;
    this.#exact.deadMails += deadMailsAvoided(deed, truth);
  }

  report(label: string, { title, source }: Policy, whole: Whole): PolicyReport {
    const { history, flow, unit, weights } = whole;
    const { alive, failing, unknown, unknownLived } = this.#seen;
    const { dead, good, unwanted } = this.#mails;
    const sent = this.#sent(flow);
    const deadMails = { avoided: dead, sent: history.deadMails - dead };
    return {
      policy: label,
      title,
      source,
      suppressed: this.#did.suppressed,
      held: this.#did.held,
      unwanted: this.#did.unwanted,
      atEnd: this.#atEnd,
      afterwards: { alive: shareOf(alive, alive + failing), failing, unknown },
      wrong: shareOf(alive, history.lived),
      wrongAtMost: history.lived === 0 ? null : (alive + unknownLived) / history.lived,
      deadMails,
      goodMails: good,
      unwantedMails: unwanted,
      sent,
      overTime: flow.periods(unit, this.#avoided),
      days: this.#days(),
      cost: costOf(
        { wrong: alive, lostMail: good, deadMail: deadMails.sent, complaint: sent.complaints },
        weights,
      ),
      exact: this.#exactReport(history),
    };
  }

  #sent(flow: OverTime): PolicyReport['sent'] {
    const all = flow.total();
    const less = this.#avoided.total();
    return {
      mails: all.mails - less.mails,
      bounces: all.bounces - less.bounces,
      complaints: all.complaints - less.complaints,
    };
  }

  #exactReport({ truth }: HistoryReport): Exact | null {
    if (!truth) return null;
    const { wrong, inTime, deadMails } = this.#exact;
    return {
      wrong: shareOf(wrong, truth.lived),
      inTime: shareOf(inTime, truth.due),
      deadMails: { avoided: deadMails, sent: truth.deadMails - deadMails },
    };
  }

  #days(): DaysUntil {
    const sorted = [...this.#hours].sort(([a], [b]) => a - b);
    const suppressed = sorted.reduce((sum, [, addresses]) => sum + addresses, 0);
    const all = suppressed + this.#never;
    const at = (share: number): number | null => {
      let left = share * all;
      for (const [hours, addresses] of sorted) {
        left -= addresses;
        if (left <= 0) return hours / HOURS;
      }
      return null;
    };
    return { median: at(0.5), p90: at(0.9), suppressed, never: this.#never };
  }
}

/** What all policies are measured by. */
export interface Whole {
  readonly history: HistoryReport;
  /** What really was sent and came back. */
  readonly flow: OverTime;
  readonly unit: PeriodUnit;
  readonly weights: CostWeights;
}

/** A complaint counts in the period in which its message was sent. */
export function count(flow: OverTime, kind: Parameters<typeof isMail>[0], sentAt: number): void {
  if (isMail(kind)) flow.add(sentAt, 'mails');
  if (kind === 'failed') flow.add(sentAt, 'bounces');
  if (kind === 'complaint') flow.add(sentAt, 'complaints');
}
