// Claims that it is told rightly who opened and clicked, in a simulated world that follows published behaviour.
import { makeWorld } from '../../sim/world/world.ts';
import { builtInSignals } from '../../src/pipeline/engage.ts';
import { atLeast, atMost, claim } from '../claim.ts';
import { calibrationOf, clicksIn, compare, hear, scoreClicks } from '../world/engagement.ts';

/** PROVE_DAYS and PROVE_RECIPIENTS make another world. A CI run has not the time for the whole. */
const DAYS = Number(process.env['PROVE_DAYS'] ?? (process.env['CI'] ? 30 : 60));
const RECIPIENTS = Number(process.env['PROVE_RECIPIENTS'] ?? (process.env['CI'] ? 2000 : 8000));
const SEED = Number(process.env['PROVE_SEED'] ?? 5);
const unit = ' %';

const { facts } = makeWorld({
  scenario: 'quarter',
  seed: SEED,
  start: Date.UTC(2026, 6, 6),
  days: DAYS,
  recipients: RECIPIENTS,
  receivers: 300,
  messagesPerDay: RECIPIENTS * 0.18,
});
const heard = hear(facts);
const clicks = clicksIn(compare(heard));
const all = scoreClicks(clicks);
const signals = builtInSignals();
const bare = scoreClicks(clicksIn(compare(heard, { ...signals, networks: [] })));

await claim({
  name: `${DAYS} days, ${RECIPIENTS} recipients, ${all.clicks} clicks: called machines' rightly`,
  bar: atLeast(97),
  unit,
  measure: () => all.precision,
});
await claim({
  name: "machines' clicks found",
  bar: atLeast(92),
  unit,
  measure: () => all.recall,
});
await claim({
  name: "people's clicks called machines'",
  bar: atMost(2),
  unit,
  measure: () => all.wronged,
});
await claim({
  name: "without any list of networks: called machines' rightly",
  bar: atLeast(93),
  unit,
  measure: () => bare.precision,
});
await claim({
  name: 'expected calibration error, 10 bins:',
  bar: atMost(0.05),
  measure: () => calibrationOf(clicks),
});
if (process.env['PROVE_VERBOSE']) console.error({ all, bare });
