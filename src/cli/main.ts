// The command line: arguments in, text on the standard output, exit code out.

import { didYouMean } from '../text/nearest.ts';
import { readArgs } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { COMMANDS } from './commands.ts';
import { write } from './out.ts';
import { isUsageError } from './usage-error.ts';

/** Runs one command. `argv` is what follows the program's name. Never throws on wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  const listed = COMMANDS.find((command) => command.name === name);
  if (listed) return runCommand(await listed.load(), rest);
  if (name === '--version' || name === '-V') return version();
  if (name === '' || name === '--help' || name === '-h') return help('');
  if (name === 'help') return help(rest[0] ?? '');
  return refuse('', `unknown command ${name}${didYouMean(name, names())}`);
}

const names = (): string[] => COMMANDS.map((command) => command.name);

async function runCommand(command: Command, argv: readonly string[]): Promise<number> {
  try {
    const args = readArgs(argv, command.options);
    if (args.switches.has('help')) return await help(command.name);
    return await command.run(args);
  } catch (error) {
    if (isUsageError(error)) return refuse(command.name, error.message);
    if (!isStoreError(error)) throw error;
    process.stderr.write(`postbound ${command.name}: ${error.message}\n`);
    return EXIT.store;
  }
}

/** By its name: the class is loaded with the store. */
const isStoreError = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'StoreError';

function refuse(command: string, message: string): number {
  const called = `postbound ${command}`.trimEnd();
  process.stderr.write(`${called}: ${message}\nFor help: ${called} --help\n`);
  return EXIT.wrong;
}

async function help(name: string): Promise<number> {
  const { programHelp, commandHelp } = await import('./help.ts');
  const listed = COMMANDS.find((command) => command.name === name);
  if (name !== '' && !listed)
    return refuse('', `unknown command ${name}${didYouMean(name, names())}`);
  await write(listed ? commandHelp(await listed.load()) : await programHelp());
  return EXIT.ok;
}

async function version(): Promise<number> {
  const { packageVersion } = await import('../app/version.ts');
  await write(`${packageVersion()}\n`);
  return EXIT.ok;
}
