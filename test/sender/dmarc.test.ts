import { describe, expect, test } from 'vitest';
import { checkDmarc } from '../../src/sender/dmarc-check.ts';
import { findDmarc, namesUp } from '../../src/sender/dmarc-record.ts';
import { answering, shortly } from './answers.ts';

const RUA = 'rua=mailto:d@example.com';
const name = '_dmarc.example.com';
const rejects = `ok ${name}: one record, policy reject for mail from example.com`;

describe('a domain with', () => {
  const cases: readonly (readonly [string, string[] | string, readonly string[]])[] = [
    ['none', 'no data', [`error ${name}: no DMARC record`]],
    [
      'a typing error',
      ['v=DMARC; p=reject'],
      [`error ${name}: the DMARC record is not recognised`],
    ],
    [
      'small letters',
      ['v=dmarc1; p=reject'],
      [`error ${name}: the DMARC record is not recognised`],
    ],
    [
      'two',
      ['v=DMARC1; p=none', 'v=DMARC1; p=reject'],
      [`error ${name}: 2 DMARC records instead of one`],
    ],
    [
      'no answer',
      'failed: SERVFAIL',
      ['unknown example.com: the record could not be asked for: SERVFAIL'],
    ],
    ['reject', [`v=DMARC1; p=reject; ${RUA}`], [rejects]],
    ['spaces', [`v = DMARC1 ;p = reject ; ${RUA};`], [rejects]],
    [
      'none as policy',
      [`v=DMARC1; p=none; ${RUA}`],
      [`warning ${name}: one record, policy none for mail from example.com`],
    ],
    ['no such policy', [`v=DMARC1; p=block; ${RUA}`], [`error ${name}: p=block is no policy`]],
    [
      'no policy',
      [`v=DMARC1; ${RUA}`],
      [
        `warning ${name}: it has no p=`,
        `warning ${name}: one record, policy none for mail from example.com`,
      ],
    ],
    [
      'p behind others',
      [`v=DMARC1; ${RUA}; p=reject`],
      [`warning ${name}: p= is not the second tag`, rejects],
    ],
    [
      'tags that are gone',
      [`v=DMARC1; p=reject; pct=20; ri=3600; ${RUA}`],
      [rejects, `warning ${name}: pct=, ri= no longer counts`],
    ],
    [
      'a test',
      [`v=DMARC1; p=reject; t=y; ${RUA}`],
      [rejects, `warning ${name}: it is marked as a test (t=y)`],
    ],
    [
      'milder subdomains',
      [`v=DMARC1; p=reject; sp=none; ${RUA}`],
      [rejects, `warning ${name}: subdomains are protected less (sp=none)`],
    ],
    [
      'a wrong value',
      [`v=DMARC1; p=reject; aspf=strict; ${RUA}`],
      [`warning ${name}: aspf=strict is not known`, rejects],
    ],
    [
      'an unknown tag',
      [`v=DMARC1; p=reject; foo=1; ${RUA}`],
      [`warning ${name}: unknown: foo=`, rejects],
    ],
    [
      'no separator',
      [`v=DMARC1; p=reject; ${RUA}; nonsense`],
      [`warning ${name}: written wrongly: “nonsense” is no tag: name=value is expected`, rejects],
    ],
    [
      'no reports',
      ['v=DMARC1; p=reject'],
      [rejects, `warning ${name}: no address for aggregate reports (rua=)`],
    ],
    [
      'reports to a bare address',
      ['v=DMARC1; p=reject; rua=d@example.com'],
      [rejects, `warning ${name}: reports cannot be sent to d@example.com`],
    ],
    ['reports to a subdomain', ['v=DMARC1; p=reject; rua=mailto:d@r.example.com!10m'], [rejects]],
    [
      'reports to others',
      [
        'v=DMARC1; p=reject; rua=mailto:d@example.net, mailto:e@ok.example.org, mailto:f@slow.example.org',
      ],
      [
        rejects,
        'warning example.com._report._dmarc.example.net: example.net does not say that it takes your reports',
        'unknown example.com._report._dmarc.slow.example.org: the permission could not be asked for: timeout',
      ],
    ],
  ];
  test.each(cases)('%s', async (_, records, expected) => {
    const inquiry = answering({
      [`TXT ${name}`]: records,
      'TXT example.com._report._dmarc.ok.example.org': ['v=DMARC1;'],
      'TXT example.com._report._dmarc.slow.example.org': 'failed: timeout',
    });
    expect(shortly(await checkDmarc(inquiry, 'example.com'))).toEqual(expected);
  });
});

describe('up the tree', () => {
  const records = {
    'TXT _dmarc.example.com': [`v=DMARC1; p=reject; sp=quarantine; ${RUA}`],
    'TXT _dmarc.bank.example': ['v=DMARC1; p=reject; psd=y'],
    'TXT _dmarc.own.bank.example': ['v=DMARC1; p=none'],
    'TXT _dmarc.part.example.com': ['v=DMARC1; p=none; psd=n'],
  };
  test.each([
    ['example.com', 'example.com', 'example.com'],
    ['news.example.com', 'example.com', 'example.com'],
    ['a.b.c.d.e.f.g.h.i.j.example.com', 'example.com', 'example.com'],
    ['x.part.example.com', 'part.example.com', 'part.example.com'],
    ['branch.bank.example', 'bank.example', 'branch.bank.example'],
    ['x.own.bank.example', 'own.bank.example', 'own.bank.example'],
    ['bank.example', 'bank.example', 'bank.example'],
    ['example.net', undefined, 'example.net'],
  ])('%s', async (domain, holds, organization) => {
    const found = await findDmarc(answering(records), domain);
    expect([found.record?.domain, found.organization]).toEqual([holds, organization]);
  });

  test('the policy for subdomains holds', async () => {
    expect(shortly(await checkDmarc(answering(records), 'news.example.com'))[0]).toBe(
      'ok _dmarc.example.com: one record, policy quarantine for mail from news.example.com, by the record of example.com',
    );
  });

  test('at most eight names are asked', () => {
    expect(namesUp('a.b.c.d.e.f.g.h.i.j.mail.example.com')).toEqual([
      'a.b.c.d.e.f.g.h.i.j.mail.example.com',
      'g.h.i.j.mail.example.com',
      'h.i.j.mail.example.com',
      'i.j.mail.example.com',
      'j.mail.example.com',
      'mail.example.com',
      'example.com',
      'com',
    ]);
    expect(namesUp('mail.example.com')).toEqual(['mail.example.com', 'example.com', 'com']);
  });
});
