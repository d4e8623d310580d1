// Replays a simulated year under all policies, and finds who suffers from an outage in the end.
import type { LoadedPolicy } from '../../src/app/policies.ts';
import { Backtest } from '../../src/decide/backtest/backtest.ts';
import type { Deed } from '../../src/decide/backtest/deed.ts';
import type { BacktestReport } from '../../src/decide/backtest/report.ts';
import type { Observation } from '../../src/model/observation.ts';
import { outageAt } from './incident-score.ts';
import type { Lived } from './live.ts';
import { deadSince } from './truth.ts';

/** Percent. */
export interface PolicyFigures {
  /** Of the living addresses. */
  readonly wrong: number;
  /** Of the dead ones that were mailed three times. */
  readonly inTime: number;
}

export interface PolicyScore {
  readonly report: BacktestReport;
  readonly usual: PolicyFigures;
  readonly oneStrike: PolicyFigures;
  /** Living addresses that the default policy keeps suppressed because of failures within an outage. */
  readonly sufferers: readonly string[];
}

const USUAL = 'default';
/** As Amazon SES and Postmark do it. */
const ONE_STRIKE = /^(?:ses|postmark)/;

export function policyScore(
  { world, table, found, end }: Lived,
  policies: readonly LoadedPolicy[],
): PolicyScore {
  const truth = deadSince(world, end);
  const backtest = new Backtest({ policies, incidents: found, end, truth });
  const isOutage = outageAt(world, end);
  const usual = policies.findIndex(({ label }) => label === USUAL);
  const sufferers: string[] = [];
  for (const observations of table.byAddress()) {
    const { deeds } = backtest.see(observations);
    const address = observations[0]?.address ?? '';
    const isSuffering = truth(address) === 0 && suffers(deeds[usual], observations, isOutage);
    if (isSuffering) sufferers.push(address);
  }
  const report = backtest.report();
  return {
    report,
    usual: figuresOf(report, (label) => label === USUAL),
    oneStrike: figuresOf(report, (label) => ONE_STRIKE.test(label)),
    sufferers,
  };
}

function suffers(
  deed: Deed | undefined,
  observations: readonly Observation[],
  isOutage: (failure: Observation) => boolean,
): boolean {
  if (!deed?.atEnd) return false;
  const last = deed.decisions.findLast(({ action }) => action === 'suppress');
  return (last?.grounds ?? []).some(({ message }) => {
    const failure = observations.find((one) => one.kind === 'failed' && one.message === message);
    return failure !== undefined && isOutage(failure);
  });
}

function figuresOf(report: BacktestReport, is: (label: string) => boolean): PolicyFigures {
  const exact = report.policies.find(({ policy }) => is(policy))?.exact;
  if (!exact) throw new Error('prove/4: no such policy');
  return { wrong: percentOf(exact.wrong), inTime: percentOf(exact.inTime) };
}

const percentOf = ({ count, of }: { readonly count: number; readonly of: number }): number =>
  (100 * count) / of;
