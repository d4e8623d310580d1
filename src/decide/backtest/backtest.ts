// Replays the history of address after address under several policies, and compares what they would have done.

import type { Incident } from '../../model/incident.ts';
import type { Observation } from '../../model/observation.ts';
import type { Policy } from '../../model/policy.ts';
import { type CompiledPolicy, compilePolicy, freezeOf } from '../compile-policy.ts';
import { replay } from '../replay.ts';
import { type CostWeights, DEFAULT_WEIGHTS } from './cost.ts';
import { type Deed, deedOf, wishRules } from './deed.ts';
import { isMail, type Life, lifeOf } from './life.ts';
import { OverTime } from './over-time.ts';
import type { BacktestReport, HistoryReport, TrueHistory } from './report.ts';
import { count, PolicySums } from './sums.ts';
import { type TrueLife, trueLifeOf } from './truth.ts';

export interface BacktestOptions {
  readonly policies: readonly { readonly label: string; readonly policy: Policy }[];
  readonly incidents: readonly Incident[];
  /** When the history ends, epoch ms. */
  readonly end: number;
  /** When what is given begins, epoch ms, where more happened before; 0: nothing did. */
  readonly knownSince?: number;
  readonly weights?: CostWeights;
  /** Since when an address is dead, epoch ms; 0: it lives; undefined: not told. */
  readonly truth?: (address: string) => number | undefined;
}

/** What was found of one address; `deeds` in the order of the policies. */
export interface Looked {
  readonly life: Life;
  readonly truth: TrueLife | null;
  readonly deeds: readonly Deed[];
}

interface Tried {
  readonly label: string;
  readonly policy: CompiledPolicy;
  readonly wishes: ReadonlySet<string>;
  readonly sums: PolicySums;
}

const NO_POLICY: Policy = {
  name: '',
  title: '',
  source: '',
  rules: [],
  resets: [],
  minds: 'incidents',
  strikesPerDay: 1,
};

/** Memory does not grow with the number of addresses. */
export class Backtest {
  readonly #options: BacktestOptions;
  /** Of no policy: to ask which incident a failure belongs to. */
  readonly #incidents: CompiledPolicy;
  readonly #tried: readonly Tried[];
  readonly #flow: OverTime = new OverTime();
  readonly #sums = { from: 0, to: 0, addresses: 0, lived: 0, dead: 0, deadMails: 0 };
  readonly #truth = { addresses: 0, lived: 0, dead: 0, deadMails: 0, due: 0 };

  constructor(options: BacktestOptions) {
    this.#options = options;
    this.#incidents = compilePolicy(NO_POLICY, options.incidents);
    this.#tried = options.policies.map(({ label, policy }) => ({
      label,
      policy: compilePolicy(policy, options.incidents),
      wishes: wishRules(policy),
      sums: new PolicySums(),
    }));
  }

  /** @param observations all of one address, in the order of time; at least one. */
  see(observations: readonly Observation[]): Looked {
    const life = lifeOf(observations, (one) => freezeOf(this.#incidents, one) !== null);
    const truth = this.#trueLife(observations, life);
    this.#addHistory(observations, life, truth);
    const now = Math.max(this.#options.end, observations.at(-1)?.time ?? 0);
    const { knownSince = 0 } = this.#options;
    const deeds = this.#tried.map(({ policy, wishes, sums }) => {
      const replayed = replay(observations, [], { policy, now, avoids: true, knownSince });
      const deed = deedOf(replayed, wishes, life);
      sums.add(deed, life, truth);
      return deed;
    });
    return { life, truth, deeds };
  }

  #trueLife(observations: readonly Observation[], life: Life): TrueLife | null {
    const { truth, end } = this.#options;
    const address = observations[0]?.address ?? '';
    const deadSince = truth?.(address);
    return deadSince === undefined ? null : trueLifeOf(observations, life, deadSince, end);
  }

  #addHistory(observations: readonly Observation[], life: Life, truth: TrueLife | null): void {
    const sums = this.#sums;
    sums.addresses++;
    if (life.lastLife > 0) sums.lived++;
    if (life.deadSince > 0) sums.dead++;
    if (life.firstSent > 0 && (sums.from === 0 || life.firstSent < sums.from))
      sums.from = life.firstSent;
    if (life.lastSent > sums.to) sums.to = life.lastSent;
    for (const { kind, sentAt } of observations) {
      count(this.#flow, kind, sentAt);
      if (life.deadSince > 0 && sentAt >= life.deadSince && isMail(kind)) sums.deadMails++;
    }
    if (truth) this.#addTruth(truth);
  }

  #addTruth({ lived, deadSince, deadMails, due }: TrueLife): void {
    const sums = this.#truth;
    sums.addresses++;
    sums.deadMails += deadMails;
    if (lived) sums.lived++;
    if (deadSince > 0) sums.dead++;
    if (due > 0) sums.due++;
  }

  /** May be asked at any time. */
  report(): BacktestReport {
    const { weights = DEFAULT_WEIGHTS } = this.#options;
    const unit = this.#flow.unit();
    const history = this.#history();
    const whole = { history, flow: this.#flow, unit, weights };
    const policies = this.#tried.map(({ label, policy, sums }) =>
      sums.report(label, policy.policy, whole),
    );
    return { history, weights, unit, policies };
  }

  #history(): HistoryReport {
    const truth: TrueHistory | null = this.#options.truth ? { ...this.#truth } : null;
    return {
      ...this.#sums,
      ...this.#flow.total(),
      overTime: this.#flow.periods(this.#flow.unit(), null),
      incidents: this.#incidents.freezing.length,
      truth,
    };
  }
}
