// A year small enough for tests, in which everything happens.

import type { WorldOptions } from '../../sim/world/setting.ts';

export const SMALL_YEAR: WorldOptions = {
  scenario: 'year',
  seed: 3,
  start: Date.UTC(2025, 8, 1),
  days: 60,
  recipients: 2000,
  receivers: 60,
  messagesPerDay: 360,
};
