// `postbound explain` as a process: what it says of each example, and how it looks in a pipe and in colours.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { postbound } from '../../helpers/postbound.ts';

const says: readonly (readonly [string, readonly string[]])[] = [
  [
    'full-mailbox.eml',
    [
      '✗ The mailbox bob@example.com is full; the mail was not delivered.',
      '  Recipient   bob@example.com',
      '  Reason      mailbox-full: ',
      '  Fault       recipient-mailbox: ',
      '─mail─[rcpt]·data·',
      '  Hop         destination: ',
      '│ 552 5.2.2 <bob@example.com>: ',
      'Evidence',
      '  Address     Count days, not attempts: ',
      'What would change this verdict',
    ],
  ],
  [
    'forward-refused.eml',
    [
      '(forwarded from treasurer@club.example)',
      'Sent to     treasurer@club.example',
      'Fault       forwarding: ',
    ],
  ],
  ['exchange-online.eml', ['sales.archive@example.net accepts mail only from authorised senders']],
  ['complaint.eml', ['! The recipient dave@example.com reported the mail as spam.']],
  ['out-of-office.eml', ['· erika@example.org answered automatically.']],
  [
    'mixed.mbox#2',
    ['… ', 'frank@slow.example', 'Tried until Thu, 19 Nov 2026 06:00:55 GMT', 'Never count'],
  ],
  [
    'mixed.mbox#3',
    ['This notice speaks of 2 recipients: 2 failed.', 'gina@example.com', 'hans@typo.invalid'],
  ],
  ['mixed.mbox#5', ['A person answered from ina@example.org.']],
];

describe('the examples', () => {
  for (const [file, parts] of says)
    it(file, () => {
      const { status, out, err } = postbound(['explain', `examples/${file}`]);
      expect([status, err]).toEqual([0, '']);
      for (const part of parts) expect(out).toContain(part);
    });
  it('keep to 80 columns, but for page addresses', () => {
    for (const file of readdirSync('examples')) {
      const { out } = postbound(['explain', `examples/${file}`]);
      const wide = out.split('\n').filter((line) => [...line].length > 80 && !line.includes('://'));
      expect(wide).toEqual([]);
      expect(out).not.toContain('\u001b');
    }
  });
});

it('names each mail of a mailbox', () => {
  const { out } = postbound(['explain', 'examples/mixed.mbox']);
  expect(out.match(/^── examples\/mixed\.mbox#\d/gm)).toHaveLength(5);
});

describe('a bare reply', () => {
  const ways: readonly (readonly [string, string[], string])[] = [
    ['in quotes', ['552 5.2.2 Mailbox is full'], ''],
    ['without quotes', ['552', '5.2.2', 'Mailbox', 'is', 'full'], ''],
    ['through a pipe', ['-'], '552 5.2.2 Mailbox is full\n'],
    ['through a pipe, without -', [], '552-5.2.2 Mailbox is full\r\n552 5.2.2 try later\r\n'],
  ];
  for (const [what, args, input] of ways)
    it(what, () => {
      const { status, out } = postbound(['explain', ...args], { input });
      expect(status).toBe(0);
      expect(out).toContain("✗ The recipient's mailbox is full; the mail was not delivered.");
    });
  it('with what is known besides', () => {
    const args = [
      '552 5.2.2 Mailbox is full',
      '--recipient',
      'a@example.com',
      '--stage',
      'eod',
      '--mx',
      'mx.example.com',
    ];
    const { out } = postbound(['explain', ...args]);
    expect(out).toContain('The mailbox a@example.com is full');
    expect(out).toContain('─[eod]·async');
    expect(out).toContain('(mx.example.com)');
  });
  it('does not obey the control signs in it', () => {
    const { out } = postbound(['explain', '550 5.1.1 \u001b[2J\u202eUser unknown']);
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });
});

it('is coloured where colours are asked for', () => {
  const env = { FORCE_COLOR: '1' };
  expect(postbound(['explain', '550 5.1.1 User unknown'], { env }).out).toContain('\u001b[');
});

describe('trouble', () => {
  it('tells a missing file from a reply', () => {
    const { status, err } = postbound(['explain', 'missing.eml']);
    expect(status).toBe(2);
    expect(err).toContain('missing.eml: no such file');
  });
  it('names a missing file among others, and goes on', () => {
    const files = ['examples/full-mailbox.eml', 'missing.eml', 'examples/complaint.eml'];
    const { status, out, err } = postbound(['explain', ...files]);
    expect(status).toBe(2);
    expect(err).toContain('missing.eml: no such file');
    expect(out).toContain('dave@example.com reported');
  });
  it('refuses an unknown stage', () => {
    const { status, err } = postbound(['explain', '550 no', '--stage', 'rctp']);
    expect(status).toBe(1);
    expect(err).toContain('(did you mean rcpt?)');
  });
});
