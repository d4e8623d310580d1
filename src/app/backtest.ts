// Runs a back-test over what a store remembers, some hundreds of addresses at a time.

import type { Backtest, Looked } from '../decide/backtest/backtest.ts';
import { observationsOf } from '../pipeline/observe.ts';
import type { DecisionStore } from '../ports/decision-store.ts';

export interface BacktestWork {
  readonly store: Pick<DecisionStore, 'allRecords'>;
  readonly backtest: Backtest;
  /** Epoch ms; from inclusive, to exclusive; 0: no limit. */
  readonly from: number;
  readonly to: number;
  /** What was found of each address; may make the run wait. */
  readonly found: (address: string, looked: Looked) => Promise<void> | undefined;
}

/** Yields how many addresses were looked at since the last time. */
export async function* runBacktest(work: BacktestWork): AsyncGenerator<number> {
  const { store, backtest, from, to, found } = work;
  for await (const records of store.allRecords(from, to)) {
    for (const record of records) {
      const observations = observationsOf(record);
      if (observations.length === 0) continue;
      const waiting = found(record.address, backtest.see(observations));
      if (waiting) await waiting;
    }
    yield records.length;
  }
}
