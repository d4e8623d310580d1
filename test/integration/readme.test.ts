// Runs every command that the pages show with its output, so that they cannot lie.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAGES, printed, shownIn } from '../../scripts/readme-commands.ts';

describe.each(PAGES)('%s', (path) => {
  const shown = shownIn(readFileSync(path, 'utf8'));

  it('shows three things to try', () => {
    expect(shown.length).toBeGreaterThanOrEqual(3);
  });
  it.each(shown)('prints what it says: $command', ({ command, output }) => {
    expect(printed(command).trimEnd()).toBe(output.trimEnd());
  });
});

it('shows the rule file that its commands use', () => {
  const file = readFileSync('examples/my-rules.toml', 'utf8');
  expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(`\`\`\`toml\n${file}\`\`\``);
});
