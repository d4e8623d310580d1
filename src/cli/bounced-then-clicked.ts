// `postbound bounced-then-clicked`: explains mails that failed, or seemed to, and were opened or clicked all the same.

import type { DecideWork } from '../app/decide/decide-store.ts';
import {
  countFindings,
  type FindingCounts,
  noFindings,
  oddAddresses,
} from '../app/engage/address-findings.ts';
import { contradictions } from '../app/engage/contradictions.ts';
import { type Reversed, reverse } from '../app/engage/reverse.ts';
import { EXPLANATIONS, type ExplanationName } from '../model/explanation.ts';
import type { Explained } from '../pipeline/explain-contradiction.ts';
import type { Store } from '../ports/store.ts';
import { type Args, choice } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { FILTER_DETAIL, FILTER_OPTIONS, filterOf } from './filter.ts';
import { breathe, write } from './out.ts';
import { POLICY_OPTION, policyOf } from './policy.ts';
import { contradictionLines, contradictionSums } from './screen/contradiction-screen.ts';
import { findingSums, oddAddressLines } from './screen/odd-address-screen.ts';
import { painter } from './screen/paint.ts';
import { count } from './screen/summary-screen.ts';
import type { Frame } from './screen/verdict-screen.ts';
import { wrap } from './screen/wrap.ts';
import { STORE_OPTION, withStore } from './store.ts';
import { UsageError } from './usage-error.ts';
import { BY_OPTION, whoOf } from './who.ts';

export const bouncedThenClickedCommand: Command = {
  name: 'bounced-then-clicked',
  summary: 'it bounced: why was it opened and clicked?',
  usage: [''],
  details: [
    'Every mail that failed, or was told of as a failure, and was opened or clicked: who did it (people, filters, picture proxies), the likeliest explanation with its evidence, how sure that is, the runner-up, and what to do about the address.',
    'With --addresses what no single mail shows: addresses that failed for good several times and lived in between (your reporting, or a shared mailbox), and suppressed ones that a person still clicks for, by all that is known of them at any time. Options that narrow choose whom: those to whom such a mail went. With --json one object a line: {"address", "findings"}.',
    'With --apply what should be done is done: bounces to be taken back are taken back (`undo` puts them back), addresses to be verified are released and held for seven days. Nothing is deleted.',
    FILTER_DETAIL,
  ],
  options: [
    ...FILTER_OPTIONS,
    { name: 'explanation', value: 'NAME', help: EXPLANATIONS.join(', ') },
    { name: 'all', help: 'also mails that only waited before they were read' },
    { name: 'addresses', help: 'addresses with such a finding, instead of mails' },
    { name: 'apply', help: 'take bounces back, hold addresses to be verified' },
    { name: 'json', help: 'one JSON object a line' },
    BY_OPTION,
    POLICY_OPTION,
    STORE_OPTION,
  ],
  examples: [
    { line: 'postbound bounced-then-clicked --since 30d', what: 'the last month' },
    {
      line: 'postbound bounced-then-clicked --explanation provider-outage --apply',
      what: 'take back what an outage did',
    },
  ],
  run,
};

const WIDTH = 80;

async function run(args: Args): Promise<number> {
  const [word] = args.words;
  if (word !== undefined) throw new UsageError(`${word}: it takes options only`);
  if (args.switches.has('addresses')) return await runAddresses(args);
  const apply = args.switches.has('apply');
  await withStore(args, apply ? 'write' : 'read', async (store, settings) => {
    const found = await tell(args, store);
    if (!apply) return;
    const work: DecideWork = { store, policy: policyOf(args, settings), now: Date.now() };
    const done = await reverse(work, found, whoOf(args));
    if (!args.switches.has('json')) await write(`${doneText(done)}\n`);
  });
  return EXIT.ok;
}

/** They concern mails. */
const NOT_WITH_ADDRESSES = ['all', 'apply'] as const;

async function runAddresses(args: Args): Promise<number> {
  const other = NOT_WITH_ADDRESSES.find((name) => args.switches.has(name));
  if (other !== undefined || args.values.has('explanation'))
    throw new UsageError(`--addresses goes without --${other ?? 'explanation'}`);
  await withStore(args, 'read', (store) => tellAddresses(args, store));
  return EXIT.ok;
}

async function tellAddresses(args: Args, store: Store): Promise<void> {
  const isJson = args.switches.has('json');
  const frame = frameOf();
  const counts = noFindings();
  for await (const odd of oddAddresses(store, filterOf(args, Date.now()))) {
    const { address, findings } = odd;
    for (const { kind } of findings) counts[kind]++;
    const text = isJson
      ? JSON.stringify(odd)
      : `${oddAddressLines(address, findings, frame).join('\n')}\n`;
    await write(`${text}\n`);
    await breathe();
  }
  if (isJson) return;
  const sums = findingSums(counts);
  await write(sums === '' ? 'No address has a finding.\n' : `In all: ${sums}.\n`);
}

const frameOf = (): Frame => ({
  paint: painter(process.stdout),
  width: process.stdout.columns ?? WIDTH,
});

/** @returns what was told, where something is to be done with it. */
async function tell(args: Args, store: Store): Promise<readonly Explained[]> {
  const only = choice(args, 'explanation', EXPLANATIONS);
  const isJson = args.switches.has('json');
  const frame = frameOf();
  const filter = filterOf(args, Date.now());
  const found: Explained[] = [];
  const sums = new Map<ExplanationName, number>();
  for await (const one of contradictions(store, filter, args.switches.has('all'))) {
    const { name } = one.explanation;
    if (only !== undefined && name !== only) continue;
    sums.set(name, (sums.get(name) ?? 0) + 1);
    if (args.switches.has('apply')) found.push(one);
    const text = isJson ? JSON.stringify(one) : `${contradictionLines(one, frame).join('\n')}\n`;
    await write(`${text}\n`);
    await breathe();
  }
  if (!isJson) await write(`${contradictionSums(sums, frame).join('\n')}\n`);
  if (!isJson && only === undefined)
    await write(overTime(await countFindings(store, filter), frame));
  return found;
}

function overTime(counts: FindingCounts, { width }: Frame): string {
  const sums = findingSums(counts);
  if (sums === '') return '';
  const text = `Addresses whose history does not add up: ${sums}; --addresses lists them.`;
  return `\n${wrap(text, width).join('\n')}\n`;
}

function doneText({ takenBack, held, batch }: Reversed): string {
  if (takenBack === 0 && held === 0)
    return 'Nothing had to be done: no decision rests on these mails.';
  return `${count(takenBack)} ${takenBack === 1 ? 'decision' : 'decisions'} taken back, ${count(held)} ${held === 1 ? 'address' : 'addresses'} held to be verified (batch ${batch})`;
}
