// Adds up who the machines were.

import type { TouchRow } from './touch-rows.ts';

export interface MachineSum {
  /** Id of the signal: `networks/barracuda`, `behaviour/honeypot`. */
  readonly what: string;
  readonly opens: number;
  readonly clicks: number;
}

/** Who it was tells more than what it did. */
const NAMED = /^(?:networks|agents)\//;

export class EngagementSums {
  readonly #machines: Map<string, { opens: number; clicks: number }> = new Map();

  add({ verdict, type, signals }: TouchRow): void {
    if (verdict !== 'machine' && verdict !== 'proxy') return;
    const against = signals.filter(({ weight }) => weight > 0);
    const known = against.find(({ id }) => NAMED.test(id)) ?? against[0] ?? signals[0];
    const what = known?.id ?? 'nothing spoke';
    const sum = this.#machines.get(what) ?? { opens: 0, clicks: 0 };
    this.#machines.set(what, sum);
    if (type === 'opened') sum.opens++;
    else sum.clicks++;
  }

  /** The busiest first. */
  machines(): MachineSum[] {
    return [...this.#machines]
      .map(([what, sum]) => ({ what, ...sum }))
      .sort((a, b) => b.opens + b.clicks - a.opens - a.clicks || (a.what < b.what ? -1 : 1));
  }
}
