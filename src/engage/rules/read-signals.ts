// Reads the parsed contents of files of signals into typed tables; says what is wrong with them.

import { NETWORK_KINDS } from '../../model/network.ts';
import { digest64 } from '../../text/digest64.ts';
import { Fields, type FileProblem } from '../../text/fields.ts';
import { readSources, type Source } from '../../text/sources.ts';
import { MEASURES } from '../measures.ts';
import { prefixRange } from '../networks.ts';
import type {
  AgentSignal,
  BehaviourSignal,
  EngagementRules,
  NetworkSignal,
  PriorSignal,
  ReferrerSignal,
  SignalExample,
} from './engagement-rules.ts';

/** One file as a TOML or JSON reader returned it. */
export interface SignalFile {
  readonly name: string;
  readonly content: unknown;
}

export interface SignalsReading {
  readonly rules: EngagementRules;
  readonly examples: readonly SignalExample[];
  readonly problems: readonly FileProblem[];
}

const HEAVIEST = 20;
/** Beyond all that is measured; JSON has no infinity. */
const ANY = 1e15;
const SHORTEST_SIGN = 3;

/** Ids are made of the kind, not of the file: of several with one id the last one counts. Never throws. */
export function readSignals(files: readonly SignalFile[]): SignalsReading {
  const reader = new Reader();
  for (const file of files) reader.file(file);
  return reader.reading();
}

interface Common {
  readonly id: string;
  readonly words: string;
  readonly weights: { readonly open: number; readonly click: number };
  readonly source: string;
}

class Reader {
  readonly #networks = new Map<string, NetworkSignal>();
  readonly #agents = new Map<string, AgentSignal>();
  readonly #referrers = new Map<string, ReferrerSignal>();
  readonly #behaviours = new Map<string, BehaviourSignal>();
  readonly #priors = new Map<string, PriorSignal>();
  readonly #sources = new Map<string, Source>();
  readonly #problems: FileProblem[] = [];
  #examples: SignalExample[] = [];
  #file = '';
  #stem = '';

  file({ name, content }: SignalFile): void {
    this.#file = name;
    this.#stem = (name.split('/').at(-1) ?? '').replace(/\.(?:toml|json)$/, '');
    const fields = new Fields(name, content, this.#problems);
    for (const [key, source] of readSources(fields))
      this.#sources.set(`${this.#stem}/${key}`, source);
    this.#read(this.#networks, fields.tables('network'), 'networks', networkOf);
    this.#read(this.#agents, fields.tables('agent'), 'agents', agentOf);
    this.#read(this.#referrers, fields.tables('referrer'), 'referrers', referrerOf);
    this.#read(this.#behaviours, fields.tables('behaviour'), 'behaviour', behaviourOf);
    this.#read(this.#priors, fields.tables('prior'), 'receivers', priorOf);
    fields.noOthers();
  }

  reading(): SignalsReading {
    const tables = {
      networks: [...this.#networks.values()],
      agents: [...this.#agents.values()],
      referrers: [...this.#referrers.values()],
      behaviours: [...this.#behaviours.values()],
      priors: [...this.#priors.values()],
      sources: Object.fromEntries(this.#sources),
    };
    const version = digest64(JSON.stringify(tables));
    return { rules: { version, ...tables }, examples: this.#examples, problems: this.#problems };
  }

  #read<Signal extends Common>(
    to: Map<string, Signal>,
    rows: readonly Fields[],
    kind: string,
    signalOf: (row: Fields, common: Common) => Signal,
  ): void {
    for (const row of rows) {
      const signal = signalOf(row, this.#common(row, kind));
      row.noOthers();
      to.set(signal.id, signal);
    }
  }

  #common(row: Fields, kind: string): Common {
    const id = row.named(`${kind}/`);
    const source = `${this.#stem}/${row.text('source')}`;
    if (!this.#sources.has(source)) row.blame('source', 'must name one of [sources]');
    row.needs('words', 'tell people what was found');
    // The one with this id that was read before does not count, so neither do its examples.
    this.#examples = this.#examples.filter((example) => example.id !== id);
    this.#addExamples(row, id);
    return { id, words: row.text('words'), weights: weightsOf(row), source };
  }

  #addExamples(row: Fields, id: string): void {
    row.needs('examples', 'add one in which it must speak');
    const file = this.#file;
    for (const example of row.texts('examples'))
      this.#examples.push({ file, id, example, holds: true });
    for (const example of row.texts('not'))
      this.#examples.push({ file, id, example, holds: false });
  }
}

function weightsOf(row: Fields): Common['weights'] {
  if (!row.has('open') && !row.has('click'))
    row.say('has neither `open` nor `click`: say what it judges, in log-odds for a machine');
  const weight = (key: string): number => row.number(key, 0, -HEAVIEST, HEAVIEST);
  return { open: weight('open'), click: weight('click') };
}

function networkOf(row: Fields, common: Common): NetworkSignal {
  row.needs('kind', `it is one of ${NETWORK_KINDS.join(', ')}`);
  const prefixes = row.texts('prefixes');
  for (const prefix of prefixes)
    if (!prefixRange(prefix))
      row.blame('prefixes', `has ${prefix.slice(0, 60)}: must be like 192.0.2.0/24`);
  return {
    ...common,
    name: row.text('name') || common.id,
    kind: row.oneOf('kind', NETWORK_KINDS, 'cloud'),
    prefixes,
    asns: asnsOf(row),
    proxy: row.text('proxy'),
  };
}

function asnsOf(row: Fields): readonly number[] {
  const asns = row.value('asns') ?? [];
  if (Array.isArray(asns) && asns.every(Number.isSafeInteger)) return asns;
  row.blame('asns', 'must be a list of whole numbers: asns = [64500]');
  return [];
}

function agentOf(row: Fields, common: Common): AgentSignal {
  const is = lower(row, 'is');
  const has = lower(row, 'has');
  if (is.length + has.length === 0)
    row.say('has neither `is` nor `has`: say what the client calls itself');
  if (has.some((part) => part.length < SHORTEST_SIGN))
    row.blame('has', `needs at least ${SHORTEST_SIGN} characters each`);
  return {
    ...common,
    name: row.text('name') || common.id,
    is,
    has,
    without: lower(row, 'without'),
    proxy: row.text('proxy'),
    seen: row.number('seen', 0.5, 0, 1),
  };
}

function referrerOf(row: Fields, common: Common): ReferrerSignal {
  row.needs('hosts', 'name ends of host names');
  return { ...common, hosts: lower(row, 'hosts') };
}

const priorOf = (row: Fields, common: Common): PriorSignal => ({
  ...common,
  hosts: lower(row, 'hosts'),
});

function behaviourOf(row: Fields, common: Common): BehaviourSignal {
  const measures = Object.keys(MEASURES);
  row.needs('measure', `it is one of ${measures.join(', ')}`);
  const from = row.number('from', -ANY, -ANY, ANY);
  const below = row.number('below', ANY, -ANY, ANY);
  if (from >= below) row.say('`from` must be smaller than `below`');
  return {
    ...common,
    measure: row.oneOf('measure', measures, ''),
    from,
    below,
    group: row.text('group') || common.id,
  };
}

const lower = (row: Fields, key: string): string[] =>
  row.texts(key).map((one) => one.toLowerCase());

/** What is newer wins, and is asked first. */
export function mergeSignals(older: EngagementRules, newer: EngagementRules): EngagementRules {
  const tables = {
    networks: merged(older.networks, newer.networks),
    agents: merged(older.agents, newer.agents),
    referrers: merged(older.referrers, newer.referrers),
    behaviours: merged(older.behaviours, newer.behaviours),
    priors: merged(older.priors, newer.priors),
    sources: { ...older.sources, ...newer.sources },
  };
  return { version: digest64(JSON.stringify(tables)), ...tables };
}

function merged<Signal extends { readonly id: string }>(
  older: readonly Signal[],
  newer: readonly Signal[],
): Signal[] {
  const again = new Set(newer.map(({ id }) => id));
  return [...newer, ...older.filter(({ id }) => !again.has(id))];
}
