import { describe, expect, it } from 'vitest';
import { keysOf } from '../../src/correlate/keys.ts';
import { type MailIds, mailEvent } from '../../src/model/event.ts';
import { NO_SETTINGS } from '../../src/model/own.ts';

const OWN = {
  ...NO_SETTINGS,
  returnPathPatterns: [{ pattern: 'bounce+*@b.example.com', lifetimeDays: 30 }],
};

const keys = (ids: Partial<MailIds>, sender = ''): readonly string[] =>
  keysOf(mailEvent('failed', 'ses', { ids, sender }), null, OWN);

describe('keysOf', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['none', keys({}), []],
    ['own id', keys({ ownId: '17' }), ['i:17', 't:0000000000000011']],
    ['Message-ID with brackets', keys({ messageId: ' <a@b.example> ' }), ['m:a@b.example']],
    ['words that are no ids', keys({ messageId: '<1>', envelopeId: 'no' }), []],
    ['ids of a provider', keys({ providerId: '0102-abc' }), ['p:0102-abc']],
    [
      'a queue id with its day',
      keys({ queueId: '4XYZ', queuedAt: Date.UTC(2026, 0, 2, 23) }),
      ['q:4XYZ/20455'],
    ],
    ['a queue id without its day', keys({ queueId: '4XYZ' }), []],
    ['a day beyond all days', keys({ queueId: 'A', queuedAt: 1e300 }).slice(1), []],
    ['a sender of our form', keys({}, 'Bounce+X1@b.example.com'), ['r:bounce+x1@b.example.com']],
    [
      'a return path of our form',
      keys({ returnPath: 'bounce+X1@b.example.com' }),
      ['r:bounce+x1@b.example.com'],
    ],
    ['another sender', keys({}, 'bounce+x@y@b.example.com'), []],
    ['a link token that is not signed', keys({ linkToken: 'abc' }), ['l:abc']],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  it('bounds long ids, and keeps them apart', () => {
    const [a = ''] = keys({ messageId: `${'x'.repeat(900)}a@b` });
    const [b = ''] = keys({ messageId: `${'x'.repeat(900)}b@b` });
    expect(a.length).toBeLessThan(300);
    expect(a).not.toBe(b);
  });
});
