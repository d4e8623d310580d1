import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkDkim } from '../../src/sender/dkim-check.ts';
import { rsaBits } from '../../src/sender/rsa-bits.ts';
import { answering, shortly } from './answers.ts';

const rsa = (bits: number): string =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64');
const bare = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ format: 'der', type: 'pkcs1' })
  .toString('base64');
const ed = generateKeyPairSync('ed25519')
  .publicKey.export({ format: 'der', type: 'spki' })
  .subarray(-32)
  .toString('base64');
const good = rsa(2048);
const name = 's1._domainkey.example.com';

describe('a named selector', () => {
  const cases: readonly (readonly [string, string[] | string, readonly string[]])[] = [
    ['2048 bits', [`v=DKIM1; k=rsa; p=${good}`], [`ok ${name}: RSA key of 2048 bits`]],
    ['without a version', [`p=${good}`], [`ok ${name}: RSA key of 2048 bits`]],
    ['a bare RSA key', [`p=${bare}`], [`ok ${name}: RSA key of 2048 bits`]],
    [
      'spaces within',
      [`v=DKIM1; p=${good.slice(0, 50)} ${good.slice(50)};`],
      [`ok ${name}: RSA key of 2048 bits`],
    ],
    ['1024 bits', [`v=DKIM1; p=${rsa(1024)}`], [`warning ${name}: RSA key of 1024 bits`]],
    ['768 bits', [`v=DKIM1; p=${rsa(768)}`], [`error ${name}: RSA key of 768 bits`]],
    ['Ed25519', [`v=DKIM1; k=ed25519; p=${ed}`], [`ok ${name}: Ed25519 key`]],
    [
      'Ed25519 in its DER form',
      [`v=DKIM1; k=ed25519; p=${good}`],
      [`error ${name}: an Ed25519 key has 32 bytes, this one 294`],
    ],
    ['revoked', ['v=DKIM1; p='], [`warning ${name}: this key is revoked (p= is empty)`]],
    [
      'cut off',
      [`v=DKIM1; p=${good.slice(0, 100)}`],
      [`error ${name}: the key cannot be used: it is no RSA public key`],
    ],
    ['no key', ['v=DKIM1; k=rsa'], [`error ${name}: the key cannot be used: it has no p=`]],
    [
      'not base64',
      ['v=DKIM1; p=äöü'],
      [`error ${name}: the key cannot be used: p= holds signs that base64 does not have`],
    ],
    [
      'another version',
      [`v=DKIM2; p=${good}`],
      [`error ${name}: the key cannot be used: v= must be DKIM1 and come first`],
    ],
    [
      'another kind',
      [`v=DKIM1; k=dsa; p=${good}`],
      [`error ${name}: the key cannot be used: k=dsa is no known kind of key`],
    ],
    [
      'a test',
      [`v=DKIM1; t=y:s; p=${good}`],
      [`ok ${name}: RSA key of 2048 bits`, `warning ${name}: the key is marked as a test (t=y)`],
    ],
    [
      'not for mail',
      [`v=DKIM1; s=other; p=${good}`],
      [`ok ${name}: RSA key of 2048 bits`, `error ${name}: the key is not for mail (s=other)`],
    ],
    [
      'SHA-1 only',
      [`v=DKIM1; h=sha1; p=${good}`],
      [`ok ${name}: RSA key of 2048 bits`, `error ${name}: only h=sha1 is allowed for it`],
    ],
    ['none', 'no data', [`error ${name}: no key is published`]],
    ['no answer', 'failed: timeout', [`unknown ${name}: the key could not be asked for: timeout`]],
    [
      'two',
      [`v=DKIM1; p=${good}`, 'v=DKIM1; p='],
      [`error ${name}: 2 TXT records instead of one`, `ok ${name}: RSA key of 2048 bits`],
    ],
  ];
  test.each(cases)('%s', async (_, records, expected) => {
    const inquiry = answering({ [`TXT ${name}`]: records });
    const found = await checkDkim(inquiry, 'example.com', { named: ['s1'], usual: [] });
    expect(shortly(found)).toEqual(expected);
  });
});

test('usual selectors are tried where none is named', async () => {
  const selectors = { named: [], usual: ['s1', 's2', 'default'] };
  const check = async (answers: Record<string, unknown>) =>
    shortly(await checkDkim(answering(answers), 'example.com', selectors));
  expect(await check({ [`TXT ${name}`]: [`p=${good}`] })).toEqual([
    `ok ${name}: RSA key of 2048 bits`,
  ]);
  expect(await check({})).toEqual(['unknown example.com: no key under 3 usual selectors']);
  expect(await check({ 'TXT _domainkey.example.com': 'no name' })).toEqual([
    'error example.com: no DKIM key exists',
  ]);
});

test('bytes that are no key', () => {
  for (const bytes of [
    [],
    [0x30],
    [0x30, 0x84, 255, 255, 255, 255],
    [0x30, 0x80],
    new Array(64).fill(0x30),
  ])
    expect(rsaBits(Uint8Array.from(bytes))).toBe(0);
});
