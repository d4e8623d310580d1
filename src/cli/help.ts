// Writes the help: of the whole program from its commands, of one command from its table.

import type { Command, Option } from './command.ts';
import { COMMANDS } from './commands.ts';
import { type Paint, painter } from './screen/paint.ts';
import { hang, wrap } from './screen/wrap.ts';

const WIDTH = 80;
const INDENT = '  ';

export async function programHelp(): Promise<string> {
  const paint = painter(process.stdout);
  const commands = await Promise.all(COMMANDS.map(({ load }) => load()));
  const longest = Math.max(...commands.map(({ name }) => name.length)) + 4;
  return lines([
    'postbound reads bounce mails and SMTP replies and says what happened, why,',
    'whose fault it was, how sure that is, and what to do.',
    '',
    paint('strong', 'Usage'),
    `${INDENT}postbound COMMAND [ARGUMENTS]`,
    '',
    paint('strong', 'Commands'),
    ...commands.flatMap(({ name, summary }) => hang(INDENT + name, summary, longest, WIDTH)),
    '',
    paint('strong', 'Options'),
    ...optionLines([
      { name: 'help', short: 'h', help: 'show this help, or that of a command' },
      { name: 'version', help: 'show the version' },
    ]),
    '',
    paint('strong', 'Examples'),
    ...commands.flatMap(({ examples }) => examples.slice(0, 1).map(({ line }) => INDENT + line)),
    '',
    paint('strong', 'Exit codes'),
    ...exitLines(),
    '',
    'NO_COLOR=1 and FORCE_COLOR=1 are heeded. `postbound COMMAND --help` tells more.',
  ]);
}

export function commandHelp(command: Command): string {
  const paint = painter(process.stdout);
  const { name, summary, usage, details, options, examples } = command;
  return lines([
    ...hang(`postbound ${name}: `, summary, `postbound ${name}: `.length, WIDTH),
    '',
    paint('strong', 'Usage'),
    ...usage.map((way) => `${INDENT}postbound ${name} ${way}`.trimEnd()),
    ...details.flatMap((paragraph) => ['', ...wrap(paragraph, WIDTH)]),
    '',
    paint('strong', 'Options'),
    ...optionLines([...options, { name: 'help', short: 'h', help: 'show this help' }]),
    '',
    paint('strong', 'Examples'),
    ...examples.flatMap(({ line, what }) => exampleLines(line, what, paint)),
    '',
    paint('strong', 'Exit codes'),
    ...exitLines(),
  ]);
}

function exampleLines(line: string, what: string, paint: Paint): string[] {
  return [
    INDENT + line,
    ...hang('', what, INDENT.length * 2, WIDTH).map((one) => paint('quiet', one)),
  ];
}

function optionLines(options: readonly Option[]): string[] {
  const left = options.map(({ name, short, value }) => {
    const long = value === undefined ? `--${name}` : `--${name} ${value}`;
    return `${INDENT}${short ? `-${short}, ` : '    '}${long}`;
  });
  const indent = Math.max(...left.map(({ length }) => length)) + 2;
  return options.flatMap(({ help }, at) => hang(left[at] ?? '', help, indent, WIDTH));
}

function exitLines(): string[] {
  return [
    '  0    everything was read',
    '  1    wrong usage, or a check failed',
    '  2    something could not be read; it is named, and the rest was done',
    '  3    the store cannot be used: locked, full, unreachable',
    '  130  interrupted (Ctrl-C)',
  ];
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;
