// Defines the signals by which opens and clicks are judged, as they are compiled from rules/engagement/.
import type { NetworkKind } from '../../model/network.ts';
import type { Source } from '../../text/sources.ts';

/** What speaks, in log-odds for a machine (negative: for a person). A signal judges an open, a click, or both. */
export interface Weights {
  readonly open: number;
  readonly click: number;
}

interface Signal {
  /** `networks/microsoft-protection`: kind and name. */
  readonly id: string;
  /** What people are told; `{…}` stands for a figure. */
  readonly words: string;
  readonly weights: Weights;
  /** Key of `sources`. */
  readonly source: string;
}

export interface NetworkSignal extends Signal {
  readonly name: string;
  readonly kind: NetworkKind;
  readonly prefixes: readonly string[];
  /** Numbers of autonomous systems: for users who bring a table of networks. */
  readonly asns: readonly number[];
  /** Whose pictures are fetched from here; `''`: nobody's. */
  readonly proxy: string;
}

export interface AgentSignal extends Signal {
  readonly name: string;
  /** The whole of what the client calls itself, in lower case. */
  readonly is: readonly string[];
  /** Parts of it, in lower case; one is enough. */
  readonly has: readonly string[];
  readonly without: readonly string[];
  /** Whose pictures it fetches; `''`: nobody's. */
  readonly proxy: string;
  /** Of a proxy: how often it fetches because a person looks, 0–1. */
  readonly seen: number;
}

export interface ReferrerSignal extends Signal {
  /** Ends of host names. */
  readonly hosts: readonly string[];
}

/** Holds where the measure is at least `from` and below `below`. */
export interface BehaviourSignal extends Signal {
  readonly measure: string;
  readonly from: number;
  readonly below: number;
  /** Of several signals of one group only the weightiest speaks. */
  readonly group: string;
}

/** How likely a click or an open is a machine's before anything else is known. */
export interface PriorSignal extends Signal {
  /** Ends of names of the hosts that took the mail; empty: all others. */
  readonly hosts: readonly string[];
}

export interface EngagementRules {
  readonly version: string;
  readonly networks: readonly NetworkSignal[];
  readonly agents: readonly AgentSignal[];
  readonly referrers: readonly ReferrerSignal[];
  readonly behaviours: readonly BehaviourSignal[];
  readonly priors: readonly PriorSignal[];
  readonly sources: Readonly<Record<string, Source>>;
}

/** Examples are run when signals are compiled, and not kept. */
export interface SignalExample {
  readonly file: string;
  readonly id: string;
  readonly example: string;
  /** Whether the signal must speak, or must not. */
  readonly holds: boolean;
}
