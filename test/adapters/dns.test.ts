import { createSocket } from 'node:dgram';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webPolicySource } from '../../src/adapters/dns/policy-source.ts';
import { dnsResolver } from '../../src/adapters/dns/resolver.ts';
import type { RecordType, Resolver } from '../../src/ports/resolver.ts';

const TYPES: Readonly<Record<number, RecordType>> = {
  1: 'A',
  5: 'CNAME',
  12: 'PTR',
  15: 'MX',
  16: 'TXT',
  28: 'AAAA',
};

const name = (text: string): Buffer =>
  Buffer.concat([
    ...text
      .split('.')
      .filter(Boolean)
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
const strings = (...texts: string[]): Buffer =>
  Buffer.concat(
    texts.map((text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])),
  );
const mx = (preference: number, host: string): Buffer =>
  Buffer.concat([Buffer.from([0, preference]), name(host)]);

/** What the server says: records, or an error code; silent where nothing stands here. */
const ZONE: Readonly<Record<string, readonly Buffer[] | number>> = {
  'TXT long.example.com': [strings('v=spf1 ip4:192.0.2.1 ', '-all'), strings('other')],
  'MX example.com': [mx(10, 'MX.example.com'), mx(20, 'b.example.com')],
  'MX null.example.com': [mx(0, '')],
  'A example.com': [Buffer.from([192, 0, 2, 1])],
  'AAAA example.com': [Buffer.from('20010db8000000000000000000000001', 'hex')],
  'PTR 1.2.0.192.in-addr.arpa': [name('mail.example.com')],
  'CNAME www.example.com': [name('example.com')],
  'TXT none.example.com': [],
  'TXT gone.example.com': 3,
  'TXT broken.example.com': 2,
  'TXT refused.example.com': 5,
};

const server = createSocket('udp4');
server.on('message', (query, { port, address }) => {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString());
    at += length + 1;
  }
  const type = query.readUInt16BE(at + 1);
  const said = ZONE[`${TYPES[type]} ${labels.join('.').toLowerCase()}`];
  if (said === undefined) return;
  const records = typeof said === 'number' ? [] : said;
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(0x8180 | (typeof said === 'number' ? said : 0), 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt16BE(0, 10);
  const answers = records.map((data) => {
    const fields = Buffer.alloc(12);
    fields.writeUInt16BE(0xc00c, 0);
    fields.writeUInt16BE(type, 2);
    fields.writeUInt16BE(1, 4);
    fields.writeUInt16BE(data.length, 10);
    return Buffer.concat([fields, data]);
  });
  server.send(Buffer.concat([head, query.subarray(12, at + 5), ...answers]), port, address);
});

let resolver: Resolver;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  resolver = await dnsResolver({ servers: [`127.0.0.1:${server.address().port}`], timeoutMs: 250 });
});
afterAll(() => server.close());

test.each<[RecordType, string, unknown]>([
  ['TXT', 'long.example.com', { kind: 'found', records: ['v=spf1 ip4:192.0.2.1 -all', 'other'] }],
  ['MX', 'example.com', { kind: 'found', records: ['10 MX.example.com', '20 b.example.com'] }],
  ['MX', 'null.example.com', { kind: 'found', records: ['0 .'] }],
  ['A', 'example.com', { kind: 'found', records: ['192.0.2.1'] }],
  ['AAAA', 'example.com', { kind: 'found', records: ['2001:db8::1'] }],
  ['PTR', '1.2.0.192.in-addr.arpa', { kind: 'found', records: ['mail.example.com'] }],
  ['CNAME', 'www.example.com', { kind: 'found', records: ['example.com'] }],
  ['TXT', 'none.example.com', { kind: 'no-data' }],
  ['TXT', 'gone.example.com', { kind: 'no-name' }],
  ['TXT', 'broken.example.com', { kind: 'failed', why: 'SERVFAIL' }],
  ['TXT', 'refused.example.com', { kind: 'failed', why: 'the name server refused to answer' }],
  ['TXT', 'silent.example.com', { kind: 'failed', why: 'timeout' }],
])('%s %s', async (type, asked, expected) => {
  expect(await resolver.lookup(type, asked)).toEqual(expected);
});

test('a hundred questions at once', async () => {
  const asked = Array.from({ length: 100 }, () => resolver.lookup('A', 'example.com'));
  const kinds = (await Promise.all(asked)).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['found']));
});

describe('policies', () => {
  const web = createServer((_, response) => response.end('never read'));
  beforeAll(() => new Promise<void>((resolve) => void web.listen(0, '127.0.0.1', resolve)));
  afterAll(() => web.close());
  const policies = webPolicySource();

  test('a server without a certificate', async () => {
    const { port } = web.address() as AddressInfo;
    expect(await policies.fetch(`https://127.0.0.1:${port}/`)).toMatchObject({ kind: 'refused' });
  });

  test('nothing answers', async () => {
    expect(await policies.fetch('https://127.0.0.1:1/')).toEqual({
      kind: 'refused',
      why: 'nothing answers on port 443',
    });
  });
});
