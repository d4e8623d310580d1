// Tells posts that a mailing list's program refused, from a mail to a finding.

import { firstAddress } from '../../mime/address.ts';
import { EMPTY_REPORT } from '../../model/report.ts';
import type { Finding } from '../finding.ts';
import { automaticFinding } from './automatic-report.ts';
import { addressesIn } from './line-addresses.ts';
import { type PlainMail, says } from './plain-mail.ts';

/** Boxes behind which list programs write: Mailman, Sympa, ezmlm, Majordomo, LISTSERV. */
const PROGRAM = /^(?:listserv|sympa|listproc|ecartis|listar|minimalist|mlmmj)\b/i;
/** Older programs name their own owner in the return path: `owner-news@lists.example.com`. */
const OWNED = /^<?owner-/i;
const OF_LIST = /-(?:owner|bounces?|request|admin|help)$/i;
const MAX_TEXT = 2000;
/** The list's program speaks to its member of his own address: that is no post of ours. */
const OF_MEMBERSHIP =
  /membership|unsubscribed|subscription (?:has been|was|to|request)|excessive bounces|welcome to|messages to you|confirm/i;

/** Whether a list's program wrote the mail, by its box or by Mailman's own field. */
export function isListProgram({ view }: PlainMail): boolean {
  const box = boxOf(view.from);
  return (
    PROGRAM.test(box) ||
    OF_LIST.test(box) ||
    OWNED.test(view.header('return-path').trim()) ||
    /^yes/i.test(view.header('x-list-administrivia'))
  );
}

const boxOf = (from: string): string => /^[^@]{0,200}/.exec(firstAddress(from))?.[0] ?? '';

/** A refused post as a failure of the list's address, one that waits for its moderator as an automatic reply; or null. */
export function readListRefusal(mail: PlainMail): Finding | null {
  if (!isListProgram(mail) || mail.signs.isDaemon) return null;
  const { ownText, ownWords, subjectWords, subject } = mail;
  if (subject.isAnswer || OF_MEMBERSHIP.test(ownText.slice(0, MAX_TEXT))) return null;
  if (says([...ownWords, ...subjectWords], 'automatics') && !says(ownWords, 'failures'))
    return automaticFinding(mail, { kind: 'auto-reply', format: 'list-program', sureness: 0.8 });
  if (!says(ownWords, 'failures')) return null;
  const recipient = listOf(mail);
  const report = {
    ...EMPTY_REPORT,
    action: 'failed',
    recipient,
    diagnostic: ownText.slice(0, MAX_TEXT).trim(),
    speaker: 'reporter',
  } as const;
  return {
    kind: 'failed',
    format: 'list-program',
    sureness: 0.8,
    reports: recipient === '' ? [] : [report],
  };
}

/** The list's own address: of List-Post (RFC 2369 §3.4), in the subject, of its owner's box, or in the text. */
function listOf({ view, ownText, responder }: PlainMail): string {
  const posted = /mailto:([^\s<>?]{1,320})/i.exec(view.header('list-post').slice(0, 1000))?.[1];
  if (posted) return posted;
  const named = addressesIn(view.subject)[0]?.address;
  if (named) return named;
  const [box = '', domain = ''] = responder.split('@');
  if (OF_LIST.test(box)) return `${box.replace(OF_LIST, '')}@${domain}`;
  const ours = firstAddress(view.header('to')).toLowerCase();
  const others = addressesIn(ownText).map(({ address }) => address);
  return others.find((address) => ![ours, responder].includes(address.toLowerCase())) ?? '';
}
