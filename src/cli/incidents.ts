// `postbound incidents`: lists what went wrong for many at once, with evidence and what to do.

import { addressesOf, sayOfIncident } from '../app/decide/watch-store.ts';
import type { Settings } from '../app/settings.ts';
import { INCIDENT_KINDS, type Incident } from '../model/incident.ts';
import type { Store } from '../ports/store.ts';
import { sampleOf } from '../watch/sample.ts';
import type { Args } from './args.ts';
import { choice } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { decideInto, judgeOf } from './decide.ts';
import { DecisionSums } from './decision-sums.ts';
import { write } from './out.ts';
import { POLICY_OPTION, policyOf } from './policy.ts';
import { incidentLines } from './report-lines.ts';
import { incidentScreen, incidentTable } from './screen/incident-screen.ts';
import { painter } from './screen/paint.ts';
import type { Frame } from './screen/verdict-screen.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { timeOf } from './times.ts';
import { UsageError } from './usage-error.ts';

export const incidentsCommand: Command = {
  name: 'incidents',
  summary: 'outages, blocks, broken messages: what went wrong for many at once',
  usage: ['[I7…]'],
  details: [
    'Without a number: a list, newest first. With numbers: each with its evidence and what to do about it.',
    'Failures within an outage, a broken message, a fault of our own or of the receiver’s set-up count against no address. --dismiss says that one is none: from then on they count. --restore takes that back.',
    '--sample prints addresses of an incident, at most 200 and always the same, to be mailed first when it is over.',
  ],
  options: [
    { name: 'kind', value: 'KIND', help: INCIDENT_KINDS.join(', ') },
    { name: 'since', value: 'TIME', help: 'that went on since: 2026-11-01, 30d' },
    { name: 'open', help: 'that go on' },
    { name: 'dismiss', help: 'with a number: it is no incident' },
    { name: 'restore', help: 'with a number: it is one after all' },
    { name: 'sample', help: 'with a number: addresses to verify, one a line' },
    { name: 'json', help: 'one JSON object a line' },
    POLICY_OPTION,
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound incidents --since 90d', what: 'the last three months' },
    { line: 'postbound incidents I7', what: 'one with its evidence' },
    { line: 'postbound incidents I7 --sample | postbound check -', what: 'who to try first' },
  ],
  run,
};

const NUMBER = /^[Ii](\d{1,15})$/;
const WIDTH = 80;

async function run(args: Args): Promise<number> {
  const ids = args.words.map(numberOf);
  const changes = ['dismiss', 'restore'].filter((name) => args.switches.has(name));
  const isSample = args.switches.has('sample');
  if ((changes.length > 0 || isSample) && ids.length !== 1)
    throw new UsageError('name one incident, such as I7');
  if (changes.length > 1) throw new UsageError('--dismiss and --restore: only one of them');
  const mode = changes.length > 0 ? 'write' : 'read';
  return await withStore(args, mode, async (store, settings) => {
    const found = await wanted(args, store, ids);
    if (changes.length > 0) {
      const policy = policyOf(args, settings);
      const work = { store, policy, now: Date.now(), judge: judgeOf(settings) };
      return await change(work, found[0], changes[0] === 'dismiss');
    }
    if (isSample) await write(await sampleText(store, found[0]));
    else if (ids.length > 0 && !args.switches.has('json'))
      await write(await detailText(store, found, settings));
    else await write(textOf(args, found));
    return EXIT.ok;
  });
}

function numberOf(word: string): number {
  const [, number] = NUMBER.exec(word) ?? [];
  if (number !== undefined) return Number(number);
  throw new UsageError(`${word}: an incident is written I7`);
}

async function wanted(
  args: Args,
  store: Store,
  ids: readonly number[],
): Promise<readonly Incident[]> {
  const all = await store.incidents();
  if (ids.length > 0)
    return ids.map((id) => {
      const found = all.find((incident) => incident.id === id);
      if (!found) throw new UsageError(`there is no incident I${id}`);
      return found;
    });
  const kind = choice(args, 'kind', INCIDENT_KINDS);
  const since = timeOf('since', args.values.get('since'), Date.now()) ?? 0;
  return all.filter(
    (incident) =>
      (kind === undefined || incident.kind === kind) &&
      (incident.end === 0 || incident.end >= since) &&
      (!args.switches.has('open') || incident.end === 0),
  );
}

const frameOf = (): Frame => ({
  paint: painter(process.stdout),
  width: process.stdout.columns ?? WIDTH,
});

async function detailText(
  store: Store,
  found: readonly Incident[],
  { own }: Settings,
): Promise<string> {
  const frame = frameOf();
  const parts: string[] = [];
  for (const one of found) {
    const more = await incidentLines(store, one, own.domains, frame);
    parts.push([...incidentScreen(one, frame), ...more].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

function textOf(args: Args, found: readonly Incident[]): string {
  if (args.switches.has('json')) return found.map((one) => `${JSON.stringify(one)}\n`).join('');
  if (found.length === 0) return 'No incident is known.\n';
  return `${incidentTable(found, frameOf()).join('\n')}\n`;
}

async function sampleText(store: Store, incident: Incident | undefined): Promise<string> {
  if (!incident) return '';
  const addresses = sampleOf(await addressesOf(store, [incident]));
  return addresses.map((address) => `${address}\n`).join('');
}

async function change(
  work: Parameters<typeof decideInto>[1],
  incident: Incident | undefined,
  dismiss: boolean,
): Promise<number> {
  if (!incident) return EXIT.wrong;
  await sayOfIncident(work.store, incident, dismiss ? 'dismissed' : 'restored');
  const sums = new DecisionSums();
  await decideInto(sums, work, () => false);
  const what = dismiss
    ? 'is no incident: its failures count'
    : 'is an incident: its failures do not count';
  await write(`I${incident.id} ${what}. ${sums.text()}\n`);
  return EXIT.ok;
}
