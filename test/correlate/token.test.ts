import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  idNumber,
  makeToken,
  readReturnPathToken,
  readToken,
  recipientNumber,
  tokenRecipient,
} from '../../src/correlate/token.ts';
import type { TokenKey } from '../../src/model/own.ts';
import { hmac } from '../helpers/events.ts';

const KEY: TokenKey = { id: 3, secret: new TextEncoder().encode('a secret of the tests') };
const OTHER: TokenKey = { id: 4, secret: new TextEncoder().encode('another secret here') };
const LAST_DAY = 20_700;
const DAY = 86_400_000;
const CONTENT = {
  message: idNumber('4711'),
  recipient: recipientNumber('anna@example.org'),
  lastDay: LAST_DAY,
};
const TOKEN = makeToken(CONTENT, KEY, 'return-path', hmac);
const IN_TIME = { now: LAST_DAY * DAY, hmac };

const anyContent = fc.record({
  message: fc.string().map(idNumber),
  recipient: fc.emailAddress().map(recipientNumber),
  lastDay: fc.integer({ min: 0, max: 0xffff }),
});

describe('makeToken', () => {
  it('gives what readToken takes back, in at most 64 octets with its prefix', () => {
    fc.assert(
      fc.property(anyContent, fc.integer({ min: 0, max: 31 }), (content, id) => {
        const token = makeToken(content, { ...KEY, id }, 'return-path', hmac);
        expect(`bounces-news+${token}`.length).toBeLessThanOrEqual(64);
        expect(token).toMatch(/^[a-z2-7]{50}$/);
        const read = readToken(token, [{ ...KEY, id }], 'return-path', { now: 0, hmac });
        expect(read).toEqual({ ...content, state: 'valid' });
      }),
    );
  });

  it('gives the same token for every attempt', () =>
    expect(makeToken(CONTENT, KEY, 'return-path', hmac)).toBe(TOKEN));
});

describe('readToken', () => {
  it.each([
    ['as made', TOKEN, [KEY], IN_TIME.now, 'valid'],
    ['in capital letters', TOKEN.toUpperCase(), [OTHER, KEY], IN_TIME.now, 'valid'],
    ['in the last moment', TOKEN, [KEY], (LAST_DAY + 1) * DAY - 1, 'valid'],
    ['a moment later', TOKEN, [KEY], (LAST_DAY + 1) * DAY, 'expired'],
    ['of a key that is not known', TOKEN, [OTHER], IN_TIME.now, 'other-key'],
    ['of another secret', TOKEN, [{ ...KEY, secret: OTHER.secret }], IN_TIME.now, 'forged'],
    ['cut short', TOKEN.slice(0, -1), [KEY], IN_TIME.now, 'none'],
    ['of other letters', TOKEN.replace(/^./, '1'), [KEY], IN_TIME.now, 'none'],
  ])('%s', (_, token, keys, now, state) =>
    expect(readToken(token, keys, 'return-path', { now, hmac }).state).toBe(state),
  );

  it('is not good for another purpose', () =>
    expect(readToken(TOKEN, [KEY], 'link', IN_TIME).state).toBe('forged'));

  it('is not valid with any one sign changed', () => {
    const signs = [...'abcdefghijklmnopqrstuvwxyz234567'];
    fc.assert(
      fc.property(fc.nat(TOKEN.length - 1), fc.constantFrom(...signs), (at, sign) => {
        fc.pre(TOKEN[at] !== sign);
        const changed = TOKEN.slice(0, at) + sign + TOKEN.slice(at + 1);
        expect(readToken(changed, [KEY], 'return-path', IN_TIME).state).not.toBe('valid');
      }),
      { numRuns: 500 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readToken(text, [KEY], 'link', IN_TIME).state).toBe('none');
      }),
    );
  });
});

describe('readReturnPathToken', () => {
  it.each([
    [`b+${TOKEN}`, 'valid'],
    [`B+${TOKEN.toUpperCase()}`, 'valid'],
    ['b+hello', 'forged'],
    ['bounce', 'none'],
  ])('%s', (local, state) =>
    expect(readReturnPathToken(local, 'b+', [KEY], IN_TIME).state).toBe(state),
  );
});

describe('idNumber', () => {
  it.each([
    ['0', '0000000000000000'],
    ['4711', '0000000000001267'],
    // FNV-1a of the draft's test vectors.
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('%s', (id, expected) => expect(idNumber(id)).toBe(expected));
});

describe('tokenRecipient', () => {
  it('tells the recipient again', () =>
    expect(tokenRecipient(`b+${TOKEN}`)).toBe(recipientNumber('Anna@Example.ORG')));
});
