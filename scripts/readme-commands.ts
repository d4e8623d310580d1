/** The commands that pages show with their output: reads them, runs them, and (run as a script) renews the output. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** Pages whose commands are run. */
export const PAGES: readonly string[] = ['README.md', 'CONTRIBUTING.md'];

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

if (import.meta.main)
  for (const path of PAGES) {
    const page = readFileSync(path, 'utf8');
    const renewed = page.replace(
      BLOCK,
      (_block, command: string) =>
        `\`\`\`console\n$ ${command}\n${printed(command).trimEnd()}\n\`\`\``,
    );
    writeFileSync(path, renewed);
    console.log(`readme-commands: ${shownIn(page).length} commands of ${path} run`);
  }
