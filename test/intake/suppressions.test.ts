import { describe, expect, it } from 'vitest';
import { listLayout } from '../../src/intake/list-layout.ts';
import { RecordSplitter } from '../../src/intake/list-records.ts';
import { columnsOf, rowReader } from '../../src/intake/list-rows.ts';
import {
  kindOf,
  type ListedSuppression,
  type SuppressionFormat,
  type SuppressionKind,
  type WrittenSuppression,
} from '../../src/intake/suppression-format.ts';
import { recogniseList, SUPPRESSION_FORMATS } from '../../src/intake/suppressions/index.ts';
import { csvRecord } from '../../src/text/csv.ts';

interface Read {
  readonly format: string;
  readonly entries: readonly ListedSuppression[];
}

/** As the importer reads a list, without its files. */
function read(text: string, from?: SuppressionFormat): Read {
  const lines = text.split('\n').filter((line) => line !== '');
  const layout = listLayout(lines[0] ?? '', '');
  if (layout.kind === 'unreadable') throw new Error(layout.why);
  const hasHead = layout.kind === 'columns' && layout.head !== null;
  const second = layout.kind === 'columns' ? (lines[0] ?? '').split(layout.separator)[1] : '';
  const headless = SUPPRESSION_FORMATS.find(
    (one) => !hasHead && layout.kind === 'columns' && one.headless?.second.test(second ?? ''),
  );
  const names = headless?.headless?.columns ?? ['email'];
  const columns = new Set(columnsOf(layout, names));
  const format = from ?? headless ?? recogniseList(columns);
  const rowOf = rowReader(layout, names);
  const splitter = new RecordSplitter(layout.kind === 'columns' ? layout.separator : '', 1);
  const body = hasHead ? text.slice(text.indexOf('\n') + 1) : text;
  const records = [...splitter.take(body).records, ...splitter.end().records];
  const entryOf = format?.open(columns);
  return {
    format: format?.id ?? '',
    entries: records.flatMap((record) => entryOf?.(rowOf(record.trimEnd())) ?? []),
  };
}

const SINCE = Date.UTC(2026, 9, 1, 8, 30);
const SECONDS = SINCE / 1000;

const entry = (
  address: string,
  kind: SuppressionKind,
  rest: Partial<ListedSuppression> = {},
): ListedSuppression => ({
  address,
  kind,
  since: 0,
  until: 0,
  scopes: [],
  action: 'suppress',
  why: '',
  passedOver: '',
  ...rest,
});

type Row = readonly [what: string, format: string, text: string, entries: ListedSuppression[]];

const LISTS: readonly Row[] = [
  [
    'the file of a bulk import',
    'ses',
    'anna@example.com,BOUNCE\nbob@example.com, COMPLAINT\n',
    [entry('anna@example.com', 'bounce'), entry('bob@example.com', 'complaint')],
  ],
  [
    'rows of ListSuppressedDestinations',
    'ses',
    'EmailAddress,Reason,LastUpdateTime\nanna@example.com,BOUNCE,2026-10-01T08:30:00Z\n',
    [entry('anna@example.com', 'bounce', { since: SINCE })],
  ],
  [
    'objects of ListSuppressedDestinations',
    'ses',
    '{"EmailAddress":"anna@example.com","Reason":"COMPLAINT","LastUpdateTime":"2026-10-01T08:30:00+00:00"}',
    [entry('anna@example.com', 'complaint', { since: SINCE })],
  ],
  [
    'the JSON file of a bulk import',
    'ses',
    '{"emailAddress":"anna@example.com","reason":"BOUNCE"}\n{"emailAddress":"bob@example.com","reason":"COMPLAINT"}',
    [entry('anna@example.com', 'bounce'), entry('bob@example.com', 'complaint')],
  ],
  [
    'bounces, with words over two lines',
    'sendgrid',
    `status,reason,email,created\n5.1.1,"550 5.1.1 No such user,\nsays the ""host""",anna@example.com,${SECONDS}\n`,
    [
      entry('anna@example.com', 'bounce', {
        since: SINCE,
        why: '550 5.1.1 No such user, says the "host"',
      }),
    ],
  ],
  [
    'invalid emails',
    'sendgrid',
    `reason,email,created\nMail domain mentioned in email address is unknown,bob@example.invalid,${SECONDS}\n`,
    [
      entry('bob@example.invalid', 'invalid', {
        since: SINCE,
        why: 'Mail domain mentioned in email address is unknown',
      }),
    ],
  ],
  [
    'spam reports',
    'sendgrid',
    `email,created,ip\ncleo@example.com,${SECONDS},192.0.2.7\n`,
    [entry('cleo@example.com', 'complaint', { since: SINCE })],
  ],
  [
    'global unsubscribes',
    'sendgrid',
    `email,created\ndora@example.com,${SECONDS}\n`,
    [entry('dora@example.com', 'unsubscribed', { since: SINCE })],
  ],
  [
    'bounces',
    'mailgun',
    'address,code,error,created_at\nanna@example.com,550,No such mailbox,"Thu, 01 Oct 2026 08:30:00 UTC"\n',
    [entry('anna@example.com', 'bounce', { since: SINCE, why: 'No such mailbox' })],
  ],
  [
    'complaints',
    'mailgun',
    'address,created_at\nbob@example.com,"Thu, 01 Oct 2026 08:30:00 +0000"\n',
    [entry('bob@example.com', 'complaint', { since: SINCE })],
  ],
  [
    'unsubscribes, from everything or of some tags',
    'mailgun',
    'address,tags,created_at\ncleo@example.com,*,"Thu, 01 Oct 2026 08:30:00 GMT"\ndora@example.com,"[""news"", ""offers""]",\n',
    [
      entry('cleo@example.com', 'unsubscribed', { since: SINCE }),
      entry('dora@example.com', 'unsubscribed', { scopes: ['news', 'offers'] }),
    ],
  ],
  [
    'a dump',
    'postmark',
    [
      'EmailAddress,SuppressionReason,Origin,CreatedAt',
      'anna@example.com,HardBounce,Recipient,2026-10-01T04:30:00-04:00',
      'bob@example.com,SpamComplaint,Recipient,2026-10-01T08:30:00+00:00',
      'cleo@example.com,ManualSuppression,Recipient,',
      'dora@example.com,ManualSuppression,Customer,',
      '',
    ].join('\n'),
    [
      entry('anna@example.com', 'bounce', { since: SINCE }),
      entry('bob@example.com', 'complaint', { since: SINCE }),
      entry('cleo@example.com', 'unsubscribed'),
      entry('dora@example.com', 'manual'),
    ],
  ],
  [
    'the template',
    'sparkpost',
    'recipient,type,description\nanna@example.com,transactional,550 user unknown\nbob@example.com,non_transactional,\n',
    [
      entry('anna@example.com', 'bounce', { scopes: ['transactional'], why: '550 user unknown' }),
      entry('bob@example.com', 'manual', { scopes: ['non_transactional'] }),
    ],
  ],
  [
    'the older template',
    'sparkpost',
    'recipient,transactional,non_transactional,description,subaccount_id\nanna@example.com,true,true,from before,0\nbob@example.com,false,true,,0\ncleo@example.com,false,false,,0\n',
    [
      entry('anna@example.com', 'manual', { why: 'from before' }),
      entry('bob@example.com', 'manual', { scopes: ['non_transactional'] }),
      entry('cleo@example.com', 'manual', {
        passedOver: 'neither transactional nor non_transactional',
      }),
    ],
  ],
  [
    'what the API tells',
    'sparkpost',
    'recipient,type,source,description,created,updated\nanna@example.com,non_transactional,Spam Complaint,,2026-10-01T08:30:00+00:00,2026-10-02T08:30:00+00:00\n',
    [entry('anna@example.com', 'complaint', { since: SINCE, scopes: ['non_transactional'] })],
  ],
  [
    'addresses alone',
    'csv',
    'anna@example.com\nBob <bob@example.com>\n',
    [entry('anna@example.com', 'manual'), entry('Bob <bob@example.com>', 'manual')],
  ],
  [
    'columns of others',
    'csv',
    'Name;E-Mail;Reason;Date added\n"Example, Anna";anna@example.com;hard_bounce;2026-10-01\n',
    [
      entry('anna@example.com', 'bounce', {
        since: Date.UTC(2026, 9, 1),
        why: 'hard_bounce',
      }),
    ],
  ],
  [
    'our own columns',
    'csv',
    [
      'address,stream,state,kind,since,until,next,by,who,rule,why',
      'anna@example.com,news,held,bounce,2026-10-01T08:30:00Z,2026-10-08T00:00:00Z,suppressed,policy,default,mailbox-full,full',
      'bob@example.com,,probation,bounce,,,,,,,',
      "'+cleo@example.com,,suppressed,complaint,,,,,,,'=1+1",
      '',
    ].join('\n'),
    [
      entry('anna@example.com', 'bounce', {
        since: SINCE,
        until: Date.UTC(2026, 9, 8),
        scopes: ['news'],
        action: 'hold',
        why: 'full',
      }),
      entry('bob@example.com', 'bounce', {
        passedOver: 'is on probation: one message may be sent to it',
      }),
      entry('+cleo@example.com', 'complaint', { why: '=1+1' }),
    ],
  ],
];

describe('suppression lists', () => {
  it.each(LISTS)('reads %s (%s)', (_what, format, text, entries) => {
    expect(read(text)).toEqual({ format, entries });
  });

  it.each([
    ['SpamComplaint', 'complaint'],
    ['abuse report', 'complaint'],
    ['List Unsubscribe', 'unsubscribed'],
    ['opted out', 'unsubscribed'],
    ['hard_bounce', 'bounce'],
    ['Bounce Rule', 'bounce'],
    ['Invalid address', 'invalid'],
    ['Manually Added', 'manual'],
    ['', 'manual'],
  ])('takes %j for %s', (word, kind) => {
    expect(kindOf(word)).toBe(kind);
  });

  it.each([
    ['quotes', 'status,reason,email,created\n"5,""x'],
    ['commas', `email,created\n${','.repeat(10_000)}`],
    [
      'a long line',
      `address,tags,created_at\n${'a'.repeat(200_000)}@example.com,${'['.repeat(9999)}`,
    ],
    ['objects', '{"emailAddress":{"x":1},"reason":["BOUNCE"]}\n{'],
  ])('reads on over %s', (_what, text) => {
    for (const format of SUPPRESSION_FORMATS)
      expect(read(text, format).entries).toHaveLength(
        text.split('\n').length - (text.startsWith('{') ? 0 : 1),
      );
  });
});

const WRITTEN: WrittenSuppression = {
  address: 'anna@example.com',
  kind: 'bounce',
  since: SINCE,
  until: 0,
  stream: '',
  scopes: [],
  state: 'suppressed',
  next: 'clear',
  by: 'policy',
  who: 'default',
  rule: 'user-unknown',
  why: '550 5.1.1 "nobody", really',
};

describe('round trips', () => {
  const files = SUPPRESSION_FORMATS.flatMap((format) =>
    format.files.flatMap((file) => file.kinds.map((kind) => ({ format, file, kind }))),
  );
  it.each(files.map((one) => [one.format.id, one.kind, one] as const))(
    '%s keeps %s',
    (_format, kind, { format, file }) => {
      const rows = file.rows({ ...WRITTEN, kind });
      const head = file.head.length > 0 ? csvRecord(file.head) : '';
      const again = read(head + rows.map(csvRecord).join(''));
      expect(again.format).toBe(format.id);
      expect(again.entries.map(({ address }) => address)).toEqual(
        rows.map(() => 'anna@example.com'),
      );
      expect(again.entries.map((one) => one.kind)).toEqual(rows.map(() => kept(format.id, kind)));
      if (format.id !== 'ses' && format.id !== 'sparkpost')
        expect(again.entries[0]?.since).toBe(SINCE);
    },
  );
});

/** The kinds that a provider's list cannot tell apart. */
function kept(format: string, kind: SuppressionKind): SuppressionKind {
  if (format === 'ses')
    return kind === 'complaint' || kind === 'unsubscribed' ? 'complaint' : 'bounce';
  if (format === 'sendgrid' && kind === 'manual') return 'unsubscribed';
  if (format === 'mailgun' && (kind === 'manual' || kind === 'invalid')) return 'bounce';
  return kind;
}
