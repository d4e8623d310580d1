// Reads one returned mail and judges each recipient's report.

import { newAddressIn } from '../classify/detail.ts';
import { judge } from '../classify/judge.ts';
import type { RuleSet } from '../classify/rule-set.ts';
import { read } from '../decode/read.ts';
import type { Limits } from '../mime/limits.ts';
import { MboxSplitter } from '../mime/mbox.ts';
import { beginsMailbox } from '../mime/mbox-line.ts';
import { type Message, parseMessage } from '../mime/message.ts';
import type { Decoded, JudgedReport } from '../model/decoded.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Kind } from '../model/kind.ts';
import type { Notice } from '../model/notice.ts';
import type { Problem } from '../model/problem.ts';
import type { Reason } from '../model/reason.ts';
import type { Report } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import { fromString, toBytes } from '../text/byte-string.ts';
import { builtInRules } from './classify.ts';
import { forwardingOf } from './forwarding.ts';
import { hopOf } from './hop.ts';

export interface DecodeOptions {
  /** Bounds on hostile input; see `DEFAULT_LIMITS`. */
  readonly limits?: Partial<Limits>;
  /** Rules to judge by; the built-in ones by default. `withRules` adds your own. */
  readonly rules?: RuleSet;
}

/** Kinds whose reports are no refusals: the kind itself is the reason. */
const TOLD_BY_KIND: Partial<Record<Kind, Reason>> = {
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
  'auto-reply': 'auto-reply',
  complaint: 'complaint',
  'read-receipt': 'read-receipt',
  challenge: 'challenge',
  unsubscribe: 'unsubscribe',
  'human-reply': 'human-reply',
};

/** How many mails are looked for behind the first; a real mailbox is taken apart before (MboxSplitter). */
const MOST_BEHIND = 50;

const POSITIVE = new Set(['delivered', 'relayed', 'expanded']);

function reasonByKind(notice: Notice, report: Report): Reason | undefined {
  if (POSITIVE.has(report.action)) return 'delivered';
  return report.action === '' || POSITIVE.has(notice.kind) ? TOLD_BY_KIND[notice.kind] : undefined;
}

function byKind(rules: RuleSet, notice: Notice, report: Report, reason: Reason): Verdict {
  const entry = rules.reasons.get(reason);
  const evidence: Evidence = {
    rule: `format/${notice.format}`,
    matched: report.action || report.feedbackType || notice.subject,
    field: 'format',
    place: null,
    mail: report.diagnosticAt,
    source: 'the format of the notice',
  };
  return {
    reason,
    stage: report.stage,
    hop: report.action === '' ? 'unknown' : hopOf(report, forwardingOf(report, notice.original)),
    fault: entry?.fault ?? 'none',
    permanence: {
      message: entry?.message ?? 'unknown',
      address: entry?.address ?? 'unknown',
    },
    confidence: notice.sureness,
    evidence: [evidence],
    alternatives: [],
    detail: reason === 'auto-reply' ? newAddressIn(report.diagnostic) : {},
    labels: {
      ...(entry?.labels ?? {
        sisimai: null,
        sparkpost: null,
        ses: null,
        kumomta: null,
        powermta: null,
      }),
      hardbounce: false,
    },
    spokenBy: '',
  };
}

/** A delay notice whose last reply tells nothing says at least that it is one. */
function softened(rules: RuleSet, notice: Notice, report: Report, verdict: Verdict): Verdict {
  if (verdict.reason !== 'unknown' || report.action !== 'delayed') return verdict;
  return { ...byKind(rules, notice, report, 'delayed'), detail: verdict.detail };
}

function judgeReply(rules: RuleSet, notice: Notice, report: Report): Verdict {
  const forwarding = forwardingOf(report, notice.original);
  const verdict = judge(rules, report.diagnostic, {
    action: report.action,
    mx: report.remoteMta,
    reportingMta: report.reportingMta,
    stage: report.stage,
    speaker: report.speaker,
    hop: hopOf(report, forwarding),
    status: report.status,
    replyCode: report.replyCode,
    recipient: report.recipient,
    sender: notice.original?.returnPath ?? '',
    context: report.context,
  });
  const detail = forwarding ? { ...verdict.detail, forwarding } : verdict.detail;
  return softened(rules, notice, report, { ...verdict, detail, evidence: placed(verdict, report) });
}

/** Says where in the mail the text stands from which the evidence quotes. */
function placed(verdict: Verdict, report: Report): Evidence[] {
  return verdict.evidence.map((evidence) =>
    evidence.field === 'diagnostic' ? { ...evidence, mail: report.diagnosticAt } : evidence,
  );
}

function judgeReport(rules: RuleSet, notice: Notice, report: Report): JudgedReport {
  const known = reasonByKind(notice, report);
  const verdict = known ? byKind(rules, notice, report, known) : judgeReply(rules, notice, report);
  // Spreading a second object takes many times as long as spreading the first.
  return {
    ...report,
    reason: verdict.reason,
    stage: verdict.stage,
    hop: verdict.hop,
    fault: verdict.fault,
    permanence: verdict.permanence,
    confidence: verdict.confidence,
    evidence: verdict.evidence,
    alternatives: verdict.alternatives,
    detail: verdict.detail,
    labels: verdict.labels,
    spokenBy: verdict.spokenBy,
  };
}

/** Judges a notice that was read before: to compare rules without reading the mail again. */
export function judgeNotice(notice: Notice, rules: RuleSet): Decoded {
  return { ...notice, reports: notice.reports.map((report) => judgeReport(rules, notice, report)) };
}

/**
 * Reads one returned mail and judges it: what it is, and for each recipient what happened, why, whose fault, how sure.
 *
 * @param mail the raw mail, as bytes (best) or as a string; LF, CRLF and CR line ends, with or without an mbox From_ line.
 * @returns one report per recipient. Odd input gives a poorer answer and `problems`; it never throws.
 *
 * @example
 * const { kind, reports } = decode(await readFile('bounce.eml'));
 * // kind 'failed', reports[0] { recipient: 'a@example.com', reason: 'mailbox-full', … }
 */
export function decode(mail: Uint8Array | string, options: DecodeOptions = {}): Decoded {
  const rules = options.rules ?? builtInRules();
  const first = parseMessage(mail, options.limits);
  const decoded = judgeNotice(read(first), rules);
  const behind = mailsBehind(first, options.limits);
  return behind.length === 0
    ? decoded
    : withReportsOf(
        decoded,
        behind.map((message) => judgeNotice(read(message), rules)),
      );
}

/** A mailbox with several mails is sometimes saved as one mail: nothing in it may be lost. */
function mailsBehind(first: Message, limits: Partial<Limits> | undefined): Message[] {
  const behind = first.mboxFrom === '' ? '' : first.root.epilogue;
  if (behind === '' || !beginsMailbox(behind)) return [];
  const splitter = new MboxSplitter();
  const mails = [...splitter.push(toBytes(fromString(behind))), ...splitter.end()];
  return mails.slice(0, MOST_BEHIND).map((mail) => parseMessage(mail, limits));
}

/** Reports of the mails behind the first come without their places: these count from the first mail's beginning. */
function withReportsOf(first: Decoded, behind: readonly Decoded[]): Decoded {
  const problem: Problem = {
    code: 'several-mails',
    message: 'The input holds several mails; their reports stand behind those of the first.',
  };
  const reports = behind.flatMap((one) =>
    one.reports.map((report) => ({
      ...report,
      diagnosticAt: null,
      evidence: report.evidence.map((evidence) => ({ ...evidence, mail: null })),
    })),
  );
  return {
    ...first,
    reports: [...first.reports, ...reports],
    problems: [...first.problems, problem],
  };
}
