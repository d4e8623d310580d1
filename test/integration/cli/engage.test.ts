import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderOf } from '../../helpers/folder.ts';
import { objects, postbound, type Ran } from '../../helpers/postbound.ts';

const START = Date.UTC(2026, 6, 7, 8);
const MINUTE = 60_000;

const stamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+00:00 mta1`;

/** One mail in the log of our server: `told` is what the receiver said. */
function logged(id: string, to: string, at: number, told: string): string {
  const ok = told.startsWith('250');
  const said = ok
    ? told
    : `host mx.example.org[192.0.2.7] said: ${told} (in reply to RCPT TO command)`;
  return [
    `${stamp(at)} postfix/cleanup[11]: ${id}: message-id=<${id}@example.com>`,
    `${stamp(at)} postfix/qmgr[12]: ${id}: from=<news@example.com>, size=2400, nrcpt=1 (queue active)`,
    `${stamp(at + 1000)} postfix/smtp[13]: ${id}: to=<${to}>, relay=mx.example.org[192.0.2.7]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=${ok ? '2.0.0' : '5.1.1'}, status=${ok ? 'sent' : 'bounced'} (${said})`,
    `${stamp(at + 1000)} postfix/qmgr[12]: ${id}: removed`,
    '',
  ].join('\n');
}

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36';
const HEADERS = { 'accept-language': 'de', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' };

const touch = (
  messageId: string,
  ms: number,
  ip: string,
  link: string,
  rest: object = {},
): string =>
  `${JSON.stringify({
    type: 'clicked',
    time: new Date(START + ms).toISOString(),
    message_id: messageId,
    ip,
    user_agent: BROWSER,
    method: 'GET',
    link,
    ...rest,
  })}\n`;

const GONE = '550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown';

const folder = folderOf({
  'mail.log':
    logged('4AAAAAA1', 'anna@example.org', START, GONE) +
    logged('4AAAAAA2', 'bert@example.org', START, '250 2.0.0 Ok'),
  'clicks.jsonl':
    // A filter follows every link of the mail to Anna within a second, before the mailbox is looked up.
    ['0', '1', '2', '3']
      .map((link, at) => touch('4AAAAAA1@example.com', 200 + at * 150, '40.107.1.2', link))
      .join('') +
    touch('4AAAAAA2@example.com', 90 * MINUTE, '203.0.113.77', '1', { headers: HEADERS }),
});
const store = join(folder, 'test.db');
const run = (...args: string[]): Ran => postbound([...args, '--store', store], { cwd: folder });

beforeAll(() => {
  const { status, err } = run('import', 'mail.log', 'clicks.jsonl');
  if (status !== 0) throw new Error(err);
}, 60_000);

describe('engage', () => {
  it('tells people from machines, event by event', () => {
    const rows = objects(run('engage', '--events', '--json').out);
    const by = (recipient: string): unknown[] =>
      rows.filter((row) => row['recipient'] === recipient).map(({ verdict }) => verdict);
    expect(by('anna@example.org')).toEqual(['machine', 'machine', 'machine', 'machine']);
    expect(by('bert@example.org')).toEqual(['human']);
    for (const row of rows) expect((row['signals'] as unknown[]).length).toBeGreaterThan(0);
  });

  it('counts recipients, as counted and people alone', () => {
    const [row] = objects(run('engage', '--json').out);
    expect(row).toMatchObject({ clicks: { recipients: 2, humanRecipients: 1, machine: 4 } });
    expect(run('engage').out).toContain('by people');
    expect(run('engage', '--csv').out.split('\r\n')[0]).toContain('clicks_humanRecipients');
  });

  it('are judged again by decide --all, as newer signals need', () => {
    const [sums] = objects(run('decide', '--all', '--json').out);
    expect(sums?.['judged']).toBe(2);
    expect(objects(run('decide', '--json').out)[0]?.['judged']).toBe(0);
  });

  it('refuses a word, and a store that is not there', () => {
    expect(run('engage', 'w27').status).toBe(1);
    expect(postbound(['engage', '--store', join(folder, 'none.db')]).status).toBe(3);
  });
});

describe('bounced-then-clicked', () => {
  it('explains the refusal that was clicked, and only that', () => {
    const found = objects(run('bounced-then-clicked', '--json').out);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      outcome: { recipient: 'anna@example.org', state: 'failed' },
      explanation: { name: 'pre-validation-scan', action: 'keep-bounce' },
    });
  });

  it('says it in words, with evidence and what to do', () => {
    const { out } = run('bounced-then-clicked');
    expect(out).toContain('A filter of the receiver followed the links');
    expect(out).toMatch(/4\s+by machines/);
    expect(out).toContain('Keep the bounce');
  });

  it('--apply leaves a bounce that stands', () => {
    expect(run('bounced-then-clicked', '--apply').out).toContain('Nothing had to be done');
  });

  it('narrows by explanation', () => {
    const { out } = run('bounced-then-clicked', '--explanation', 'provider-outage');
    expect(out).toContain('No mail that failed was opened or clicked.');
    expect(run('bounced-then-clicked', '--explanation', 'luck').status).toBe(1);
  });
});

describe('address', () => {
  it('shows who clicked', () => {
    const { out } = run('address', 'anna@example.org');
    expect(out.match(/a machine, \d+ %/g)).toHaveLength(4);
  });
});
