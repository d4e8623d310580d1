// Reads Exim's notices about a message as a whole, which name no recipient: what was wrong with it.

import { readReply } from '../../text/reply-text.ts';
import type { Format, Reading, TextRecord } from '../layout/format.ts';
import type { NoticeView } from '../view.ts';

export const EXIM_MESSAGE: Format = {
  id: 'exim-message',
  source: 'Exim 4, moan.c; its test suite',
  signs: [
    {
      text: [
        'was rejected by the local scanning code',
        'contained no recipient addresses',
        'contained more recipients than allowed',
        'contained (a|one or more) recipient (address|addresses) that (was|were) incorrectly',
        'was frozen on arrival by',
        'router encountered the following error',
      ],
    },
  ],
  layout: { recipient: [] },
  read: (view) => readMessageNotice(view),
};

const COPY = /^-{4,6} This is a copy/i;
const NO_WORDS = /^(?:References|Message-ID): |^The sender is <|^No valid addresses/i;
const MAX_WORDS = 2000;

function readMessageNotice(view: NoticeView): Reading {
  const returnedAt = view.lines.findIndex((line) => COPY.test(line));
  const own = returnedAt < 0 ? view.lines : view.lines.slice(0, returnedAt);
  const said = own.filter((line) => line.trim() !== '' && !NO_WORDS.test(line));
  const indented = said.filter((line) => line.startsWith('  '));
  const words = indented.length > 0 ? indented : said;
  return {
    action: 'failed',
    returnedAt,
    records: [recordOf(words.join('\n').slice(0, MAX_WORDS), said.join(' '))],
  };
}

function recordOf(words: string, context: string): TextRecord {
  const reply = readReply(words);
  return {
    address: '',
    original: '',
    action: 'failed',
    diagnostic: reply.text,
    context: context.slice(0, MAX_WORDS),
    status: reply.status,
    replyCode: reply.code,
    host: '',
    stage: 'unknown',
    speaker: 'reporter',
    at: null,
  };
}
