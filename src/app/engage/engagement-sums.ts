// Adds up who the machines were.

import type { TouchRow } from './touch-rows.ts';

export interface MachineSum {
  /** Id of the signal that tells most: `networks/barracuda`, `behaviour/honeypot`. */
  readonly what: string;
  readonly opens: number;
  readonly clicks: number;
}

/** Who it was tells more than what it did. */
const NAMED = /^(?:networks|agents)\//;

export class EngagementSums {
  readonly #machines: Map<string, { opens: number; clicks: number }> = new Map();

  add(row: TouchRow): void {
    if (row.verdict !== 'machine' && row.verdict !== 'proxy') return;
    const what = telling(row)?.id ?? '';
    const sum = this.#machines.get(what) ?? { opens: 0, clicks: 0 };
    this.#machines.set(what, sum);
    if (row.type === 'opened') sum.opens++;
    else sum.clicks++;
  }

  /** The busiest first. */
  machines(): MachineSum[] {
    return [...this.#machines]
      .map(([what, sum]) => ({ what, ...sum }))
      .sort((a, b) => b.opens + b.clicks - a.opens - a.clicks || (a.what < b.what ? -1 : 1));
  }
}

/** A picture proxy is known by its name, which as a rule speaks for a person: somebody looks. */
function telling({ verdict, signals }: TouchRow): TouchRow['signals'][number] | undefined {
  const against = signals.filter(({ weight }) => weight > 0);
  const named = (verdict === 'proxy' ? signals : against).find(({ id }) => NAMED.test(id));
  return named ?? against[0] ?? signals[0];
}
