// What no single mail shows of an address, from raw files to every screen that tells it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOf } from '../../helpers/folder.ts';
import {
  ANNA,
  DAYS,
  logged,
  type Mail,
  readBy,
  SETTINGS,
  sentCsv,
  taken,
  weekly,
} from '../../helpers/journey.ts';
import { PLACES, type StorePlace } from '../../helpers/places.ts';
import { objects, postbound } from '../../helpers/postbound.ts';

const BERT = 'bert@example.net';
const CLEO = 'cleo@example.com';

/** Anna's address dies three times and lives in between. */
const FLAPPING = weekly([1, 3, 5]);
/** Bert stands on the bounce list of a provider and reads on; Cleo asked for no more mail and clicks in the last one. */
const MAILS: readonly Mail[] = [
  { id: 'b0', to: BERT, campaign: 'w0' },
  { id: 'c0', to: CLEO, campaign: 'w0' },
];
const LISTED = Date.UTC(2026, 6, 17, 9) / 1000;

const FILES = {
  'postbound.toml': SETTINGS,
  'sent.csv': sentCsv([...FLAPPING.sent, ...MAILS]),
  ...FLAPPING.files,
  'mail.log': `${FLAPPING.files['mail.log']}${MAILS.map((mail) => logged(mail, [taken(0.1)])).join('')}`,
  'clicks.jsonl': `${FLAPPING.files['clicks.jsonl']}${readBy('b0', 12 * DAYS)}${readBy('c0', 12 * DAYS)}`,
  'bounces.csv': `status,reason,email,created\n5.1.1,550 5.1.1 no such user,${BERT},${LISTED}\n`,
  'unsubscribes.csv': `email,created\n${CLEO},${LISTED}\n`,
};

const DIED =
  'The address failed for good 3 times and lived in between: 2026-07-14, 2026-07-28 and 2026-08-11.';
const CLICKED =
  'The address was suppressed on 2026-07-17, and a person has clicked once since: on 2026-07-19.';

/** Lines are wrapped for the screen. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.each(PLACES)('the address over time, on %s', (_, make) => {
  let place: StorePlace;
  let cwd: string;
  const run = (...args: string[]): string => {
    const { status, out, err } = postbound([...args, '--store', place.where], { cwd });
    expect(`${status} ${err.split('\n').filter((line) => /error|failed/i.test(line))}`).toBe('0 ');
    return out;
  };

  beforeAll(async () => {
    cwd = folderOf(FILES);
    place = await make(cwd);
    run('import', 'sent.csv', 'mail.log', 'clicks.jsonl', 'mails');
    run('suppressions', 'import', 'bounces.csv', '--from', 'sendgrid');
    run('suppressions', 'import', 'unsubscribes.csv', '--from', 'sendgrid');
  }, 60_000);
  afterAll(() => place.remove());

  it.each([
    [ANNA, 'flapping', DIED],
    [BERT, 'suppressed-but-clicks', CLICKED],
    [CLEO, null, null],
  ])('address %s: %s', (address, kind, says) => {
    const [told] = objects(run('address', address, '--json'));
    expect(told?.['findings']).toMatchObject(kind === null ? [] : [{ kind }]);
    if (says !== null) expect(flat(run('address', address))).toContain(says);
  });

  it.each([
    ['f1@example.com', ANNA, 'flapping', DIED],
    ['f2@example.com', ANNA, 'flapping', DIED],
    ['b0', BERT, 'suppressed-but-clicks', CLICKED],
    ['c0', CLEO, null, null],
  ])('message %s to %s: %s', (id, recipient, kind, says) => {
    const [told] = objects(run('message', id, '--json'));
    expect(told?.['findings']).toMatchObject(kind === null ? [] : [{ recipient, kind }]);
    const screen = run('message', id);
    if (says === null) expect(screen).not.toContain('postbound address');
    else expect(flat(screen)).toContain(`! ${says} postbound address ${recipient}`);
    expect(screen).not.toContain('A mailbox dies once');
  });

  const NONE = { flapping: 0, clicks: 0, mails: 0 };
  it.each([
    [[], { flapping: 1, clicks: 1, mails: 3 }],
    [['--receiver', 'example.org'], { flapping: 1, clicks: 0, mails: 3 }],
    [['--receiver', 'example.com'], NONE],
    [['--campaign', 'w0'], { flapping: 1, clicks: 1, mails: 0 }],
    [['--since', '2026-08-20'], NONE],
    [['--since', '2026-08-15'], { flapping: 1, clicks: 0, mails: 0 }],
    [['--state', 'failed'], NONE],
    [['--state', 'accepted-then-bounced'], { flapping: 1, clicks: 0, mails: 3 }],
  ])('report %j: %o', (options, { flapping, clicks, mails }) => {
    const rows = objects(run('report', '--json', ...options));
    expect(rows.slice(-2)).toEqual([
      { group: { finding: 'flapping' }, addresses: flapping },
      { group: { finding: 'suppressed-but-clicks' }, addresses: clicks },
    ]);
    const others = rows.slice(0, -2).filter((row) => !('counts' in row));
    const explained = mails > 0 ? [{ group: { explanation: 'flapping' }, mails }] : [];
    expect(others).toEqual(explained);
    const listed = objects(run('bounced-then-clicked', '--addresses', '--json', ...options));
    expect(listed.map(({ address }) => address)).toEqual([
      ...(flapping > 0 ? [ANNA] : []),
      ...(clicks > 0 ? [BERT] : []),
    ]);
  });

  it('report says it in a table and as CSV, and of groups nothing', () => {
    const out = flat(run('report'));
    expect(out).toContain(
      'Addresses whose history does not add up flapping 1 failed for good, lived, failed again suppressed-but-clicks 1 suppressed, and a person clicked since postbound bounced-then-clicked --addresses lists them',
    );
    expect(run('report', '--receiver', 'example.com')).not.toContain('does not add up');
    expect(run('report', '--csv')).toMatch(
      /\r\n\r\nfinding,addresses\r\nflapping,1\r\nsuppressed-but-clicks,1\r\n$/,
    );
    expect(run('report', 'receiver')).not.toContain('does not add up');
    for (const row of objects(run('report', 'receiver', '--json')))
      expect(Object.keys(row['group'] as object)).toEqual(['receiver']);
  });

  it('bounced-then-clicked lists them with what to do, and says that there are some', () => {
    const out = flat(run('bounced-then-clicked', '--addresses'));
    expect(out).toContain(`${ANNA} · ${DIED}`);
    expect(out).toContain('A mailbox dies once');
    expect(out).toContain(`${BERT} · ${CLICKED} Somebody reads what is sent to it`);
    expect(run('bounced-then-clicked', '--addresses', '--receiver', 'example.com')).toBe(
      'No address has a finding.\n',
    );
    expect(out.endsWith(' In all: 1 flapping, 1 suppressed-but-clicks. ')).toBe(true);
    expect(flat(run('bounced-then-clicked'))).toMatch(
      /does not add up: 1 flapping, 1 suppressed-but-clicks; --addresses lists them\. $/,
    );
    expect(run('bounced-then-clicked', '--explanation', 'flapping')).not.toContain('--addresses');
  });

  it('engage says that suppressed ones click', () => {
    expect(run('engage')).toContain('clicked for since: 1.\npostbound bounced-then-clicked');
    expect(run('engage', '--since', '2026-08-15')).not.toContain('Suppressed');
  });

  it.each([
    ['--apply', /--addresses goes without --apply/],
    ['--all', /--addresses goes without --all/],
    ['--explanation=flapping', /--addresses goes without --explanation/],
  ])('bounced-then-clicked --addresses %s: refused', (option, says) => {
    const { status, err } = postbound(['bounced-then-clicked', '--addresses', option], { cwd });
    expect(status).toBe(1);
    expect(err).toMatch(says);
  });
});
