// Fields completed by the text, recipient by recipient.

import { expect, test } from 'vitest';
import type { TextRecord } from '../../src/decode/layout/format.ts';
import { completeReports } from '../../src/decode/merge.ts';
import type { Report } from '../../src/model/report.ts';
import { EMPTY_REPORT } from '../../src/model/report.ts';

const RECORD: TextRecord = {
  address: 'a@example.org',
  original: '',
  action: 'failed',
  diagnostic: '',
  context: '',
  status: '',
  replyCode: '',
  host: '',
  stage: 'unknown',
  speaker: 'unknown',
  at: null,
};

const check = (
  name: string,
  fields: Partial<Report>,
  text: Partial<TextRecord>,
  expected: Partial<Report>,
): void =>
  test(name, () => {
    const report = { ...EMPTY_REPORT, recipient: 'a@example.org', ...fields };
    const [completed] = completeReports([report], [{ ...RECORD, ...text }]);
    expect(completed).toMatchObject(expected);
  });

check(
  'a constant status gives way to the text',
  { status: '5.0.0' },
  { status: '5.1.1' },
  { status: '5.1.1' },
);
check('a telling status stays', { status: '5.2.2' }, { status: '5.1.1' }, { status: '5.2.2' });
check('the stage comes from the text', {}, { stage: 'rcpt' }, { stage: 'rcpt' });
check('the stage of the fields stays', { stage: 'eod' }, { stage: 'rcpt' }, { stage: 'eod' });
check(
  'words of the fields stay, the frame around them becomes context',
  { diagnostic: '550 no user', replyCode: '550' },
  { diagnostic: '550 no user', replyCode: '550', context: 'host x said: 550 no user' },
  { diagnostic: '550 no user', context: 'host x said: 550 no user' },
);
check(
  'a reply in the text beats words without one',
  { diagnostic: '75', diagnosticType: 'x-unix' },
  { diagnostic: '550 5.1.1 no user', replyCode: '550', at: { start: 1, end: 2 } },
  {
    diagnostic: '550 5.1.1 no user',
    replyCode: '550',
    context: '75',
    diagnosticAt: { start: 1, end: 2 },
  },
);
check('exit codes are no replies', {}, { diagnostic: '255', replyCode: '255' }, { replyCode: '' });
check(
  'an alias in the fields, the failed address in the text',
  { recipient: 'team@example.org' },
  { address: 'a@example.net', original: 'team@example.org' },
  { recipient: 'team@example.org', forwardedTo: 'a@example.net' },
);
check(
  'the address as used, told by the text',
  {},
  { original: 'team@example.org' },
  { recipient: 'a@example.org', originalRecipient: 'team@example.org' },
);
check('a command as recipient', { recipient: '|/bin/sort' }, {}, { recipient: 'a@example.org' });
check('a local name as recipient', { recipient: 'a' }, {}, { recipient: 'a@example.org' });
check('another name stays', { recipient: 'system-filter' }, {}, { recipient: 'system-filter' });
check('no recipient', { recipient: '' }, {}, { recipient: 'a@example.org' });

const named = (...names: string[]): Report[] =>
  names.map((recipient) => ({ ...EMPTY_REPORT, recipient }));
const told = (...names: string[]): TextRecord[] =>
  names.map((address) => ({ ...RECORD, address, stage: 'rcpt' }));

test.each([
  ['both know the same', ['a@x.org', 'b@x.org'], ['b@x.org', 'A@x.org'], ['a@x.org', 'b@x.org']],
  ['the text knows one more', ['a@x.org'], ['a@x.org', 'b@x.org'], ['a@x.org', 'b@x.org']],
  ['the text speaks of others', ['a@x.org'], ['b@x.org', 'c@x.org'], ['a@x.org']],
  ['the text knows one less', ['a@x.org', 'b@x.org'], ['b@x.org'], ['a@x.org', 'b@x.org']],
  ['the text knows nobody', ['a@x.org'], [], ['a@x.org']],
])('recipients: %s', (_, fields, text, expected) => {
  const completed = completeReports(named(...fields), told(...text));
  expect(completed.map((report) => report.recipient)).toEqual(expected);
});
