import { describe, expect, it } from 'vitest';
import type { MailEvent, SystemLabel } from '../../src/model/event.ts';
import { NO_SETTINGS } from '../../src/model/own.ts';
import { ingest } from '../../src/pipeline/ingest.ts';
import { hmac, judge, told } from '../helpers/events.ts';

const label = (
  words: string,
  permanent: boolean | null,
  reasons: readonly string[] = [],
): SystemLabel => ({ words, permanent, reasons });

const ses = (type: MailEvent['type'], rest: Partial<Omit<MailEvent, 'ids'>>): MailEvent =>
  told(type, 1, { system: 'ses', ...rest });

describe('ingest judges the words again', () => {
  it.each<[string, MailEvent, string | null]>([
    ['a refusal', ses('failed', { reply: '550 5.1.1 no such user' }), 'user-unknown'],
    ['a deferral', ses('deferred', { reply: '452 4.2.2 mailbox full' }), 'mailbox-full'],
    ['a delivery', ses('delivered', { reply: '250 OK' }), null],
    ['an open', ses('opened', {}), null],
    ['not tried, no words', ses('not-attempted', {}), 'suppressed'],
    [
      'not tried, its label tells why',
      ses('not-attempted', { label: label('Rendering Failure', true, ['build-failed']) }),
      'build-failed',
    ],
    [
      'failed, no words: the label',
      ses('failed', { label: label('hard-bounce', true, ['user-unknown']) }),
      'user-unknown',
    ],
    ['failed, nothing told', ses('failed', {}), 'unknown'],
  ])('%s', (_, event, reason) => expect(judge(event).verdict?.reason ?? null).toBe(reason));

  it('gives the same verdict the second time', () => {
    const event = ses('failed', { reply: '550 5.1.1 <anna@example.org> unknown' });
    expect(judge(event)).toEqual(judge({ ...event }));
  });

  it('does not take one recipient for another', () => {
    const reply = '550 5.1.1 <news@example.com>: no such user';
    const other = ses('failed', { reply, recipient: 'news@example.com' });
    const reason = judge(other).verdict?.reason;
    expect(judge(ses('failed', { reply })).verdict?.reason).not.toBe(reason);
    expect(judge(other).verdict?.reason).toBe(reason);
  });
});

describe('disagreement', () => {
  const dead = '550 5.4.4 Host or domain name not found. Name service error: Host not found';
  it.each<[string, string, SystemLabel, string]>([
    [
      'temporary, they say',
      dead,
      label('Transient/General', false),
      'permanence: ses says Transient/General; the reply says domain-not-found',
    ],
    [
      'dead, they say',
      '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org',
      label('HardBounce', true),
      'permanence: ses says HardBounce; the reply says ip-blocklisted',
    ],
    [
      'another reason',
      '550 5.1.1 no such user',
      label('Permanent/Suppressed', true, ['suppressed']),
      'reason: ses says Permanent/Suppressed; the reply says user-unknown',
    ],
    ['the same', '550 5.1.1 no such user', label('Permanent/NoEmail', true, ['user-unknown']), '-'],
    ['words that tell nothing', '550 no', label('Permanent/NoEmail', true, ['user-unknown']), '-'],
  ])('%s', (_, reply, given, expected) => {
    const { disagreement } = judge(ses('failed', { reply, label: given }));
    expect(disagreement ? `${disagreement.about}: ${disagreement.words}` : '-').toBe(expected);
  });
});

describe('ingest sorts out', () => {
  it.each<[string, MailEvent, string]>([
    [
      'an answer by its words',
      ses('failed', { reply: 'Out of office: back on Monday' }),
      'auto-reply',
    ],
    [
      'an answer by its label',
      ses('failed', { reply: 'I am away', label: label('AutoResponder', null, ['auto-reply']) }),
      'auto-reply',
    ],
    [
      'a refusal that speaks of an absence',
      ses('failed', { reply: '550 Out of office' }),
      'failed',
    ],
  ])('%s', (_, event, type) => expect(judge(event).type).toBe(type));

  it('drops what our own system tells of its notices', () => {
    const event = told('delivered', 1, { sender: '<>' });
    expect(ingest(event, { own: NO_SETTINGS, hmac })).toBeNull();
  });

  it('does not take mail that comes in for ours', () => {
    const own = { ...NO_SETTINGS, domains: ['example.com'] };
    const event = told('delivered', 1, { sender: 'x@example.net', recipient: 'us@example.com' });
    const { ownership, keys, ownershipWhy } = judge(event, own);
    expect([ownership, keys.length]).toEqual(['not-ours', 0]);
    expect(ownershipWhy).toBe('It came in from example.net: we did not send it.');
    expect(judge(told('delivered', 1, {}), own).ownership).toBe('ours');
  });
});
