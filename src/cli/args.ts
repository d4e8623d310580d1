// Reads a command's arguments by its table of options. Own code because commander alone takes longer to load than
// one mail takes to explain (17 ms of the 25 ms that an empty Node process needs).

import { didYouMean } from '../text/nearest.ts';
import type { Option } from './command.ts';
import { UsageError } from './usage-error.ts';

export interface Args {
  /** What is no option, in order. */
  readonly words: readonly string[];
  /** Names of the switches that were given. */
  readonly switches: ReadonlySet<string>;
  /** Values by option name; the last one counts. */
  readonly values: ReadonlyMap<string, string>;
  /** The same with every value, for options that may be given several times. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

const HELP: Option = { name: 'help', short: 'h', help: 'show this help' };

/** `--name value`, `--name=value`, `-n value`, `-nvalue`; behind `--` nothing is an option; `-` is a word. */
export function readArgs(argv: readonly string[], options: readonly Option[]): Args {
  const words: string[] = [];
  const switches = new Set<string>();
  const values = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const all = [...options, HELP];
  for (let at = 0; at < argv.length; at++) {
    const arg = argv[at] ?? '';
    if (arg === '--') {
      words.push(...argv.slice(at + 1));
      break;
    }
    if (arg === '-' || !arg.startsWith('-')) {
      words.push(arg);
      continue;
    }
    const { option, glued } = find(arg, all);
    if (option.value === undefined) switches.add(refuseValue(option, glued));
    else {
      const value = glued ?? argv[++at] ?? refuseNone(option);
      values.set(option.name, value);
      lists.set(option.name, [...(lists.get(option.name) ?? []), value]);
    }
  }
  return { words, switches, values, lists };
}

interface Given {
  readonly option: Option;
  /** The value in the same argument. */
  readonly glued: string | undefined;
}

function find(arg: string, options: readonly Option[]): Given {
  const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
  const option = options.find((one) =>
    name === undefined ? one.short === arg.charAt(1) : one.name === name,
  );
  if (option) return { option, glued: name === undefined ? arg.slice(2) || undefined : value };
  const known = options.map((one) => `--${one.name}`);
  throw new UsageError(`unknown option ${arg}${didYouMean(arg.split('=')[0] ?? '', known)}`);
}

function refuseValue({ name }: Option, glued: string | undefined): string {
  if (glued !== undefined) throw new UsageError(`--${name} takes no value`);
  return name;
}

function refuseNone({ name, value }: Option): never {
  throw new UsageError(`--${name} needs a value: --${name} ${value}`);
}

/** The value of an option that takes one of a few words. */
export function choice<T extends string>(
  args: Args,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = args.values.get(name);
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(
    `--${name} ${value}: must be one of ${allowed.join(', ')}${didYouMean(value, allowed)}`,
  );
}
