// Plays the little stories of rules/engagement/ with all built-in signals.

import { playExample } from '../../src/engage/rules/example.ts';
import { SignalSet } from '../../src/engage/signal-set.ts';
import type { Touch } from '../../src/model/touch.ts';
import { builtInSignals } from '../../src/pipeline/engage.ts';

const signals = new SignalSet(builtInSignals());

/** The last open or click of the story, judged. */
export function judgedLast(story: string): Touch {
  const touch = playExample(story, signals);
  if (!touch) throw new Error(`cannot be read: ${story}`);
  return touch;
}

export const PEOPLE = {
  chrome:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
};
