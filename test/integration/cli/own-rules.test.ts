// `--rules FILE`, postbound.toml, `rules check` and `rules check --against` as processes.
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../helpers/folder.ts';
import { objects, postbound } from '../../helpers/postbound.ts';

const file = (speaker: string, rules: string): string => `[speaker]
id = "${speaker}"
[sources]
log = { title = "Our own log", date = 2026-11-25 }
${rules}`;

const parrots = `[[rule]]
id = "no-parrots"
reason = "content-policy"
words = ["parrots are refused"]
source = "log"
examples = ["550 5.7.1 Parrots are refused"]
`;
const users = `[[rule]]
id = "gone"
reason = "mailbox-moved"
words = ["user unknown"]
source = "log"
examples = ["550 5.1.1 User unknown"]
`;
const bounce = (reply: string): string => `From: MAILER-DAEMON@example.org
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; a@example.com
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; ${reply}

--b--
`;

const folder = folderOf({
  'parrots.toml': file('mine', parrots),
  'users.toml': file('other', users),
  'broken.toml': file('mine', parrots.replace('5.7.1 Parrots are refused', '5.7.1 No birds')),
  'mails/1.eml': bounce('550 5.7.1 Parrots are refused'),
  'mails/2.eml': bounce('550 5.1.1 User unknown'),
  'mails/3.eml': bounce('552 5.2.2 Mailbox is full'),
  'replies.txt': '550 5.1.1 User unknown\n552 5.2.2 Mailbox is full\n',
  'with-settings/postbound.toml': 'rules = ["../parrots.toml"]\n',
  'slip/postbound.toml': 'rule = ["../parrots.toml"]\n',
});
const at = (path: string): string => join(folder, path);
const PARROTS = '550 5.7.1 Parrots are refused';

describe('--rules', () => {
  it('may be given several times', () => {
    const rules = ['--rules', at('parrots.toml'), `--rules=${at('users.toml')}`];
    const { status, out } = postbound(['classify', ...rules], {
      input: `${PARROTS}\n550 5.1.1 User unknown\n552 5.2.2 Mailbox is full\n`,
    });
    expect(status).toBe(0);
    expect(objects(out).map(({ reason }) => reason)).toEqual([
      'content-policy',
      'mailbox-moved',
      'mailbox-full',
    ]);
  });
  it.each(['1', '2'])('decodes with them, on %s threads', (jobs) => {
    const args = ['decode', at('mails'), '--jobs', jobs, '--rules', at('parrots.toml')];
    const { out } = postbound(args);
    expect(
      objects(out).map((mail) => (mail['reports'] as { reason: string }[])[0]?.reason),
    ).toEqual(['content-policy', 'user-unknown', 'mailbox-full']);
  });
  it('explains by them', () => {
    const { out } = postbound(['explain', PARROTS, '--rules', at('parrots.toml')]);
    expect(out).toContain('rule mine/no-parrots');
    expect(out).toContain('Our own log, 2026-11-25');
  });
  it('explains mails by them', () => {
    const { out } = postbound(['explain', at('mails/1.eml'), '--rules', at('parrots.toml')]);
    expect(out).toContain('rule mine/no-parrots');
  });
  it('lists and shows them', () => {
    const rules = ['--rules', at('parrots.toml')];
    const listed = objects(
      postbound(['rules', 'list', '--json', '--speaker', 'mine', ...rules]).out,
    );
    expect(listed).toMatchObject([{ id: 'mine/no-parrots', own: true }]);
    const { out } = postbound(['rules', 'show', 'mine/no-parrots', ...rules]);
    expect(out).toContain('your own; it wins over the built-in rules');
    expect(out).toContain('550 5.7.1 Parrots are refused');
  });
  const commands: readonly (readonly string[])[] = [
    ['classify', PARROTS],
    ['decode', at('mails')],
    ['decode', at('mails'), '--jobs', '2'],
    ['explain', PARROTS],
    ['rules', 'list'],
    ['rules', 'unknown', at('mails')],
  ];
  it.each(commands.map((args) => [args.slice(0, 2).join(' '), args] as const))(
    'runs nothing with broken ones: %s',
    (_name, args) => {
      const { status, out, err } = postbound([...args, '--rules', at('broken.toml')]);
      expect([status, out]).toEqual([1, '']);
      expect(err).toContain('rule mine/no-parrots: is dead');
      expect(err).toContain('a problem in your own rules; nothing was run');
    },
  );
  it('names a file that is not there', () => {
    const { status, err } = postbound(['classify', 'x', '--rules', at('nowhere.toml')]);
    expect(status).toBe(1);
    expect(err).toContain('nowhere.toml: not read: no such file or folder');
  });
});

describe('postbound.toml', () => {
  it('is heeded in the current folder', () => {
    const cwd = at('with-settings');
    const [answer] = objects(postbound(['classify', PARROTS], { cwd }).out);
    expect(answer).toMatchObject({ reason: 'content-policy' });
    expect(objects(postbound(['classify', PARROTS]).out)[0]).not.toMatchObject({
      reason: 'content-policy',
    });
  });
  it('names what it does not know', () => {
    const { status, err } = postbound(['classify', PARROTS], { cwd: at('slip') });
    expect(status).toBe(1);
    expect(err).toContain('postbound.toml: unknown key `rule`');
  });
  it('is what `rules check` checks', () => {
    const { status, out } = postbound(['rules', 'check'], { cwd: at('with-settings') });
    expect([status, out]).toEqual([0, '1 rules, 1 examples, 0 problems\n']);
  });
});

describe('rules check', () => {
  it('tells which built-in examples are answered otherwise, and calls that no problem', () => {
    const { status, out } = postbound(['rules', 'check', at('users.toml')]);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^other\/gone now answers ".*": user-unknown → mailbox-moved \([a-z]+\/[a-z-]+\)$/m,
    );
    expect(out).toMatch(/0 problems, \d+ built-in examples answered otherwise\n$/);
  });
  it('several files at once', () => {
    const { out } = postbound(['rules', 'check', at('users.toml'), at('parrots.toml')]);
    expect(out).toContain('2 rules, 2 examples, 0 problems');
  });
  it('a folder of rules, or one file of it', () => {
    const whole = postbound(['rules', 'check', 'rules']);
    expect(whole.out).toMatch(/^\d{4,} rules, \d{4,} examples, 0 problems\n$/);
    const one = postbound(['rules', 'check', resolve('rules/servers/qmail.toml')]);
    expect(one.out).toMatch(/^\d{1,3} rules, \d{1,3} examples, 0 problems\n$/);
  });
});

describe('rules check --against', () => {
  const check = (...args: readonly string[]) => postbound(['rules', 'check', ...args]);
  it('lists what changes, with a count and an example', () => {
    const { status, out } = check(at('users.toml'), '--against', at('mails'), at('replies.txt'));
    expect(status).toBe(0);
    expect(out).toContain(`user-unknown → mailbox-moved  2
  Example     550 5.1.1 User unknown
  Rule        other/gone`);
    expect(out).toContain('2 verdicts changed, 3 did not');
  });
  it('as JSON', () => {
    const lines = check(at('users.toml'), '--against', at('mails'), '--json').out.split('\n');
    expect(lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))).toEqual([
      {
        field: 'reason',
        before: 'user-unknown',
        after: 'mailbox-moved',
        count: 1,
        example: '550 5.1.1 User unknown',
        reason: '',
        rule: 'other/gone',
      },
      { unchanged: 2, changed: 1 },
    ]);
  });
  it('counts rules given by --rules as known already', () => {
    const known = ['--rules', at('users.toml')];
    const { out } = check(at('parrots.toml'), ...known, '--against', at('mails'));
    expect(out).toContain('1 verdicts changed, 2 did not');
  });
  it('ends with 1 where the file has problems, with 2 where a path cannot be read', () => {
    expect(check(at('broken.toml'), '--against', at('mails')).status).toBe(1);
    const { status, err } = check(at('users.toml'), '--against', at('nowhere'));
    expect(status).toBe(2);
    expect(err).toContain('nowhere: no such file or folder');
  });
});
