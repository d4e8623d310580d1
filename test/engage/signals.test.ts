import { describe, expect, test } from 'vitest';
import { checkSignals } from '../../src/engage/rules/check-signals.ts';
import { mergeSignals, readSignals } from '../../src/engage/rules/read-signals.ts';
import { SignalSet } from '../../src/engage/signal-set.ts';
import { builtInSignals } from '../../src/pipeline/engage.ts';

const sources = { s: { title: 'A page', url: 'https://example.com/', date: '2026-11-25' } };
const network = {
  id: 'mine',
  kind: 'filter',
  prefixes: ['192.0.2.0/24'],
  click: 4,
  words: 'from my filter',
  source: 's',
  examples: ['192.0.2.9'],
};

const problemsOf = (content: object): string[] =>
  checkSignals(readSignals([{ name: 'x.toml', content: { sources, ...content } }])).map(
    ({ rule, message }) => `${rule}: ${message}`,
  );

describe('signals', () => {
  test('good ones have no problem', () => {
    expect(problemsOf({ network: [network] })).toEqual([]);
  });

  const agent = { ...network, kind: undefined, prefixes: undefined, has: ['abc'] };
  const behaviour = { ...network, kind: undefined, prefixes: undefined, measure: 'place' };
  const wrong: readonly (readonly [string, object, string])[] = [
    [
      'no prefix',
      { network: [{ ...network, prefixes: ['192.0.2.0/40'] }] },
      '`prefixes` has 192.0',
    ],
    ['no number', { network: [{ ...network, asns: ['AS1'] }] }, '`asns` must be a list of whole'],
    ['no source', { network: [{ ...network, source: 'z' }] }, '`source` must name'],
    ['no words', { network: [{ ...network, words: ' ' }] }, 'has no `words`: tell people'],
    ['no example', { network: [{ ...network, examples: [] }] }, 'has no `examples`: add one'],
    ['a name in capitals', { network: [{ ...network, id: 'Mine' }] }, '`id` must be lower-case'],
    [
      'an example elsewhere',
      { network: [{ ...network, examples: ['10.0.0.1'] }] },
      'does not speak',
    ],
    ['a counter-example within', { network: [{ ...network, not: ['192.0.2.1'] }] }, 'speaks where'],
    [
      'judges nothing',
      { network: [{ ...network, click: undefined }] },
      'has neither `open` nor `click`',
    ],
    ['too heavy', { network: [{ ...network, click: 99 }] }, '`click` must be a number from -20'],
    ['no kind', { network: [{ ...network, kind: undefined }] }, 'has no `kind`: it is one of'],
    ['an unknown kind', { network: [{ ...network, kind: 'x' }] }, '`kind`: "x" is not one of'],
    ['an unknown key', { network: [{ ...network, x: 1 }] }, 'unknown key `x`; known: id, source'],
    ['an unknown table', { networks: [] }, 'unknown key `networks` (did you mean network?)'],
    ['no tables', { network: 7 }, '`network` must be tables: write [[network]]'],
    ['no measure', { behaviour: [{ ...behaviour, measure: '' }] }, 'has no `measure`'],
    [
      'an unknown measure',
      { behaviour: [{ ...behaviour, measure: 'toString' }] },
      '`measure`: "toString" is not one of',
    ],
    ['no range', { behaviour: [{ ...behaviour, from: 2, below: 1 }] }, '`from` must be smaller'],
    ['too short a part', { agent: [{ ...agent, has: ['a'] }] }, '`has` needs at least 3'],
    ['no name', { agent: [{ ...agent, has: undefined }] }, 'has neither `is` nor `has`'],
    ['no share', { agent: [{ ...agent, seen: 2 }] }, '`seen` must be a number from 0 to 1'],
    ['no hosts', { referrer: [{ ...agent, has: undefined }] }, 'has no `hosts`: name ends of'],
    [
      'a source without a date',
      { sources: { s: { title: 'x' } }, network: [network] },
      '`sources.s.date` must be a date like',
    ],
  ];
  test.each(wrong)('%s', (_, content, message) => {
    expect(problemsOf(content).join('\n')).toContain(message);
  });

  test('newer ones replace those of the same id, and are asked first', () => {
    const moved = { ...network, id: 'google', prefixes: ['192.0.2.0/24'], click: 1 };
    const newer = { ...network, id: 'other', prefixes: ['40.107.0.0/16'] };
    const { rules } = readSignals([{ name: 'x', content: { sources, network: [moved, newer] } }]);
    const signals = new SignalSet(mergeSignals(builtInSignals(), rules));
    expect([
      signals.network('192.0.2.1')?.id,
      signals.network('66.249.84.3')?.id,
      signals.network('40.107.1.2')?.id,
    ]).toEqual(['networks/google', undefined, 'networks/other']);
  });

  test("a table of the user's own tells numbers and kinds; what is published counts first", () => {
    const signals = new SignalSet(builtInSignals(), [
      { prefix: '192.0.2.0/24', asn: 8075, name: '', kind: '' },
      { prefix: '198.51.100.0/24', asn: 64_500, name: '', kind: 'access' },
      { prefix: '40.107.0.0/16', asn: 0, name: '', kind: 'access' },
      { prefix: '203.0.113.0/24', asn: 0, name: '', kind: '' },
    ]);
    expect([
      signals.network('192.0.2.1')?.id,
      signals.network('198.51.100.1')?.id,
      signals.network('40.107.1.2')?.id,
      signals.network('203.0.113.1')?.id,
    ]).toEqual([
      'networks/microsoft-cloud',
      'networks/told-access',
      'networks/microsoft-protection',
      undefined,
    ]);
  });
});
