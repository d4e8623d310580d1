// Puts together what judging opens and clicks needs: built-in signals with the user's newer ones, his networks and links.

import { join } from 'node:path';
import { fs } from '../adapters/files/fs.ts';
import { trouble } from '../adapters/files/trouble.ts';
import { checkSignals } from '../engage/rules/check-signals.ts';
import type { EngagementRules } from '../engage/rules/engagement-rules.ts';
import { mergeSignals, readSignals, type SignalFile } from '../engage/rules/read-signals.ts';
import { readNetworks } from '../intake/networks.ts';
import type { NetworkFile } from '../model/links.ts';
import type { KnownNetwork } from '../model/network.ts';
import { builtInSignals, EngagementJudge } from '../pipeline/engage.ts';
import type { FileProblem } from '../text/fields.ts';
import { dataFolder } from './data-folder.ts';
import type { Settings } from './settings.ts';
import { readToml } from './toml.ts';

export interface LoadedJudge {
  readonly judge: EngagementJudge;
  /** What was not used, a sentence each. */
  readonly problems: readonly string[];
}

/** By the newest signals that this user has, his networks and his links. */
export function loadEngagementJudge({ links }: Settings): LoadedJudge {
  const { rules, problems } = loadSignals();
  const known = loadNetworks(links.networks);
  return {
    judge: new EngagementJudge({ rules, links, networks: known.networks }),
    problems: [...problems, ...known.problems],
  };
}

export interface UpdatedSignals {
  /** Signals in the file. */
  readonly signals: number;
  /** What is wrong with the file; then nothing was changed. */
  readonly problems: readonly FileProblem[];
  /** Where they are kept. */
  readonly kept: string;
}

/** Checks a file of signals as the built-in ones are, and keeps it: from then on it wins over them. */
export function updateSignals(path: string): UpdatedSignals {
  const kept = keptPath();
  const unread: FileProblem[] = [];
  const content = path.endsWith('.json') ? readJson(path, unread) : readToml(path, unread);
  const file = { name: path, content };
  const reading = readSignals([file]);
  const { networks, agents, referrers, behaviours, priors } = reading.rules;
  const signals = [networks, agents, referrers, behaviours, priors].flat().length;
  if (signals === 0 && unread.length === 0)
    unread.push({
      file: path,
      rule: '',
      message: 'holds no signal: see rules/engagement/README.md',
    });
  const rules = mergeSignals(builtInSignals(), reading.rules);
  const problems = [...unread, ...checkSignals({ ...reading, rules })];
  if (problems.length > 0) return { signals, problems, kept };
  fs.mkdirSync(dataFolder(), { recursive: true });
  // Renamed when it is whole: a command that reads it meanwhile has the old one.
  fs.writeFileSync(`${kept}.new`, JSON.stringify(file));
  fs.renameSync(`${kept}.new`, kept);
  return { signals, problems: [], kept };
}

/** What networks and clients are called, by the id of their signal. */
export function signalNames(): ReadonlyMap<string, string> {
  const { networks, agents } = loadSignals().rules;
  return new Map([...networks, ...agents].map(({ id, name }) => [id, name]));
}

const keptPath = (): string => join(dataFolder(), 'engagement.json');

function loadSignals(): { readonly rules: EngagementRules; readonly problems: readonly string[] } {
  const builtIn = builtInSignals();
  const kept = keptPath();
  if (!fs.existsSync(kept)) return { rules: builtIn, problems: [] };
  const unread: FileProblem[] = [];
  const file = readJson(kept, unread) as Partial<SignalFile>;
  const reading = readSignals([{ name: kept, content: file.content ?? {} }]);
  const [problem] = [...unread, ...reading.problems];
  if (!problem) return { rules: mergeSignals(builtIn, reading.rules), problems: [] };
  const words = `${kept} is not used: ${problem.message}`;
  return { rules: builtIn, problems: [words] };
}

function readJson(path: string, problems: FileProblem[]): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(path, 'utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
    problems.push({ file: path, rule: '', message: 'not read: it is no JSON object' });
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is no JSON' : trouble(path, error).why;
    problems.push({ file: path, rule: '', message: `not read: ${why}` });
  }
  return {};
}

function loadNetworks(files: readonly NetworkFile[]): {
  readonly networks: readonly KnownNetwork[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const networks = files.flatMap(({ file, name, kind }) => {
    try {
      const read = readNetworks(fs.readFileSync(file, 'utf8'), { name, kind });
      if (read.networks.length === 0) problems.push(`${file} holds no network`);
      return read.networks;
    } catch (error) {
      problems.push(`${file} is not read: ${trouble(file, error).why}`);
      return [];
    }
  });
  return { networks, problems };
}
