// Tells challenges, which ask the sender to prove that he is a person, from a mail to a finding.

import type { Finding } from '../finding.ts';
import type { NoticeView } from '../view.ts';
import { automaticFinding } from './automatic-report.ts';
import { type PlainMail, says } from './plain-mail.ts';

/** One entry is enough; in an entry everything named must hold. Values are beginnings, without regard to case. */
interface ChallengeSign {
  readonly header?: string;
  readonly value?: RegExp;
  readonly from?: RegExp;
  readonly subject?: RegExp;
}

/** Systems that challenge, by what only they write. */
const SYSTEMS: readonly ChallengeSign[] = [
  { header: 'x-boxtrapper' },
  { header: 'x-spamarrest-noauth' },
  { header: 'x-spamarrest-probe' },
  { header: 'x-bluebottle-request' },
  { header: 'x-tmda-confirm' },
  { header: 'x-delivery-agent', value: /^tmda/i },
  { header: 'x-askversion' },
  { header: 'x-ask-version' },
  { header: 'x-choicemail-registration-request' },
  { header: 'x-vanquish-challenge' },
  { header: 'x-knowspam' },
  { header: 'content-type', value: /mailinblack/i },
  { from: /@(?:[\w-]{1,40}\.)?(?:boxbe|spamarrest|mailinblack|knowspam|mailblocks)\.\w{2,4}\b/i },
  { from: /^"?antispam uol/i },
  { subject: /^antispam uol\b/i },
  { subject: /\bverify#[\w-]{8,80}/i },
  { subject: /\[(?:spamarrest|challenge|confirm)[^\]]{0,60}\]/i, header: 'auto-submitted' },
  { from: /^[^<]{0,80}<?[\w.+-]{1,80}-confirm-[\w.-]{1,100}@/i },
];

/** By the marks of a known system: these stand above any report that the mail imitates. */
export function isMarkedChallenge(view: NoticeView): boolean {
  return SYSTEMS.some((sign) => holds(sign, view));
}

/** A challenge in the form of a delivery report: only its sender gives it away. */
export function imitatesReport(view: NoticeView): boolean {
  return /@(?:[\w-]{1,40}\.)?boxbe\.com\b/i.test(view.from.slice(0, 400));
}

function holds(sign: ChallengeSign, view: NoticeView): boolean {
  if (sign.from && !sign.from.test(view.from.slice(0, 400))) return false;
  if (sign.subject && !sign.subject.test(view.subject.slice(0, 400))) return false;
  if (!sign.header) return true;
  const value = view.header(sign.header).slice(0, 400);
  return value !== '' && (sign.value?.test(value) ?? true);
}

/** A challenge, or null: by its marks, or by words in the subject or text of a mail that answers ours. */
export function readChallenge(mail: PlainMail): Finding | null {
  const sureness = surenessOf(mail);
  if (sureness === 0) return null;
  return automaticFinding(mail, {
    kind: 'challenge',
    format: 'challenge',
    sureness,
    word: mail.ownWords.find(({ meaning }) => meaning === 'challenges'),
  });
}

function surenessOf(mail: PlainMail): number {
  const { signs, subject, subjectWords, ownWords } = mail;
  if (isMarkedChallenge(mail.view)) return 0.95;
  const inText = ownWords.filter(({ meaning }) => meaning === 'challenges').length;
  if (inText === 0 || signs.isList) return 0;
  if (says(subjectWords, 'challenges')) return 0.85;
  const isAnswer = subject.isAnswer || signs.isInThread || signs.autoSubmitted !== '';
  const isMachine = signs.hasNullReturn || signs.isAutoReply || signs.autoSubmitted !== '';
  if (inText > 1 && (isAnswer || isMachine)) return 0.8;
  return isAnswer && isMachine ? 0.7 : 0;
}
