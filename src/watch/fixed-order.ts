// Puts observations of the same time in an order that does not depend on how they came.

import type { Observation } from '../model/observation.ts';

export function inFixedOrder(a: Observation, b: Observation): number {
  return (
    compare(a.address, b.address) ||
    a.message - b.message ||
    compare(a.kind, b.kind) ||
    compare(a.reason, b.reason) ||
    compare(a.campaign, b.campaign) ||
    compare(a.lane, b.lane)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
