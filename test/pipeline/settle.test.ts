import { describe, expect, it } from 'vitest';
import { idNumber, makeToken, recipientNumber } from '../../src/correlate/token.ts';
import type { MailEvent } from '../../src/model/event.ts';
import { NO_SETTINGS, type OwnSettings } from '../../src/model/own.ts';
import { settle } from '../../src/pipeline/settle.ts';
import type { StoredEvent, StoredMessage } from '../../src/ports/store.ts';
import { hmac, judge, notice, START, told } from '../helpers/events.ts';

const MESSAGE: StoredMessage = {
  id: 1,
  name: '17',
  messageId: '',
  sender: '',
  subject: '',
  stream: '',
  campaign: '',
  lane: '',
  submittedAt: START,
};

const DAYS = 24 * 60;
const KEY = { id: 1, secret: new TextEncoder().encode('a secret of the tests') };
const OWN: OwnSettings = {
  ...NO_SETTINGS,
  domains: ['example.com'],
  returnPathPatterns: [{ pattern: 'bounce+*@b.example.com', lifetimeDays: 10 }],
  tokenKeys: [KEY],
};

const pathTo = (address: string): string => {
  const content = {
    message: idNumber('17'),
    recipient: recipientNumber(address),
    lastDay: Math.floor(START / 86_400_000) + 20,
  };
  return `b+${makeToken(content, KEY, 'return-path', hmac)}@b.example.com`;
};

const sent = (recipient: string, sender: string): MailEvent =>
  told('delivered', 1, { recipient, sender, reply: '250 OK' });

const back = (returnPath: string, minutes: number, recipient: string): MailEvent =>
  notice('notice-failed', minutes, {
    recipient,
    sender: '',
    reply: '550 5.1.1 no such user',
    ids: { returnPath },
  });

function outcomes(events: readonly MailEvent[], own = OWN): string[] {
  const stored = events.map((event, id): StoredEvent => {
    const judged = judge(event, own);
    return { ...judged, id, message: 1, link: 1, rulesVersion: '', raw: '', touch: null };
  });
  return settle({ message: MESSAGE, events: stored }, own).outcomes.map(
    ({ recipient, state, forwardedTo }) => `${recipient} ${state} ${forwardedTo}`.trim(),
  );
}

const TWO = [
  sent('anna@example.org', 'bounce+1@b.example.com'),
  sent('bob@example.net', 'bounce+2@b.example.com'),
];
const BY_TOKEN = ['anna@example.org', 'bob@example.net'].map((one) => sent(one, pathTo(one)));
const BY_VERP = ['anna@example.org', 'bob@example.net'].map((one) => sent(one, 'list@example.com'));

describe('settle', () => {
  it.each<[string, readonly MailEvent[], readonly string[]]>([
    [
      'a forwarded mail by its own return path',
      [...TWO, back('bounce+2@b.example.com', 60, 'fwd@other.example')],
      ['anna@example.org accepted', 'bob@example.net accepted-then-bounced fwd@other.example'],
    ],
    [
      'a forwarded mail by its token',
      [...BY_TOKEN, back(pathTo('bob@example.net'), 60, 'fwd@other.example')],
      ['anna@example.org accepted', 'bob@example.net accepted-then-bounced fwd@other.example'],
    ],
    [
      'a forwarded mail by VERP',
      [...BY_VERP, back('list-bounces+bob=example.net@b.example.com', 60, 'fwd@other.example')],
      ['anna@example.org accepted', 'bob@example.net accepted-then-bounced fwd@other.example'],
    ],
    [
      'an address of our form that no mail had',
      [back('bounce+99@b.example.com', 60, 'anna@example.org')],
      [],
    ],
    [
      'an address of our form, long after',
      [
        sent('anna@example.org', 'bounce+1@b.example.com'),
        back('bounce+1@b.example.com', 11 * DAYS, 'anna@example.org'),
      ],
      ['anna@example.org accepted'],
    ],
    [
      'a notice without any recipient',
      [sent('anna@example.org', 'bounce+1@b.example.com'), back('bounce+1@b.example.com', 60, '')],
      ['anna@example.org accepted-then-bounced'],
    ],
  ])('%s', (_, events, expected) => {
    expect(outcomes(events)).toEqual(expected);
    expect(outcomes(events.toReversed())).toEqual(expected);
  });

  it('leaves out what is not ours', () => {
    const event = {
      ...judge(TWO[0] as MailEvent),
      id: 1,
      link: 1,
      rulesVersion: '',
      raw: '',
      touch: null,
    };
    const events = [{ ...event, message: 1, ownership: 'not-ours' as const }];
    expect(settle({ message: MESSAGE, events }).outcomes).toEqual([]);
  });
});
