import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.ts';
import { classify } from '../../src/pipeline/classify.ts';

/** The code collisions of the field: one code, several meanings, told apart by the words and by who speaks. */
describe('codes that lie', () => {
  it.each<[string, string, string, Facts?]>([
    ['IANA 5.1.10 is a null MX', '556 5.1.10 Domain does not accept mail', 'domain-no-mail'],
    [
      'Exchange Online 5.1.10',
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found',
      'user-unknown',
    ],
    [
      'Exchange Online 5.4.1',
      '550 5.4.1 Recipient address rejected: Access denied',
      'user-unknown',
      { mx: 'example-com.mail.protection.outlook.com' },
    ],
    [
      'Exchange Online 5.4.1 that denies relaying',
      '550 5.4.1 Relay Access Denied',
      'relay-denied',
      { mx: 'example-com.mail.protection.outlook.com' },
    ],
    [
      '5.1.1 that is a rate limit',
      '550 5.1.1 Too many invalid recipients IB607',
      'rate-limited',
      { mx: 'smtp.secureserver.net' },
    ],
    [
      '5.1.0 that is a block of the sender',
      '550 5.1.0 <a@example.com> sender rejected AUP#In-1310',
      'rate-limited',
      { mx: 'mx0.charter.net' },
    ],
    [
      '5.2.1 that is a rate',
      '550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages - gsmtp',
      'recipient-rate-limited',
    ],
    [
      '5.2.1 that is a disabled account',
      '550 5.2.1 The email account that you tried to reach is disabled - gsmtp',
      'mailbox-disabled',
    ],
    ['5.7.1 that is SPF', '550 5.7.1 SPF check failed for example.com', 'auth-spf'],
    [
      '5.7.1 that is a restricted group',
      '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized',
      'recipient-restricted',
    ],
    ['5.7.27 of Gmail is SPF', '550-5.7.27 SPF authentication did not pass - gsmtp', 'auth-spf'],
    [
      '4.2.2 that is greylisting',
      '452 4.2.2 Greylisted, please try again in 5 minutes',
      'greylisted',
    ],
    [
      'a block list that refused the receiver',
      '554 5.7.1 blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/192.0.2.9',
      'blocklist-query-error',
    ],
    [
      'a quota per hour is a rate',
      '452 4.2.2 message quota per hour exceeded for this sender',
      'rate-limited',
    ],
    [
      '421 with user complaints',
      '421 4.7.0 [TSS04] Messages temporarily deferred due to user complaints',
      'rate-limited',
    ],
    [
      'a 250 in the record of a failure',
      '250 2.0.0 Ok: queued as 12345',
      'unknown',
      { action: 'failed' },
    ],
  ])('%s', (_what, text, reason, facts) => {
    expect(classify(text, facts).reason).toBe(reason);
  });
});

describe('what a reply means for the address', () => {
  it.each([
    ['550 5.1.1 User unknown', 'dead'],
    ['552 5.2.2 mailbox full', 'alive'],
    ['550 5.7.1 blocked using zen.spamhaus.org', 'unknown'],
    [
      '552 5.2.2 The email account that you tried to reach is out of storage space and inactive. - gsmtp',
      'dead',
    ],
    ['550 5.7.26 unauthenticated email is not accepted due to the DMARC policy', 'unknown'],
  ])('%s: %s', (text, address) => {
    expect(classify(text).permanence.address).toBe(address);
  });
});

describe('the detail', () => {
  it.each<[string, object]>([
    [
      '554 5.7.1 Service unavailable; Client host [192.0.2.4] blocked using zen.spamhaus.org',
      {
        sendingIp: '192.0.2.4',
        blocklist: { name: 'Spamhaus ZEN', lists: 'ip', listed: '192.0.2.4' },
      },
    ],
    [
      '550 5.1.1 Amazon SES has suppressed sending to this address because it bounced',
      { suppressedFor: 'bounce' },
    ],
    ['552 5.3.4 Message size exceeds fixed limit of 10485760 bytes', { sizeLimitBytes: 10485760 }],
    ['551 5.1.6 User has moved; please try new@example.org', { newAddress: 'new@example.org' }],
    ['450 4.2.0 Greylisted, try again in 300 seconds', { retryAfterSeconds: 300 }],
  ])('%s', (text, detail) => {
    expect(classify(text).detail).toMatchObject(detail);
  });
});

it('judges a reply object as it judges its text', () => {
  const reply = { code: '552', status: '5.2.2', text: '552 5.2.2 mailbox full' };
  expect(classify(reply)).toEqual(classify(reply.text, { replyCode: '552', status: '5.2.2' }));
});
