// Adds up what a run decided, and says it.

import type { Decision, DecisionAction } from '../model/decision.ts';
import type { Incident } from '../model/incident.ts';
import { count, counted } from './screen/summary-screen.ts';

export class DecisionSums {
  /** Messages whose opens and clicks were judged. */
  judged = 0;
  addresses = 0;
  batch = '';
  /** Incidents that are new or changed. */
  incidents = 0;
  readonly entries: Record<DecisionAction, number> = {
    hold: 0,
    suppress: 0,
    probation: 0,
    release: 0,
    undo: 0,
  };

  addIncidents(incidents: readonly Incident[]): void {
    this.incidents += incidents.length;
  }

  addDecided(addresses: number, entries: readonly Decision[], batch: string): void {
    this.addresses += addresses;
    if (entries.length > 0) this.batch = batch;
    for (const { action } of entries) this.entries[action]++;
  }

  /** `12 addresses looked at: 3 held, 1 suppressed (batch B…); 1 incident, see …`. */
  text(): string {
    const { hold, suppress, probation, release, undo } = this.entries;
    const parts = [
      [hold, 'held'],
      [suppress, 'suppressed'],
      [probation, 'on probation'],
      [release, 'released'],
      [undo, 'taken back'],
    ] as const;
    const told = parts
      .filter(([times]) => times > 0)
      .map(([times, what]) => `${count(times)} ${what}`);
    const what = told.length > 0 ? `${told.join(', ')} (batch ${this.batch})` : 'nothing to decide';
    const incidents =
      this.incidents === 0
        ? ''
        : `; ${counted(this.incidents, 'incident', 'incidents')} new or changed: postbound incidents`;
    const looked = `${counted(this.addresses, 'address', 'addresses')} looked at`;
    return `${looked}: ${what}${incidents}`;
  }
}
