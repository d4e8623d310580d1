import { expect, test } from 'vitest';
import { recordedResolver, recordingResolver } from '../../src/adapters/dns/recorded.ts';
import { allChecklists, checklistFor, usualSelectors } from '../../src/pipeline/checklist.ts';
import type { Resolver } from '../../src/ports/resolver.ts';
import { checkDomain } from '../../src/sender/check-domain.ts';

const asked = {
  domain: 'example.com',
  ips: ['192.0.2.1'],
  selectors: [],
  usualSelectors: usualSelectors(),
};

test('a network that never answers: all unknown, no error', async () => {
  const silent = recordedResolver({ '*': 'failed: timeout' });
  const found = await checkDomain(asked, silent, silent);
  expect(found.length).toBeGreaterThanOrEqual(6);
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['unknown']));
});

test('a domain that does not exist is one error', async () => {
  const gone = recordedResolver({ '*': 'no name' });
  const found = await checkDomain({ ...asked, ips: [] }, gone, gone);
  expect(found.map(({ says }) => says)).toEqual(['the domain does not exist']);
});

test('what was recorded answers the same', async () => {
  const zone = {
    '*': 'no data',
    'MX example.com': ['10 mx.example.com'],
    'TXT example.com': ['v=spf1 mx -all'],
  };
  const first = recordedResolver(zone);
  const noted: Record<string, unknown> = {};
  const recording = recordingResolver(first, first, noted);
  const found = await checkDomain(asked, recording, recording);
  const again = recordedResolver(noted);
  expect(await checkDomain(asked, again, again)).toEqual(found);
});

test('a name server that answers everything with more questions is asked a bounded number of times', async () => {
  let questions = 0;
  const hostile: Resolver = {
    lookup: async (type, name) => {
      questions++;
      const text = Array.from({ length: 40 }, (_, at) =>
        `include:x${at}-${questions}.${name}`.slice(0, 250),
      ).join(' ');
      return {
        kind: 'found',
        records: type === 'TXT' ? [`v=spf1 ${text}`] : [`10 h${questions}.${name}`],
      };
    },
  };
  const found = await checkDomain(asked, hostile, {
    fetch: async () => ({ kind: 'failed', why: 'timeout' }),
  });
  expect(questions).toBeLessThanOrEqual(400);
  expect(found.length).toBeLessThan(200);
});

test('checklists: own demands, else general ones, else none', () => {
  expect(checklistFor('auth-dkim', 'gmx')?.receiver).toBe('gmx');
  expect(checklistFor('auth-dkim', 'mx00.gmx.net')?.receiver).toBe('gmx');
  expect(checklistFor('geo-blocked', 'gmx')?.receiver).toBe('any');
  expect(checklistFor('auth-dkim', '')?.receiver).toBe('any');
  expect(checklistFor('mailbox-full', 'gmx')).toBeNull();
  expect(allChecklists()[0]?.receiver).toBe('any');
});

test.each([
  'auth-spf',
  'auth-dkim',
  'auth-dmarc',
  'auth-required',
  'auth-arc',
  'ptr-invalid',
  'tls-failure',
  'sender-invalid',
  'ip-blocklisted',
  'domain-blocklisted',
  'provider-block',
  'low-reputation',
  'rate-limited',
  'blocklist-query-error',
  'geo-blocked',
])('%s has general demands', (reason) => {
  expect(checklistFor(reason, '')?.demands.length).toBeGreaterThan(0);
});
