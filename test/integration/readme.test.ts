// Runs every command that README.md shows with its output, so that the page cannot lie.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printed, shownIn } from '../../scripts/readme-commands.ts';

const shown = shownIn(readFileSync('README.md', 'utf8'));

it('finds the three things to try', () => {
  expect(shown.length).toBeGreaterThanOrEqual(3);
});

describe('README prints what it says', () => {
  it.each(shown)('$command', ({ command, output }) => {
    expect(printed(command).trimEnd()).toBe(output.trimEnd());
  });
});
