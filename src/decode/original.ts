// Reads what a notice gives back of the message that was sent, from the header of the returned copy.

import { parseAddressList } from '../mime/address.ts';
import type { Headers } from '../mime/headers.ts';
import type { Original } from '../model/original.ts';

const MAX_RECEIVED = 30;
const MAX_RESULTS = 10;
const MAX_TO = 100;
/** Above this a `To` is told by its first addresses only. */
const MAX_FIELD = 20_000;

/** Reads the header of a returned copy. */
export function readOriginal(headers: Headers): Original {
  return {
    messageId: bare(headers.get('message-id')),
    from: headers.get('from'),
    to: addresses(headers, 'to'),
    subject: headers.get('subject'),
    date: headers.get('date'),
    returnPath: bare(headers.get('return-path')),
    envelopeId: '',
    listId: headers.get('list-id'),
    feedbackId: headers.get('feedback-id'),
    received: headers.all('received', MAX_RECEIVED),
    authenticationResults: [
      ...headers.all('authentication-results', MAX_RESULTS),
      ...headers.all('arc-authentication-results', MAX_RESULTS),
    ].slice(0, MAX_RESULTS),
  };
}

const bare = (value: string): string => /<([^<>]*)>/.exec(value)?.[1]?.trim() ?? value.trim();

function addresses(headers: Headers, name: string): readonly string[] {
  const raw = headers.raw(name);
  // A comma may come out of an encoded word, so the list is taken apart before it is decoded.
  const field = raw.includes('=?') ? raw : headers.get(name);
  return parseAddressList(field.slice(0, MAX_FIELD))
    .map((mailbox) => mailbox.address)
    .filter((address) => address !== '')
    .slice(0, MAX_TO);
}
