import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { WebhookRequest } from '../../../src/intake/webhook-format.ts';
import { WEBHOOK_FORMATS } from '../../../src/intake/webhooks/index.ts';

const NOW = Date.UTC(2026, 10, 24, 10, 0, 0);
const STAMP = String(NOW / 1000);
const SECRET = 'a secret';

interface Signed {
  readonly key: string;
  readonly request: WebhookRequest;
}

const request = (body: string, headers: Record<string, string>, url = ''): WebhookRequest => ({
  headers,
  body: new TextEncoder().encode(body),
  url,
});

const hmac = (hash: string, data: string, encoding: 'hex' | 'base64', key = SECRET): string =>
  createHmac(hash, key).update(data).digest(encoding);

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spki = ({ publicKey }: typeof rsa): Buffer =>
  publicKey.export({ type: 'spki', format: 'der' });

/** A certificate as far as its order goes (RFC 5280 §4.1): names and signature are empty. */
function certificate(key: Buffer): string {
  const part = (tag: number, content: Buffer): Buffer => {
    const { length } = content;
    const size = length < 128 ? [length] : [0x82, length >> 8, length & 255];
    return Buffer.concat([Buffer.from([tag, ...size]), content]);
  };
  const empty = part(0x30, Buffer.alloc(0));
  const number = (value: number): Buffer => part(0x02, Buffer.from([value]));
  const names = [part(0xa0, number(2)), number(7), empty, empty, empty, empty];
  const body = part(0x30, Buffer.concat([...names, key]));
  const der = part(0x30, Buffer.concat([body, empty, part(0x03, Buffer.from([0]))]));
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
}

function sns(version: '1' | '2', more: object = {}, time = NOW): Signed {
  const fields: Record<string, string> = {
    Type: 'Notification',
    MessageId: 'i',
    TopicArn: 'arn:aws:sns:eu-west-1:1:t',
    Message: '{"eventType":"Send"}\n',
    Timestamp: new Date(time).toISOString(),
    SignatureVersion: version,
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
    ...more,
  };
  const signed = [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Subject',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ]
    .filter((name) => name in fields)
    .map((name) => `${name}\n${fields[name]}\n`)
    .join('');
  const hash = version === '1' ? 'sha1' : 'sha256';
  const signature = sign(hash, Buffer.from(signed), rsa.privateKey).toString('base64');
  return {
    key: certificate(spki(rsa)),
    request: request(JSON.stringify({ ...fields, Signature: signature }), {}),
  };
}

function svix(body: string, stamp = STAMP): Signed {
  const key = Buffer.from('a key of some bytes');
  const told = createHmac('sha256', key).update(`msg_1.${stamp}.${body}`).digest('base64');
  return {
    key: `whsec_${key.toString('base64')}`,
    request: request(body, {
      'svix-id': 'msg_1',
      'svix-timestamp': stamp,
      'svix-signature': `v1,AAAA v1,${told}`,
    }),
  };
}

function sendgrid(body: string, stamp = STAMP): Signed {
  const told = sign('sha256', Buffer.from(stamp + body), ec.privateKey).toString('base64');
  return {
    key: ec.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    request: request(body, {
      'x-twilio-email-event-webhook-signature': told,
      'x-twilio-email-event-webhook-timestamp': stamp,
    }),
  };
}

function mailgun(stamp = STAMP): Signed {
  const signature = hmac('sha256', `${stamp}token`, 'hex');
  const body = { signature: { timestamp: stamp, token: 'token', signature }, 'event-data': {} };
  return { key: SECRET, request: request(JSON.stringify(body), {}) };
}

function mailgunForm(): Signed {
  const signature = hmac('sha256', `${STAMP}token`, 'hex');
  const form = new URLSearchParams({
    event: 'bounced',
    timestamp: STAMP,
    token: 'token',
    signature,
  });
  return { key: SECRET, request: request(String(form), {}) };
}

function mandrill(): Signed {
  const url = 'https://example.com/hook?a=1';
  const form = new URLSearchParams({ mandrill_events: '[{"é": 1}]', again: 'b' });
  const told = hmac('sha1', `${url}againbmandrill_events[{"é": 1}]`, 'base64');
  return { key: SECRET, request: request(String(form), { 'x-mandrill-signature': told }, url) };
}

function mailomat(stamp = STAMP): Signed {
  const told = hmac('sha256', `i.delivered.${stamp}`, 'hex');
  const headers = { id: 'i', event: 'delivered', timestamp: stamp, signature: `sha256=${told}` };
  const named = Object.entries(headers).map(([name, value]) => [`x-mom-webhook-${name}`, value]);
  return { key: SECRET, request: request('{}', Object.fromEntries(named)) };
}

const ofBody = (header: string): Signed => ({
  key: SECRET,
  request: request('{"a":1}', { [header]: hmac('sha256', '{"a":1}', 'hex') }),
});

const verify = (id: string, { key, request }: Signed, now = NOW): Promise<string> | undefined =>
  WEBHOOK_FORMATS.find((format) => format.id === id)?.verify?.(request, { key, now });

/** Every place that is signed or a signature, with one character changed. */
function* withOneWrong({ key, request }: Signed): Generator<readonly [string, Signed]> {
  for (const [name, value] of Object.entries(request.headers)) {
    const at = Math.floor(value.length / 2);
    const changed = value.slice(0, at) + (value[at] === '1' ? '2' : '1') + value.slice(at + 1);
    yield [
      name,
      { key, request: { ...request, headers: { ...request.headers, [name]: changed } } },
    ];
  }
}

const changedBody = ({ key, request }: Signed, from: string, to: string): Signed => {
  const text = new TextDecoder().decode(request.body);
  expect(text).toContain(from);
  return { key, request: { ...request, body: new TextEncoder().encode(text.replace(from, to)) } };
};

const ROWS: readonly (readonly [string, string, () => Signed, string, string])[] = [
  ['ses', 'version 1', () => sns('1'), 'Send', 'Sent'],
  ['ses', 'version 2', () => sns('2'), 'Send', 'Sent'],
  ['ses', 'with a subject', () => sns('2', { Subject: 'Hi' }), '"Hi"', '"Ho"'],
  [
    'ses',
    'a confirmation',
    () =>
      sns('2', {
        Type: 'SubscriptionConfirmation',
        Token: 'k',
        SubscribeURL: 'https://example.com/',
      }),
    '"k"',
    '"j"',
  ],
  ['sendgrid', '', () => sendgrid('[{"event":"open"}]'), 'open', 'oqen'],
  ['mailgun', 'JSON', () => mailgun(), '"token":"token"', '"token":"tokeo"'],
  ['mailgun', 'form', () => mailgunForm(), 'token=token', 'token=tokeo'],
  ['resend', '', () => svix('{"type":"email.sent"}'), 'sent', 'sens'],
  ['mandrill', '', () => mandrill(), 'again=b', 'again=c'],
  ['mailersend', '', () => ofBody('signature'), '1', '2'],
  ['mailtrap', '', () => ofBody('mailtrap-signature'), '1', '2'],
];

describe('signatures', () => {
  it.each(ROWS)('%s %s: right, then one byte of the body wrong', async (id, _, make, from, to) => {
    expect(await verify(id, make())).toBe('ok');
    expect(await verify(id, changedBody(make(), from, to))).toBe('wrong');
  });

  it.each([...ROWS, ['mailomat', '', () => mailomat(), '', ''] as const])(
    '%s %s: one character of a header wrong',
    async (id, _, make) => {
      expect(await verify(id, make())).toBe('ok');
      for (const [, changed] of withOneWrong(make()))
        expect(await verify(id, changed)).not.toBe('ok');
    },
  );

  const timed: readonly (readonly [string, (time: number) => Signed])[] = [
    ['ses', (time) => sns('2', {}, time)],
    ['sendgrid', (time) => sendgrid('[]', String(time / 1000))],
    ['mailgun', (time) => mailgun(String(time / 1000))],
    ['resend', (time) => svix('{}', String(time / 1000))],
    ['mailomat', (time) => mailomat(String(time / 1000))],
  ];
  it.each(timed)('%s: too old, or of the future', async (id, make) => {
    expect(await verify(id, make(NOW - 299_000))).toBe('ok');
    expect(await verify(id, make(NOW - 301_000))).toBe('too-old');
    expect(await verify(id, make(NOW + 301_000))).toBe('too-old');
  });

  it.each([
    'ses',
    'sendgrid',
    'mailgun',
    'resend',
    'mandrill',
    'mailersend',
    'mailtrap',
    'mailomat',
  ])('%s: missing', async (id) => {
    const bare = request('{"Type":"Notification","TopicArn":"t","Message":"{}"}', {});
    expect(await verify(id, { key: SECRET, request: bare })).toBe('missing');
  });

  it.each([
    ['ses', sns('2')],
    ['sendgrid', sendgrid('[]')],
    ['mandrill', mandrill()],
    ['resend', svix('{}')],
  ] as const)('%s: a key that is none', async (id, { request }) => {
    expect(await verify(id, { key: '', request })).toBe('bad-key');
  });

  it('ses: takes the bare public key', async () => {
    const key = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(await verify('ses', { ...sns('2'), key })).toBe('ok');
  });

  it.each([
    'https://sns.eu-west-1.amazonaws.com.example.com/a.pem',
    'https://s3.amazonaws.com/a.pem',
    'http://sns.eu-west-1.amazonaws.com/a.pem',
    'https://sns.eu-west-1.amazonaws.com@example.com/a.pem',
    '',
  ])('ses: a certificate from %s is not taken', async (SigningCertURL) => {
    expect(await verify('ses', sns('2', { SigningCertURL }))).toBe('wrong');
  });

  it('mailomat: the sender does not choose the algorithm', async () => {
    const { key, request } = mailomat();
    const told = `md5=${hmac('md5', `i.delivered.${STAMP}`, 'hex')}`;
    const headers = { ...request.headers, 'x-mom-webhook-signature': told };
    expect(await verify('mailomat', { key, request: { ...request, headers } })).toBe('wrong');
  });
});
