// Reads one mail into a Notice: what it is, and what it says about each recipient.

import type { Message, Part } from '../mime/message.ts';
import type { Notice } from '../model/notice.ts';
import type { Report } from '../model/report.ts';
import { replyText } from '../text/reply-text.ts';
import { type Anatomy, anatomyOf } from './anatomy.ts';
import { readComplaint } from './fields/complaint.ts';
import { readDelivery } from './fields/read-delivery.ts';
import { readReceipt } from './fields/receipt.ts';
import type { Finding } from './finding.ts';
import { imitatesReport, isMarkedChallenge } from './prose/challenge.ts';
import { tellingOf } from './prose/generic-drafts.ts';
import { isPersonsAnswer } from './prose/mail-signs.ts';
import { readOrdinaryMail } from './prose/ordinary-mail.ts';
import { plainMailOf } from './prose/plain-mail.ts';
import { readUnformatted } from './prose/unformatted.ts';
import { originalOf } from './returned-copy.ts';
import { sentTo } from './sent-to.ts';
import { type NoticeView, viewOf } from './view.ts';
import { saysNothing, withWords } from './wordless.ts';
import { readSubject } from './words/subject-words.ts';

/** How deep notices inside notices are followed. */
const MAX_WRAPPERS = 3;
/** What tells nothing in its own form is short. */
const MOST_LINES = 400;
/** Below this a finding is no more than a guess: a notice inside the mail tells more. */
const GUESSED = 0.5;

/** Reads a mail that may be a returned one. Never throws; what is odd stands in `problems`. */
export function read(message: Message): Notice {
  return readRoot(message, message.root, MAX_WRAPPERS);
}

function readRoot(message: Message, root: Part, wrappers: number): Notice {
  const anatomy = anatomyOf(root);
  const view = viewOf(message.raw, root, anatomy.texts);
  const isChallenge = anatomy.statuses.length > 0 ? imitatesReport(view) : isMarkedChallenge(view);
  const known = isChallenge ? null : readKnown(anatomy, view);
  const mail = known && !isWordless(known, view) ? null : plainMailOf(view);
  const unformatted =
    mail && readUnformatted(mail, (line) => originalOf(anatomy, view, { returnedAt: line }));
  const finding =
    known && mail && unformatted
      ? withWords(known, unformatted, (words) => tellingOf(words, mail.dictionary) > 1)
      : (known ?? unformatted);
  if (!finding || finding.sureness < GUESSED) {
    const inner = wrapped(message, anatomy, wrappers);
    if (inner) return inner;
  }
  const found = finding ?? readOrdinaryMail(mail ?? plainMailOf(view));
  return {
    kind: found.kind,
    format: found.format,
    sureness: found.sureness,
    reports: found.reports.map(withContextInOneLine),
    original: originalOf(anatomy, view, found),
    from: view.from,
    subject: view.subject,
    date: view.header('date'),
    to: sentTo(root.headers),
    problems: [...message.problems, ...(found.problems ?? [])],
  };
}

/** A notice of hundreds of lines has more recipients than words: it is not read twice. */
const isWordless = (known: Finding, view: NoticeView): boolean =>
  view.lines.length <= MOST_LINES && saysNothing(known);

/** As the words: so that places in it hold. */
function withContextInOneLine(report: Report): Report {
  const context = replyText(report.context);
  return context === report.context ? report : { ...report, context };
}

function readKnown(anatomy: Anatomy, view: NoticeView): Finding | null {
  const found = readComplaint(anatomy, view) ?? readReceipt(anatomy, view);
  if (found) return found;
  const isQuoted =
    anatomy.statuses.length === 0 && isPersonsAnswer(view) && readSubject(view.subject).isAnswer;
  return isQuoted ? null : readDelivery(anatomy, view);
}

/** A mail that only carries a notice is read as that notice. */
function wrapped(message: Message, anatomy: Anatomy, wrappers: number): Notice | null {
  const inner = anatomy.returned?.parts[0];
  if (!inner || wrappers === 0) return null;
  const notice = readRoot(message, inner, wrappers - 1);
  return notice.kind === 'complaint' || notice.reports.some((report) => report.action !== '')
    ? notice
    : null;
}
