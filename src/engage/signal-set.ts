// Makes signals ready for use: what an address, a client's name, a referrer, a host says.

import type { KnownNetwork } from '../model/network.ts';
import { MEASURES, type Measured } from './measures.ts';
import { numberOf } from './names.ts';
import { NetworkTable, type Prefix } from './networks.ts';
import type {
  AgentSignal,
  BehaviourSignal,
  EngagementRules,
  NetworkSignal,
  PriorSignal,
  ReferrerSignal,
} from './rules/engagement-rules.ts';

/** A behaviour with what it takes to look for it. */
export interface ReadyBehaviour {
  readonly signal: BehaviourSignal;
  readonly words: (value: number) => string;
  /** Number of its group. */
  readonly group: number;
}

/** What a client calls itself. */
export interface ClientName {
  readonly agent: AgentSignal | null;
  /** As `numberOf` gives it. */
  readonly number: number;
}

/** A measure with the behaviours that rest on it. */
export interface Measuring {
  readonly of: (measured: Measured) => number;
  readonly behaviours: readonly ReadyBehaviour[];
}

const MOST_NAMES = 20_000;
const LONGEST_AGENT = 400;

export class SignalSet {
  readonly rules: EngagementRules;
  readonly measures: readonly Measuring[];
  readonly groups: number;
  readonly #published: NetworkTable<NetworkSignal>;
  readonly #known: NetworkTable<KnownNetwork>;
  readonly #byAsn: ReadonlyMap<number, NetworkSignal>;
  readonly #byKind: ReadonlyMap<string, NetworkSignal>;
  readonly #names: Map<string, ClientName> = new Map();
  readonly #priors: Map<string, PriorSignal | null> = new Map();

  /** @param known a table of networks of the user's own. */
  constructor(rules: EngagementRules, known: readonly KnownNetwork[] = []) {
    this.rules = rules;
    const groups = new Map<string, number>();
    const byMeasure = new Map<string, ReadyBehaviour[]>();
    for (const signal of rules.behaviours) {
      const group = groups.get(signal.group) ?? groups.size;
      groups.set(signal.group, group);
      const ready = byMeasure.get(signal.measure) ?? [];
      byMeasure.set(signal.measure, [...ready, readyBehaviour(signal, group)]);
    }
    this.measures = [...byMeasure].flatMap(([name, behaviours]) => {
      const measure = MEASURES[name];
      return measure ? [{ of: measure.of, behaviours }] : [];
    });
    this.groups = groups.size;
    // The first of several that know the same counts, so it is put in last.
    const networks = rules.networks.toReversed();
    this.#published = new NetworkTable(networks.flatMap(prefixesOf));
    this.#known = new NetworkTable(known.map((value) => ({ prefix: value.prefix, value })));
    this.#byAsn = new Map(
      networks.flatMap((network) => network.asns.map((asn) => [asn, network] as const)),
    );
    this.#byKind = new Map(
      networks
        .filter(({ prefixes, asns }) => prefixes.length + asns.length === 0)
        .map((network) => [network.kind, network]),
    );
  }

  /** What is published of the network counts before what the user's table says of it. */
  network(ip: string): NetworkSignal | null {
    const published = this.#published.find(ip);
    if (published) return published;
    const known = this.#known.find(ip);
    if (!known) return null;
    return this.#byAsn.get(known.asn) ?? this.#byKind.get(known.kind) ?? null;
  }

  /** What a client is by what it calls itself; of several signals the first that fits, exact ones first. */
  name(userAgent: string): ClientName {
    const known = this.#names.get(userAgent);
    if (known) return known;
    const found = { agent: this.#agent(userAgent), number: numberOf(userAgent) };
    if (this.#names.size >= MOST_NAMES) this.#names.clear();
    this.#names.set(userAgent, found);
    return found;
  }

  #agent(userAgent: string): AgentSignal | null {
    if (userAgent === '') return null;
    const text = userAgent.slice(0, LONGEST_AGENT).toLowerCase();
    const { agents } = this.rules;
    return (
      agents.find(({ is }) => is.includes(text)) ??
      agents.find(
        ({ has, without }) =>
          has.some((part) => text.includes(part)) && !without.some((part) => text.includes(part)),
      ) ??
      null
    );
  }

  referrer(referrer: string): ReferrerSignal | null {
    if (referrer === '') return null;
    const host = hostOf(referrer);
    return this.rules.referrers.find(({ hosts }) => hosts.some((end) => isEnd(host, end))) ?? null;
  }

  /** Of the host that took the mail. */
  prior(host: string): PriorSignal | null {
    const known = this.#priors.get(host);
    if (known !== undefined) return known;
    const name = host.toLowerCase();
    const { priors } = this.rules;
    const found =
      priors.find(({ hosts }) => hosts.some((end) => isEnd(name, end))) ??
      priors.find(({ hosts }) => hosts.length === 0) ??
      null;
    if (this.#priors.size >= MOST_NAMES) this.#priors.clear();
    this.#priors.set(host, found);
    return found;
  }
}

function readyBehaviour(signal: BehaviourSignal, group: number): ReadyBehaviour {
  const measure = MEASURES[signal.measure];
  const [before = '', after = ''] = signal.words.split('{value}');
  const hasValue = signal.words.includes('{value}');
  return {
    signal,
    group,
    words: (value) => (hasValue && measure ? before + measure.show(value) + after : signal.words),
  };
}

const prefixesOf = (value: NetworkSignal): Prefix<NetworkSignal>[] =>
  value.prefixes.map((prefix) => ({ prefix, value }));

function hostOf(url: string): string {
  const start = url.indexOf('://');
  const from = start < 0 ? 0 : start + 3;
  const end = url.slice(from, from + 300).search(/[/:?#]/);
  return url.slice(from, end < 0 ? from + 300 : from + end).toLowerCase();
}

const isEnd = (host: string, end: string): boolean => host === end || host.endsWith(`.${end}`);
