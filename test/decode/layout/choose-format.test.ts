// Choosing a format by its signs.

import { expect, test } from 'vitest';
import { indexFormats, tryFormats } from '../../../src/decode/layout/choose-format.ts';
import type { Format, Signs } from '../../../src/decode/layout/format.ts';
import type { NoticeView } from '../../../src/decode/view.ts';

const format = (id: string, ...signs: Signs[]): Format => ({
  id,
  source: 'a test',
  signs,
  layout: { recipient: [/^(?<address>\S+@\S+)$/] },
});

const view = (
  from: string,
  subject: string,
  text: string,
  headers: Record<string, string> = {},
): NoticeView => ({
  from,
  subject,
  header: (name) => headers[name] ?? '',
  text,
  lines: text.split('\n'),
  place: () => null,
});

const INDEX = indexFormats([
  format('both', { from: ['Daemon'], subject: ['Failure', 'Delay'] }),
  format('text', { text: ['mail relay speaking'] }, { text: ['relay de courrier'] }),
  format('header', { headers: ['X-Relay', 'x-mailer: Example'] }),
]);

test.each([
  ['all named must hold', view('MAIL DAEMON <d@example.org>', 'failure', ''), 'both'],
  ['one of a list is enough', view('mail daemon', 'delay', ''), 'both'],
  ['one alone is not', view('mail daemon', 'hello', ''), undefined],
  [
    'a phrase, whatever its case',
    view('', '', 'Here: MAIL  RELAY SPEAKING.'.replace('  ', ' ')),
    'text',
  ],
  ['another entry', view('', '', 'le relay de courrier'), 'text'],
  ['a header', view('', '', '', { 'x-relay': '1' }), 'header'],
  ['a header with its value', view('', '', '', { 'x-mailer': 'EXAMPLE 2' }), 'header'],
  ['a header with another value', view('', '', '', { 'x-mailer': 'Other' }), undefined],
  ['the first of two', view('daemon', 'failure', 'mail relay speaking'), 'both'],
  ['nothing', view('', '', ''), undefined],
])('%s', (_, notice, id) => {
  let first: string | undefined;
  tryFormats(INDEX, notice, (format) => {
    first = format.id;
    return true;
  });
  expect(first).toBe(id);
});
