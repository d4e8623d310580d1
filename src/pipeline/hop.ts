// Tells which system on the way refused: ours, the recipient's own, or one behind it.

import type { Forwarding } from '../model/detail.ts';
import type { Hop } from '../model/hop.ts';
import type { Report } from '../model/report.ts';

/** Here a server speaks of its own way on, before anyone answered it. */
const OWN_STAGES = new Set(['build', 'dns', 'connect', 'never']);

export function hopOf(report: Report, forwarding: Forwarding | null): Hop {
  if (forwarding) return 'forwarder';
  if (report.speaker === 'remote') return 'destination';
  if (report.speaker === 'reporter' || OWN_STAGES.has(report.stage)) return 'own';
  return 'unknown';
}
