// `postbound classify` as a process: lines of text, lines of JSON, tables, and lines that are neither.
import { describe, expect, it } from 'vitest';
import { objects, postbound } from '../../helpers/postbound.ts';

const replies = '550 5.1.1 User unknown\r\n\r\n552 5.2.2 Mailbox is full\n';

it('answers each line, in order, blank ones left out', () => {
  const { status, out } = postbound(['classify'], { input: replies });
  expect(status).toBe(0);
  expect(objects(out)).toMatchObject([
    { text: '550 5.1.1 User unknown', reason: 'user-unknown' },
    { text: '552 5.2.2 Mailbox is full', reason: 'mailbox-full' },
  ]);
});

it('answers arguments', () => {
  const { out } = postbound([
    'classify',
    '--stage',
    'eod',
    '550 5.1.1 User unknown',
    '552 5.2.2 Mailbox is full',
  ]);
  expect(objects(out)).toMatchObject([{ stage: 'eod' }, { reason: 'mailbox-full' }]);
});

describe('--json', () => {
  it('gives back each id as it was, and reads several lines as one reply', () => {
    const asked = [
      { id: 7, text: '550-5.1.1 User\n550 5.1.1 unknown', stage: 'rcpt' },
      { id: 'a', text: '552 5.2.2 Mailbox is full', provider: null, colour: 'red' },
      { text: 'no id' },
      { id: null, text: '', mx: 'mx.example.com' },
    ];
    const input = asked.map((one) => JSON.stringify(one)).join('\n');
    const { status, out } = postbound(['classify', '--json'], { input });
    expect(status).toBe(0);
    const answers = objects(out);
    expect(answers.map(({ id }) => id)).toEqual([7, 'a', undefined, null]);
    expect(answers.map(({ reason }) => reason)).toEqual([
      'user-unknown',
      'mailbox-full',
      'unknown',
      'unknown',
    ]);
    expect(answers[0]).toMatchObject({ stage: 'rcpt' });
  });
  it('names lines that are none by their number, and goes on', () => {
    const input =
      '{"id":1,"text":"550 no"}\n{oops\n[]\n{"id":4}\n{"text":"x","stage":"door"}\n\n{"id":7,"text":"550 no"}\n';
    const { status, out, err } = postbound(['classify', '--json'], { input });
    expect(status).toBe(2);
    expect(objects(out).map(({ id }) => id)).toEqual([1, 7]);
    expect(err).toMatch(/line 2: not JSON/);
    expect(err).toMatch(/line 3: no object/);
    expect(err).toMatch(/line 4: "text" is missing/);
    expect(err).toMatch(/line 5: "stage" is "door": must be one of build, /);
    expect(err).toMatch(/4 of the lines could not be read/);
  });
});

it('--table is for reading', () => {
  const { out } = postbound(['classify', '--table'], { input: replies });
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^REASON +FAULT +ADDRESS +SURE +REPLY$/),
    expect.stringMatching(
      /^user-unknown +recipient-address +dead +\d+ % {2}550 5\.1\.1 User unknown$/,
    ),
    expect.stringMatching(
      /^mailbox-full +recipient-mailbox +alive +\d+ % {2}552 5\.2\.2 Mailbox is full$/,
    ),
    '',
  ]);
});

it('keeps characters that a chunk cuts in two', () => {
  const line = `550 5.1.1 Benutzer unbekannt ${'ä'.repeat(40)}`;
  const { out } = postbound(['classify'], { input: `${line}\n`.repeat(3000) });
  const texts = new Set(objects(out).map(({ text }) => text));
  expect([...texts]).toEqual([line]);
});
