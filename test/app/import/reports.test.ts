import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../../src/adapters/sqlite/open.ts';
import { importFiles } from '../../../src/app/import/importer.ts';
import { makeImportWork } from '../../../src/app/import/work.ts';
import { evidenceOf, incidentEvidence } from '../../../src/app/report-evidence.ts';
import { loadSettings } from '../../../src/app/settings.ts';
import type { MailReport } from '../../../src/model/mail-report.ts';
import type { Store } from '../../../src/ports/store.ts';
import { folderOf } from '../../helpers/folder.ts';
import { zip } from '../../helpers/zip.ts';
import { dmarcXml, record, tlsJson } from '../../intake/reports/samples.ts';

const XML = dmarcXml(record({ count: 3 }));
const JSON_TEXT = JSON.stringify(tlsJson(), null, 2);
const NAME = 'receiver.example!example.com!1772323200!1772409599';

/** A report mail (RFC 9990 §4; RFC 8460 §5.3). */
function mail(type: string, name: string, bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n');
  return `From: dmarc@receiver.example
To: dmarc-reports@example.com
Subject: Report domain: example.com Submitter: receiver.example Report-ID: <17>
Message-ID: <17.${name.length}@receiver.example>
Date: Mon, 2 Mar 2026 01:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: text/plain

This is an aggregate report.
--b1
Content-Type: ${type}; name="${name}"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="${name}"

${base64}
--b1--
`;
}

interface Imported {
  reports: number;
  added: number;
  readonly unreadable: string[];
  readonly problems: string[];
}

async function importInto(store: Store, paths: readonly string[], from = ''): Promise<Imported> {
  const { settings } = loadSettings();
  const work = makeImportWork({
    paths,
    store,
    from,
    settings,
    zone: 'UTC',
    keepRaw: true,
    rules: null,
  });
  const sums: Imported = { reports: 0, added: 0, unreadable: [], problems: [] };
  for await (const step of importFiles(work)) {
    if (step.kind === 'stored') {
      sums.reports += step.reports;
      sums.added += step.added;
    } else if (step.kind === 'unreadable') sums.unreadable.push(step.why);
    else if (step.kind === 'problems') sums.problems.push(...step.problems);
  }
  return sums;
}

async function storedReports(store: Store): Promise<MailReport[]> {
  const all: MailReport[] = [];
  for await (const some of store.mailReports({})) all.push(...some);
  return all;
}

describe('reports are found, however they are packed, and kept once', () => {
  const cases: Readonly<Record<string, string | Uint8Array>> = {
    'a.xml': XML,
    'a.xml.gz': gzipSync(XML),
    'a.zip': zip([{ bytes: Buffer.from(XML), name: `${NAME}.xml` }]),
    'mail.eml': mail('application/gzip', `${NAME}.xml.gz`, gzipSync(XML)),
    'mail-zip.eml': mail(
      'application/x-zip-compressed',
      `${NAME}.zip`,
      zip([{ bytes: Buffer.from(XML) }]),
    ),
    'mail-xml.eml': mail('text/xml', `${NAME}.xml`, Buffer.from(XML)),
    'mail.eml.gz': gzipSync(mail('application/octet-stream', `${NAME}.xml.gz`, gzipSync(XML))),
  };
  test.each(Object.entries(cases))('%s', async (name, content) => {
    const folder = folderOf({ [name]: content });
    const store = await openSqlite(join(folder, 'postbound.db'), 'write');
    const path = join(folder, name);
    const other = join(folder, 'other.xml');
    writeFileSync(other, XML);
    expect(await importInto(store, [path])).toEqual({
      reports: 1,
      added: 0,
      unreadable: [],
      problems: [],
    });
    expect(await importInto(store, [path, other])).toMatchObject({
      reports: 0,
      added: 0,
      unreadable: [],
    });
    expect(await storedReports(store)).toMatchObject([
      { kind: 'dmarc', domain: 'example.com', rows: [{ count: 3 }] },
    ]);
    await store.close();
  });

  test.each(
    Object.entries({
      't.json': JSON_TEXT,
      't.json.gz': gzipSync(JSON_TEXT),
      'line.json': JSON.stringify(tlsJson()),
      't.eml': mail(
        'application/tlsrpt+gzip',
        'x!example.com!1772323200!1772409599.json.gz',
        gzipSync(JSON_TEXT),
      ),
      'u.eml': mail('application/tlsrpt+json', 'x.json', Buffer.from(JSON_TEXT)),
    }),
  )('TLS: %s', async (name, content) => {
    const folder = folderOf({ [name]: content });
    const store = await openSqlite(join(folder, 'postbound.db'), 'write');
    expect(await importInto(store, [join(folder, name)])).toEqual({
      reports: 1,
      added: 0,
      unreadable: [],
      problems: [],
    });
    expect(await storedReports(store)).toMatchObject([
      { kind: 'tls', organisation: 'Sender Inc.' },
    ]);
    await store.close();
  });

  test('a mailbox of report mails, read again after it grew', async () => {
    const one = (text: string): string =>
      `From a@receiver.example Mon Mar  2 01:00:00 2026\n${text}\n`;
    const second = dmarcXml(record({ ip: '192.0.2.2' }), { id: '18' });
    const folder = folderOf({
      box: one(mail('application/gzip', `${NAME}.xml.gz`, gzipSync(XML))),
    });
    const box = join(folder, 'box');
    const store = await openSqlite(join(folder, 'postbound.db'), 'write');
    expect((await importInto(store, [box])).reports).toBe(1);
    writeFileSync(box, one(mail('application/gzip', `${NAME}.xml.gz`, gzipSync(second))), {
      flag: 'a',
    });
    expect((await importInto(store, [box])).reports).toBe(1);
    expect(await storedReports(store)).toHaveLength(2);
    await store.close();
  });
});

describe('what is no report', () => {
  const zeros = Buffer.alloc(80 * 1024 * 1024);
  const giant = `<feedback>${' '.repeat(60 * 1024 * 1024)}`;
  test.each<[string, string | Uint8Array, Partial<Imported>]>([
    [
      'bomb.zip',
      zip([{ bytes: zeros }]),
      { unreadable: ['an archive unpacks to far more than a report has'] },
    ],
    [
      'bomb.xml.gz',
      gzipSync(giant),
      { unreadable: ['the document breaks off: it ends within <feedback>'] },
    ],
    [
      'notes.zip',
      zip([{ bytes: Buffer.from('hello') }]),
      { unreadable: ['it holds no DMARC report and no TLS report'] },
    ],
    [
      'lol.xml',
      `<!DOCTYPE feedback [<!ENTITY a "b">]>${XML}`,
      { unreadable: ['it is no DMARC report: its root is not <feedback>'] },
    ],
    [
      'holiday.eml',
      mail('application/zip', 'holiday.zip', zip([{ bytes: Buffer.from('photo') }])),
      { added: 1, problems: [] },
    ],
    [
      'bomb.eml',
      mail('application/gzip', `${NAME}.xml.gz`, gzipSync(zeros)),
      { added: 1, problems: ['a report: an archive unpacks to far more than a report has'] },
    ],
  ])('%s', async (name, content, expected) => {
    const folder = folderOf({ [name]: content });
    const store = await openSqlite(join(folder, 'postbound.db'), 'write');
    expect(await importInto(store, [join(folder, name)])).toMatchObject({
      reports: 0,
      ...expected,
    });
    await store.close();
  });
});

describe('as evidence', () => {
  const AT = Date.UTC(2026, 2, 1, 12);
  const rows =
    record({ count: 3, spf: 'pass', dkim: 'fail' }) +
    record({ count: 375, spf: 'fail', dkim: 'fail', disposition: 'reject' }) +
    record({ count: 37, spf: 'fail', dkim: 'fail', reason: 'forwarded' }) +
    record({ ip: '192.0.2.99', count: 1000 });
  const reports = {
    'own.xml': dmarcXml(rows, {
      organisation: 'google.com',
      email: 'noreply-dmarc-support@google.com',
    }),
    'other.xml': dmarcXml(record({ count: 5, spf: 'fail', dkim: 'fail' }), { id: '2' }),
    'before.xml': dmarcXml(record({ count: 9 }), { id: '3', begin: '1772150400' }).replace(
      '1772409599',
      '1772236799',
    ),
    'elsewhere.xml': dmarcXml(record({ count: 7 }), { id: '4' }).replaceAll(
      /example\.com/gi,
      'example.net',
    ),
    'tls.json': JSON_TEXT,
  };
  const GOOGLE =
    'The aggregate report of google.com for that time: 412 of 415 mails from 192.0.2.1 failed DMARC; SPF passed 3, DKIM 0; 37 were marked as forwarded; 375 were refused.';
  const OTHERS =
    'The aggregate reports of others (receiver.example) for that time: 5 of 5 mails from 192.0.2.1 failed DMARC; SPF passed 0, DKIM 0.';

  async function filled(): Promise<Store> {
    const folder = folderOf(reports);
    const store = await openSqlite(join(folder, 'postbound.db'), 'write');
    await importInto(
      store,
      Object.keys(reports).map((name) => join(folder, name)),
    );
    return store;
  }
  const outcome = {
    recipient: 'anna@gmail.com',
    reason: 'auth-dmarc',
    fault: 'sender-authentication' as const,
    host: 'gmail-smtp-in.l.google.com',
    failedAt: AT,
    lastAt: AT,
  };
  const message = {
    sender: 'b+1@bounce.example.com',
    messageId: '1@mail.example.com',
    lane: '192.0.2.1',
  };

  test.each([
    ['a refusal for DMARC', {}, {}, [GOOGLE, OTHERS]],
    ['a forwarding', { reason: 'policy', fault: 'forwarding' as const }, {}, [GOOGLE, OTHERS]],
    [
      'another receiver',
      { host: 'mx.receiver.example' },
      {},
      [
        OTHERS.replace('reports of others (receiver.example)', 'report of receiver.example'),
        GOOGLE.replace('report of google.com', 'reports of others (google.com)'),
      ],
    ],
    [
      'a pool, not an address',
      {},
      { lane: 'bulk' },
      [
        'The aggregate report of google.com for that time: 412 of 1,415 mails in the name of bounce.example.com, mail.example.com failed DMARC; SPF passed 1,003, DKIM 1,000; 37 were marked as forwarded; 375 were refused.',
        OTHERS.replace('from 192.0.2.1', 'in the name of bounce.example.com, mail.example.com'),
      ],
    ],
    ['a full mailbox', { reason: 'mailbox-full', fault: 'recipient-mailbox' as const }, {}, []],
    ['another day', { failedAt: AT + 9 * 86_400_000 }, {}, []],
    ['another domain', {}, { sender: 'b@example.org', messageId: '1@example.org' }, []],
    [
      'TLS',
      { reason: 'tls-failure', fault: 'recipient-system' as const, recipient: 'x@example.com' },
      {},
      [
        'The TLS report of sender.example for that time: 5 of 103 sessions to example.com failed (certificate-expired 3, starttls-not-supported 2).',
      ],
    ],
  ])('%s', async (_, outcomeIs, messageIs, expected) => {
    const store = await filled();
    expect(
      await evidenceOf(store, { ...outcome, ...outcomeIs }, { ...message, ...messageIs }),
    ).toEqual(expected);
    await store.close();
  });

  test('of an incident', async () => {
    const store = await filled();
    const incident = {
      id: 1,
      kind: 'own-fault' as const,
      cause: 'auth-spf',
      receivers: [],
      campaigns: [],
      lanes: ['192.0.2.1'],
      reasons: [],
      start: AT,
      end: 0,
      foundAt: AT + 60_000,
      size: 9,
      refusals: 9,
      lastGood: 0,
      firstGood: 0,
      evidence: [],
      state: 'open' as const,
      recommendation: [],
      after: { delivered: 0, failed: 0 },
    };
    expect(await incidentEvidence(store, incident, ['example.com'])).toEqual([
      'The aggregate reports of other receivers (google.com, receiver.example) for that time: 417 of 420 mails from 192.0.2.1 failed DMARC; SPF passed 3, DKIM 0; 37 were marked as forwarded; 375 were refused.',
    ]);
    expect(
      await incidentEvidence(store, { ...incident, kind: 'broken-message' }, ['example.com']),
    ).toEqual([]);
    await store.close();
  });

  test('old ones are pruned', async () => {
    const store = await filled();
    await store.prune({ events: Date.UTC(2026, 2, 1), raws: 0 });
    expect((await storedReports(store)).map(({ id }) => id)).not.toContain('3');
    await store.prune({ events: Date.UTC(2026, 3, 1), raws: 0 });
    expect(await storedReports(store)).toEqual([]);
    await store.close();
  });
});

test('many reports come in pages, in order', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 65 }, (_, at) => [
      `${at}.xml`,
      dmarcXml(record(), { id: String(at), begin: String(1_772_323_200 - (at % 7) * 86_400) }),
    ]),
  );
  const folder = folderOf(many);
  const store = await openSqlite(join(folder, 'postbound.db'), 'write');
  expect((await importInto(store, [folder], 'reports')).reports).toBe(65);
  const begins = (await storedReports(store)).map(({ begin }) => begin);
  expect(begins).toHaveLength(65);
  expect(begins).toEqual([...begins].sort((a, b) => a - b));
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
