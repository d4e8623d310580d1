// Reads the parsed contents of files of signals into typed tables; says what is wrong with them.

import { NETWORK_KINDS } from '../../model/network.ts';
import { digest64 } from '../../text/digest64.ts';
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
  SignalProblem,
  SignalSource,
} from './engagement-rules.ts';

type Table = Readonly<Record<string, unknown>>;

/** One file as a TOML or JSON reader returned it. */
export interface SignalFile {
  readonly name: string;
  readonly content: Table;
}

export interface SignalsReading {
  readonly rules: EngagementRules;
  readonly examples: readonly SignalExample[];
  readonly problems: readonly SignalProblem[];
}

const KINDS = ['network', 'agent', 'referrer', 'behaviour', 'prior'] as const;
const KEYS: readonly string[] = ['sources', ...KINDS];
const HEAVIEST = 20;
/** Beyond all that is measured; JSON has no infinity. */
const ANY = 1e15;
const MOST_ROWS = 10_000;
const MOST_TEXTS = 100_000;
const DATE = /^\d{4}-\d\d-\d\d$/;

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
  readonly #sources = new Map<string, SignalSource>();
  readonly #problems: SignalProblem[] = [];
  #examples: SignalExample[] = [];
  #file = '';
  #rule = '';
  #stem = '';

  file({ name, content }: SignalFile): void {
    this.#file = name;
    this.#rule = '';
    this.#stem = (name.split('/').at(-1) ?? '').replace(/\.(?:toml|json)$/, '');
    for (const key of Object.keys(content))
      if (!KEYS.includes(key)) this.#say(`unknown table \`${key}\`; known: ${KEYS.join(', ')}`);
    this.#readSources(content['sources']);
    for (const row of rows(content, 'network')) this.#put(this.#networks, this.#network(row));
    for (const row of rows(content, 'agent')) this.#put(this.#agents, this.#agent(row));
    for (const row of rows(content, 'referrer')) this.#put(this.#referrers, this.#referrer(row));
    for (const row of rows(content, 'behaviour')) this.#put(this.#behaviours, this.#behaviour(row));
    for (const row of rows(content, 'prior')) this.#put(this.#priors, this.#prior(row));
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

  #say(message: string): void {
    this.#problems.push({ file: this.#file, rule: this.#rule, message });
  }

  #put<Signal extends Common>(to: Map<string, Signal>, signal: Signal): void {
    to.set(signal.id, signal);
  }

  #readSources(value: unknown): void {
    if (!isTable(value)) return;
    for (const [key, told] of Object.entries(value)) {
      const source = isTable(told) ? told : {};
      const date = text(source, 'date');
      if (text(source, 'title') === '' || !DATE.test(date))
        this.#say(`source \`${key}\` needs a title and a date like 2026-01-31`);
      this.#sources.set(`${this.#stem}/${key}`, {
        name: `${text(source, 'title')}, ${date}`,
        url: text(source, 'url'),
      });
    }
  }

  #common(kind: string, row: Table, known: readonly string[]): Common {
    const name = text(row, 'id');
    const id = `${kind}/${name}`;
    this.#rule = id;
    if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(name)) this.#say('`id` must be lower-case words with -');
    for (const key of Object.keys(row))
      if (!COMMON.includes(key) && !known.includes(key)) this.#say(`unknown key \`${key}\``);
    const source = `${this.#stem}/${text(row, 'source')}`;
    if (!this.#sources.has(source)) this.#say('`source` must name one of [sources]');
    if (text(row, 'words') === '') this.#say('`words` tell people what was found');
    // The one with this id that was read before does not count, so neither do its examples.
    this.#examples = this.#examples.filter((example) => example.id !== id);
    this.#addExamples(row, id);
    return { id, words: text(row, 'words'), weights: this.#weights(row), source };
  }

  #addExamples(row: Table, id: string): void {
    const file = this.#file;
    const examples = texts(row, 'examples');
    if (examples.length === 0) this.#say('has no example');
    for (const example of examples) this.#examples.push({ file, id, example, holds: true });
    for (const example of texts(row, 'not'))
      this.#examples.push({ file, id, example, holds: false });
  }

  #weights(row: Table): Common['weights'] {
    const open = row['open'] ?? 0;
    const click = row['click'] ?? 0;
    const isGood = (value: unknown): value is number =>
      typeof value === 'number' && Math.abs(value) <= HEAVIEST;
    if (!isGood(open) || !isGood(click)) this.#say('`open` and `click` are log-odds, -20 to 20');
    if (row['open'] === undefined && row['click'] === undefined)
      this.#say('needs `open`, `click` or both: what it judges, in log-odds for a machine');
    return { open: isGood(open) ? open : 0, click: isGood(click) ? click : 0 };
  }

  #network(row: Table): NetworkSignal {
    const common = this.#common('networks', row, ['name', 'kind', 'prefixes', 'asns', 'proxy']);
    const kind = NETWORK_KINDS.find((one) => one === row['kind']);
    if (!kind) this.#say(`\`kind\` must be one of ${NETWORK_KINDS.join(', ')}`);
    const prefixes = texts(row, 'prefixes');
    for (const prefix of prefixes)
      if (!prefixRange(prefix)) this.#say(`${prefix.slice(0, 60)} is no prefix like 192.0.2.0/24`);
    const asns = list(row, 'asns').filter((asn) => typeof asn === 'number');
    return {
      ...common,
      name: text(row, 'name') || common.id,
      kind: kind ?? 'cloud',
      prefixes,
      asns,
      proxy: text(row, 'proxy'),
    };
  }

  #agent(row: Table): AgentSignal {
    const common = this.#common('agents', row, ['name', 'is', 'has', 'without', 'proxy', 'seen']);
    const is = lower(row, 'is');
    const has = lower(row, 'has');
    if (is.length + has.length === 0)
      this.#say('needs `is` or `has`: what the client calls itself');
    if (has.some((part) => part.length < 3)) this.#say('`has` needs at least three signs each');
    const seen = row['seen'] ?? 0.5;
    return {
      ...common,
      name: text(row, 'name') || common.id,
      is,
      has,
      without: lower(row, 'without'),
      proxy: text(row, 'proxy'),
      seen: typeof seen === 'number' ? seen : 0.5,
    };
  }

  #referrer(row: Table): ReferrerSignal {
    const common = this.#common('referrers', row, ['hosts']);
    const hosts = lower(row, 'hosts');
    if (hosts.length === 0) this.#say('needs `hosts`: ends of host names');
    return { ...common, hosts };
  }

  #prior(row: Table): PriorSignal {
    return { ...this.#common('receivers', row, ['hosts']), hosts: lower(row, 'hosts') };
  }

  #behaviour(row: Table): BehaviourSignal {
    const common = this.#common('behaviour', row, ['measure', 'from', 'below', 'group']);
    const measure = text(row, 'measure');
    if (!(measure in MEASURES))
      this.#say(`\`measure\` must be one of ${Object.keys(MEASURES).join(', ')}`);
    const from = row['from'] ?? -ANY;
    const below = row['below'] ?? ANY;
    if (typeof from !== 'number' || typeof below !== 'number' || from >= below)
      this.#say('`from` and `below` are numbers, the first the smaller one');
    return {
      ...common,
      measure,
      from: Number(from),
      below: Number(below),
      group: text(row, 'group') || common.id,
    };
  }
}

const COMMON: readonly string[] = ['id', 'words', 'open', 'click', 'source', 'examples', 'not'];

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const list = (row: Table, key: string): readonly unknown[] => {
  const value = row[key];
  return Array.isArray(value) ? value.slice(0, MOST_TEXTS) : [];
};

const rows = (content: Table, key: string): Table[] =>
  list(content, key).slice(0, MOST_ROWS).filter(isTable);

const text = (row: Table, key: string): string => {
  const value = row[key];
  return typeof value === 'string' ? value : '';
};

const texts = (row: Table, key: string): string[] =>
  list(row, key).filter((one) => typeof one === 'string');

const lower = (row: Table, key: string): string[] =>
  texts(row, key).map((one) => one.toLowerCase());

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
