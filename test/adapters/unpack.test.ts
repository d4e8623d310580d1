import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unpack } from '../../src/adapters/files/unpack.ts';
import { zip } from '../helpers/zip.ts';

const text = Buffer.from('<feedback/>');
const shortly = (bytes: Uint8Array): unknown[] => {
  const { documents, problems } = unpack(bytes);
  return [
    ...documents.map((one) => Buffer.from(one).toString('latin1').slice(0, 40)),
    ...problems.map((one) => `!${one}`),
  ];
};

describe('unpack', () => {
  const damaged = zip([{ bytes: text }]);
  damaged[44] = (damaged[44] ?? 0) ^ 0xff;
  test.each<[string, Uint8Array, string[]]>([
    ['a bare document', text, ['<feedback/>']],
    ['gzip', gzipSync(text), ['<feedback/>']],
    ['zip, deflated', zip([{ bytes: text }]), ['<feedback/>']],
    ['zip, stored', zip([{ bytes: text, stored: true }]), ['<feedback/>']],
    [
      'zip of two and an empty one',
      zip([
        { bytes: text },
        { bytes: Buffer.alloc(0), stored: true },
        { bytes: Buffer.from('{}') },
      ]),
      ['<feedback/>', '{}'],
    ],
    ['zip with a comment', zip([{ bytes: text }], 'made by hand'), ['<feedback/>']],
    ['gzip within zip', zip([{ bytes: gzipSync(text) }]), ['<feedback/>']],
    [
      'zip within zip within zip',
      zip([{ bytes: zip([{ bytes: zip([{ bytes: text }]) }]) }]),
      ['!an archive lies within archives; it was not opened'],
    ],
    ['gzip cut off', gzipSync(text).subarray(0, 15), ['!an archive is damaged']],
    ['zip without its end', zip([{ bytes: text }]).subarray(0, -30), ['!an archive is damaged']],
    ['zip with a changed byte', damaged, ['!an archive is damaged']],
    ['a wrong checksum', zip([{ bytes: text, crc: 1 }]), ['!an archive is damaged']],
    ['an encrypted file', zip([{ bytes: text, flags: 1 }]), ['!a file of an archive is encrypted']],
    [
      'another packing',
      zip([{ bytes: text, method: 12 }]),
      ['!a file of an archive is packed in an unknown way'],
    ],
    [
      'a size that lies',
      zip([{ bytes: text, packedSize: 0xffff_fff0 }]),
      ['!a file of an archive lies outside of it'],
    ],
    [
      'a place that lies',
      zip([{ bytes: text, offset: 0xffff_fff0 }]),
      ['!a file of an archive lies outside of it'],
    ],
    ['a size that is told too small', zip([{ bytes: text, plainSize: 1 }]), ['<feedback/>']],
    ['an empty archive', zip([]), []],
    ['nothing', new Uint8Array(), ['']],
  ])('%s', (_, bytes, expected) => expect(shortly(bytes)).toEqual(expected));
});

describe('bombs', () => {
  const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024);

  test('gzip that unpacks a thousandfold', () => {
    expect(shortly(gzipSync(zeros(80)))).toEqual([
      '!an archive unpacks to far more than a report has',
    ]);
  });

  test('zip that unpacks a thousandfold', () => {
    expect(shortly(zip([{ bytes: zeros(80) }]))).toEqual([
      '!an archive unpacks to far more than a report has',
    ]);
  });

  test('many files that share the same bytes', () => {
    const packed = deflateRawSync(zeros(4));
    const one = { packed, crc: crc32(zeros(4)) };
    const { documents, problems } = unpack(zip(Array.from({ length: 300 }, () => one)));
    const total = documents.reduce((sum, { length }) => sum + length, 0);
    expect(total).toBeLessThanOrEqual(64 * 1024 * 1024);
    expect(problems).toContain('an archive holds 300 files; 50 were read');
    expect(problems).toContain('an archive unpacks to far more than a report has');
  });
});
