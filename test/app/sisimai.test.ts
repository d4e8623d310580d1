import { describe, expect, it } from 'vitest';
import { sisimaiRecords } from '../../src/app/records/sisimai.ts';
import { decode } from '../../src/pipeline/decode.ts';
import { bounceOf } from '../helpers/bounce.ts';

type Fact = Record<string, unknown>;
const factsOf = (mail: string): Fact[] => sisimaiRecords('x.eml', decode(mail)) as Fact[];

const returned = `--b
Content-Type: message/rfc822

From: The Shop <Shop@example.org>
To: a@example.com
Subject: News
Message-ID: <1@example.org>

Hello

--b--
`;
const mail = bounceOf('a@example.com')
  .replace('Subject:', 'Date: Thu, 01 Jan 2026 09:00:00 +0900\nSubject:')
  .replace('--b--\n', returned);

describe('a fact', () => {
  const rows: readonly (readonly [string, unknown])[] = [
    ['origin', 'x.eml'],
    ['recipient', 'a@example.com'],
    ['destination', 'example.com'],
    ['addresser', 'Shop@example.org'],
    ['senderdomain', 'example.org'],
    ['alias', ''],
    ['messageid', '1@example.org'],
    ['subject', 'News'],
    ['timestamp', 1_767_225_600],
    ['timezoneoffset', '+0900'],
    ['diagnostictype', 'SMTP'],
    ['hardbounce', true],
    ['reason', 'userunknown'],
  ];
  const [fact] = factsOf(mail);
  for (const [field, value] of rows) it(field, () => expect(fact?.[field]).toBe(value));
  it('token: the same for the same sender, recipient and second', () => {
    expect(fact?.['token']).toMatch(/^[0-9a-f]{40}$/);
    expect(factsOf(mail.replace('The Shop', 'Shop'))[0]?.['token']).toBe(fact?.['token']);
    expect(factsOf(mail.replace('09:00:00', '09:00:01'))[0]?.['token']).not.toBe(fact?.['token']);
  });
});

it('is one per recipient that failed or waits, none for success', () => {
  const delivered = bounceOf('a@example.com', '250 2.0.0 Ok').replace('failed', 'delivered');
  expect(factsOf(delivered)).toEqual([]);
});
