// The words of each kind of receiver: what it says for which cause.

import type { Cause } from './fact.ts';
import {
  APPLE,
  EXCHANGE_ONLINE,
  GMX,
  GOOGLE,
  MIMECAST_WORDS,
  OUTLOOK,
  PROOFPOINT,
  T_ONLINE,
  YAHOO_WORDS,
} from './provider-words.ts';
import { banner, eod, mail, rcpt, type Vocabulary, type Words } from './vocabulary.ts';

/** What a receiver without words of its own says. */
const POSTFIX: Vocabulary = {
  accepted: [eod('delivered', '250 2.0.0 Ok: queued as {q}')],
  'no-user': [
    rcpt(
      'user-unknown',
      '550 5.1.1 <{r}>: Recipient address rejected: User unknown in virtual mailbox table',
    ),
    rcpt(
      'user-unknown',
      '550 5.1.1 <{r}>: Recipient address rejected: User unknown in local recipient table',
    ),
  ],
  disabled: [
    rcpt('mailbox-disabled', '550 5.2.1 <{r}>: Recipient address rejected: Mailbox disabled'),
  ],
  full: [
    rcpt(
      'mailbox-full',
      '452 4.2.2 <{r}>: Recipient address rejected: Mailbox is full / Quota exceeded',
    ),
  ],
  'full-long': [
    rcpt(
      'mailbox-full',
      '552 5.2.2 <{r}>: Recipient address rejected: Mailbox is full / Quota exceeded',
    ),
  ],
  moved: [
    rcpt(
      'mailbox-moved',
      '551 5.1.6 <{r}>: Recipient address rejected: User has moved to another address',
    ),
  ],
  'blocked-by-user': [
    rcpt(
      'recipient-blocked-sender',
      '550 5.7.1 <{r}>: Recipient address rejected: the user has blocked this sender',
    ),
  ],
  restricted: [
    rcpt(
      'recipient-restricted',
      '550 5.7.1 <{r}>: Recipient address rejected: only members of the organization may send to this address',
    ),
  ],
  greylist: [
    rcpt(
      'greylisted',
      '450 4.2.0 <{r}>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/{d}.html',
    ),
    rcpt('greylisted', '451 4.7.1 Greylisting in action, please come back in 00:05:00'),
  ],
  'content-hold': [eod('content-policy', '451 4.7.1 Message deferred by content filter')],
  spam: [eod('spam-content', '550 5.7.1 Message rejected as spam, id={q}')],
  spf: [
    mail(
      'auth-spf',
      '550 5.7.23 <{own}>: Sender address rejected: SPF check failed, {ip} is not allowed to send mail for {own}',
    ),
  ],
  'ip-block': [
    rcpt(
      'ip-blocklisted',
      '554 5.7.1 Service unavailable; Client host [{ip}] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/{ip}',
    ),
  ],
  'block-list': [
    rcpt(
      'ip-blocklisted',
      '554 5.7.1 Service unavailable; Client host [{ip}] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/{ip}',
    ),
  ],
  rate: [rcpt('rate-limited', '450 4.7.1 Error: too much mail from {ip}')],
  busy: [rcpt('system-unavailable', '451 4.3.0 Temporary failure, please try again later')],
  malformed: [eod('malformed-message', '552 5.3.4 Message header size exceeds limit')],
  attachment: [
    eod('attachment-blocked', '552 5.7.1 Message rejected: attachment type not allowed'),
  ],
  virus: [eod('virus-detected', '550 5.7.1 Message rejected because it contains malware, id={q}')],
  'too-large': [eod('message-too-large', '552 5.3.4 Message size exceeds fixed limit')],
  dkim: [eod('auth-dkim', '550 5.7.20 No passing DKIM signature found')],
  ptr: [
    rcpt(
      'ptr-invalid',
      '450 4.7.1 Client host rejected: cannot find your reverse hostname, [{ip}]',
    ),
  ],
  'domain-block': [
    rcpt(
      'domain-blocklisted',
      '554 5.7.1 <news@{own}>: Sender address rejected: {own} is listed in dbl.spamhaus.org',
    ),
  ],
  'query-error': [
    rcpt(
      'blocklist-query-error',
      '554 5.7.1 Service unavailable; Client host [{ip}] blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/192.0.2.53/',
    ),
  ],
  'relay-denied': [rcpt('relay-denied', '554 5.7.1 <{r}>: Relay access denied')],
  outage: [rcpt('system-unavailable', '451 4.3.0 <{r}>: Temporary lookup failure')],
  'false-unknown': [
    rcpt(
      'user-unknown',
      '550 5.1.1 <{r}>: Recipient address rejected: User unknown in virtual mailbox table',
    ),
  ],
};

const EXIM: Vocabulary = {
  accepted: [eod('delivered', '250 OK id=1w{q}-00000000ab1-Qz')],
  'no-user': [
    rcpt('user-unknown', '550 Unrouteable address'),
    rcpt('user-unknown', '550 No Such User Here'),
  ],
  greylist: [rcpt('greylisted', '451 Temporary greylisting in effect, please try again later')],
  malformed: [eod('malformed-message', '550 maximum allowed line length is 998 octets, got 1{n}')],
  'relay-denied': [rcpt('relay-denied', '550 relay not permitted')],
  rate: [
    banner('rate-limited', '421 Too many concurrent SMTP connections; please try again later.'),
  ],
};

export const VOCABULARIES = {
  postfix: POSTFIX,
  exim: EXIM,
  google: GOOGLE,
  outlook: OUTLOOK,
  'exchange-online': EXCHANGE_ONLINE,
  yahoo: YAHOO_WORDS,
  gmx: GMX,
  't-online': T_ONLINE,
  apple: APPLE,
  mimecast: MIMECAST_WORDS,
  proofpoint: PROOFPOINT,
} as const satisfies Record<string, Vocabulary>;

export type Voice = keyof typeof VOCABULARIES;

/** All wordings of a voice for a cause; those of Postfix where it has none. */
export function wordsFor(voice: Voice, cause: Cause): readonly Words[] {
  const own: Vocabulary = VOCABULARIES[voice];
  const found = own[cause] ?? POSTFIX[cause];
  if (!found) throw new Error(`sim/no-words: nobody has words for ${cause}`);
  return found;
}
