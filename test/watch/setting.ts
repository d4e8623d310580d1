// A sender of some thousands of addresses, and troubles for it.
import type { Incident } from '../../src/model/incident.ts';
import type { Observation } from '../../src/model/observation.ts';
import { Watch } from '../../src/watch/watch.ts';
import {
  type Attempt,
  historyOf,
  type Refusal,
  type Sender,
  type Trouble,
} from '../helpers/history.ts';

/** Three big receivers, forty small ones. */
const RECEIVERS: Readonly<Record<string, number>> = {
  'big.example': 3000,
  'second.example': 1500,
  'third.example': 600,
  ...Object.fromEntries(
    Array.from({ length: 40 }, (_, number) => [
      `small${number}.example`,
      15 + ((number * 37) % 90),
    ]),
  ),
};

const SENDER: Sender = {
  seed: 1,
  days: 38,
  receivers: RECEIVERS,
  lanes: ['a', 'b'],
  dying: 0.08,
  neverLived: 0.01,
  single: 0.03,
  troubles: [],
  lists: [],
};

export const history = (more: Partial<Sender> = {}): Observation[] =>
  historyOf({ ...SENDER, ...more });

export function watched(observations: readonly Observation[]): Incident[] {
  const watch = new Watch();
  for (const observation of observations) watch.observe(observation);
  return watch.incidents(observations.at(-1)?.time ?? 0);
}

/** From inclusive, to exclusive. */
export const during =
  (
    from: number,
    to: number,
    concerns: (attempt: Attempt) => boolean,
    refused: Refusal,
    part = 1,
  ): Trouble =>
  ({ time, ...attempt }, random) =>
    time >= from && time < to && concerns({ time, ...attempt }) && random() < part ? refused : null;

export const atReceiver =
  (...names: readonly string[]) =>
  ({ receiver }: Attempt): boolean =>
    names.includes(receiver);

/** Three quarters of all receivers. */
export const isStrict = ({ receiver }: Attempt): boolean => !/small\d*[369]\./.test(receiver);
