// Says in words what was read and judged: a whole notice, or one verdict.

import type { Decoded, JudgedReport } from '../model/decoded.ts';
import type { Kind } from '../model/kind.ts';
import type { Verdict } from '../model/verdict.ts';
import { type ExplainOptions, type Explanation, explainVerdict } from './explain-verdict.ts';

/** A whole notice in words. */
export interface NoticeExplanation {
  readonly kind: Kind;
  /** What the notice is, in one sentence. */
  readonly sentence: string;
  /** One per report, in their order. */
  readonly reports: readonly Explanation[];
}

/**
 * Says in words what happened: of a whole notice, of one of its reports, or of a verdict of `classify` (give it the
 * reply, so that it can be quoted). Never throws.
 *
 * @example
 * explain(classify(reply), { reply }).sentence; // "The recipient's mailbox is full; a later attempt may succeed."
 * explain(decode(mail)).reports[0]?.todo.address; // 'Count days, not attempts: …'
 */
export function explain(it: Decoded, options?: ExplainOptions): NoticeExplanation;
export function explain(it: Verdict | JudgedReport, options?: ExplainOptions): Explanation;
export function explain(
  it: Decoded | Verdict | JudgedReport,
  options: ExplainOptions = {},
): NoticeExplanation | Explanation {
  if (!('reports' in it)) return explainVerdict(it, options);
  return {
    kind: it.kind,
    sentence: noticeSentence(it),
    reports: it.reports.map((report) => explainVerdict(report, options)),
  };
}

const KIND_SENTENCES: Readonly<Record<Kind, string>> = {
  failed: 'This notice says that a mail could not be delivered.',
  delayed: 'This notice says that a mail is late; it is still being tried.',
  delivered: 'This notice says that a mail was delivered.',
  relayed: 'This notice says that a mail was handed on to a system that sends no notices.',
  expanded: 'This notice says that a mail was passed on to the members of a list.',
  'auto-reply': 'This is an automatic answer: the mail arrived.',
  complaint: 'This is a complaint: a recipient reported the mail.',
  'read-receipt': 'This is a read receipt: the mail was displayed or handled.',
  challenge: 'This asks the sender to confirm being a person before the mail is delivered.',
  unsubscribe: 'This asks to be taken off a list.',
  'human-reply': 'A person answered: the mail arrived.',
  'not-a-bounce': 'This is no bounce and no other notice about a sent mail.',
};

/** What a returned mail is, in one sentence; `'3 of 5 recipients failed'` where it speaks of several. */
function noticeSentence({ kind, reports }: Decoded): string {
  const failed = reports.filter(({ action }) => action === 'failed').length;
  const late = reports.filter(({ action }) => action === 'delayed').length;
  if (reports.length < 2 || failed + late === 0) return KIND_SENTENCES[kind];
  const rest = reports.length - failed - late;
  const parts = [
    failed && `${failed} failed`,
    late && `${late} delayed`,
    rest && `${rest} told otherwise`,
  ];
  return `This notice speaks of ${reports.length} recipients: ${parts.filter(Boolean).join(', ')}.`;
}
