import { beforeEach, describe, expect, it, vi } from 'vitest';

/** As a browser bundle has it: package.json swaps the module. */
vi.mock(
  '../../src/generated/default-languages.ts',
  () => import('../../src/generated/english-only.ts'),
);

const GERMAN = `From: Erika <erika@example.org>
To: bounce@example.com
Subject: Abwesenheitsnotiz: Angebot

Ich bin bis zum 3. Mai nicht im Büro.
`;

describe('a bundle with English alone', () => {
  beforeEach(() => vi.resetModules());

  it('reads German once the languages are added', async () => {
    const { decode } = await import('../../src/pipeline/decode.ts');
    expect(decode(GERMAN).kind).not.toBe('auto-reply');
    await import('../../src/languages.ts');
    expect(decode(GERMAN).kind).toBe('auto-reply');
  });
});
