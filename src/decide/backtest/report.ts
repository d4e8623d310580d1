// Names what a back-test tells, as it is printed with --json.

import type { Cost, CostWeights } from './cost.ts';
import type { Share } from './interval.ts';
import type { Flow, Period, PeriodUnit } from './over-time.ts';

/** Times are epoch ms; shares 0–1. */
export interface BacktestReport {
  readonly history: HistoryReport;
  readonly weights: CostWeights;
  readonly unit: PeriodUnit;
  readonly policies: readonly PolicyReport[];
}

/** What really happened, whatever a policy would have made of it. */
export interface HistoryReport {
  /** First and last mail, by when it was sent. */
  readonly from: number;
  readonly to: number;
  readonly addresses: number;
  /** With a delivery that did not bounce, or a sign of a person. */
  readonly lived: number;
  /** With a refusal that means a dead address, and no sign of life after it. */
  readonly dead: number;
  readonly mails: number;
  readonly deadMails: number;
  readonly bounces: number;
  readonly complaints: number;
  readonly overTime: readonly Period[];
  /** Incidents within which failures say nothing about an address. */
  readonly incidents: number;
  /** Only with the truth. */
  readonly truth: TrueHistory | null;
}

export interface TrueHistory {
  readonly addresses: number;
  /** Alive when they were mailed first. */
  readonly lived: number;
  readonly dead: number;
  readonly deadMails: number;
  /** Dead addresses that should have been suppressed within the history. */
  readonly due: number;
}

export interface PolicyReport {
  readonly policy: string;
  readonly title: string;
  readonly source: string;
  /** Addresses suppressed at least once because mail to them failed. */
  readonly suppressed: number;
  /** Held at least once, never suppressed. */
  readonly held: number;
  /** Suppressed because of complaints or unsubscriptions alone. */
  readonly unwanted: number;
  /** Addresses that stood suppressed when the history ended, whatever for. */
  readonly atEnd: number;
  readonly afterwards: Afterwards;
  /** Of the addresses that lived, those suppressed before their last sign of life. */
  readonly wrong: Share;
  /** The same share if all that were suppressed and of which nothing is known live still; null: none lived. */
  readonly wrongAtMost: number | null;
  /** Mails to addresses that seem dead. */
  readonly deadMails: { readonly avoided: number; readonly sent: number };
  /** Not sent, though they were delivered in fact. */
  readonly goodMails: number;
  /** Not sent, though they were delivered in fact: after a complaint or an unsubscription. */
  readonly unwantedMails: number;
  /** What would have been sent and come back. */
  readonly sent: Flow;
  readonly overTime: readonly Period[];
  readonly days: DaysUntil;
  readonly cost: Cost;
  /** Only with the truth. */
  readonly exact: Exact | null;
}

/** What became of the suppressed addresses in real history, where mail went on. */
export interface Afterwards {
  /** Of those of which it is known, alive later than the suppression's start. */
  readonly alive: Share;
  /** Refused as dead before and after it, and never alive after it. */
  readonly failing: number;
  /** All others: not mailed again, or not refused as dead both before and after. */
  readonly unknown: number;
}

/** From the first refusal that means a dead address to the suppression, of addresses that never came back. */
export interface DaysUntil {
  /** Days; null: so many were never suppressed. */
  readonly median: number | null;
  readonly p90: number | null;
  readonly suppressed: number;
  readonly never: number;
}

export interface Exact {
  /** Of the addresses that lived, suppressed for failures while alive. */
  readonly wrong: Share;
  /** Of the dead addresses that were due, suppressed in time: see `DUE`. */
  readonly inTime: Share;
  readonly deadMails: { readonly avoided: number; readonly sent: number };
}
