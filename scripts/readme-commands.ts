/** The commands that README.md shows with their output: reads them, runs them, and (run as a script) renews the output. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

export interface Shown {
  readonly command: string;
  readonly output: string;
}

const BLOCK = /```console\n\$ ([^\n]+)\n([\s\S]*?)```/g;

/** ```console blocks: `$ command`, then what it prints. */
export const shownIn = (markdown: string): Shown[] =>
  [...markdown.matchAll(BLOCK)].map((block) => ({
    command: block[1] ?? '',
    output: block[2] ?? '',
  }));

/** What a command prints into a pipe. */
export const printed = (command: string): string =>
  execFileSync('bash', ['-c', command], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });

if (import.meta.main) {
  const page = readFileSync('README.md', 'utf8');
  const renewed = page.replace(
    BLOCK,
    (_block, command: string) =>
      `\`\`\`console\n$ ${command}\n${printed(command).trimEnd()}\n\`\`\``,
  );
  writeFileSync('README.md', renewed);
  console.log(`readme-commands: ${shownIn(page).length} commands run`);
}
