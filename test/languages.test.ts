import { beforeEach, describe, expect, it, vi } from 'vitest';

/** As a browser bundle has them: package.json swaps the modules. */
vi.mock('../src/generated/default-languages.ts', () => import('../src/generated/english-only.ts'));
vi.mock('../src/generated/default-rules.ts', () => import('../src/generated/english-rules.ts'));
vi.mock('../src/generated/entries.ts', () => import('../src/generated/no-entries.ts'));

const ABSENCE = `From: Erika <erika@example.org>
To: bounce@example.com
Subject: Abwesenheitsnotiz: Angebot

Ich bin bis zum 3. Mai nicht im Büro.
`;

describe('a bundle with English alone', () => {
  beforeEach(() => vi.resetModules());

  it('reads a German mail once the languages are added', async () => {
    const { decode } = await import('../src/pipeline/decode.ts');
    expect(decode(ABSENCE).kind).not.toBe('auto-reply');
    await import('../src/languages.ts');
    expect(decode(ABSENCE).kind).toBe('auto-reply');
  });

  it('judges a French reply once the languages are added', async () => {
    const { builtInRules, classify } = await import('../src/pipeline/classify.ts');
    const reasons = (): string[] =>
      ['550 Utilisateur inconnu', '550 User unknown'].map((reply) => classify(reply).reason);
    expect(reasons()).toEqual(['unknown', 'user-unknown']);
    const { version, rules } = builtInRules().data;
    await import('../src/languages.ts');
    expect(reasons()).toEqual(['user-unknown', 'user-unknown']);
    expect(builtInRules().data.version).toBe(version);
    expect(builtInRules().data.rules.slice(0, rules.length)).toEqual(rules);
  });
});

describe('Node', () => {
  it('knows all rules from the start', async () => {
    vi.resetModules();
    vi.doUnmock('../src/generated/default-rules.ts');
    const { builtInRules } = await import('../src/pipeline/classify.ts');
    const before = builtInRules();
    await import('../src/languages.ts');
    expect(builtInRules()).toBe(before);
  });
});
