// A world small enough for tests, in which every incident happens.

import type { SimOptions } from '../../sim/options.ts';

export const SMALL: SimOptions = {
  out: '',
  into: '',
  truth: '',
  scenario: 'quarter',
  seed: 7,
  start: Date.UTC(2026, 6, 6),
  days: 12,
  recipients: 1200,
  receivers: 120,
  messagesPerDay: 216,
};
