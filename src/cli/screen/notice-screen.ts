// Lays a whole explained notice out for a person: what it is, which mail it is about, then each recipient.

import type { Decoded } from '../../model/decoded.ts';
import type { Original } from '../../model/original.ts';
import type { NoticeExplanation } from '../../pipeline/explain.ts';
import type { Explanation } from '../../pipeline/explain-verdict.ts';
import { type Frame, row, verdictScreen } from './verdict-screen.ts';
import { harmless } from './width.ts';
import { wrap } from './wrap.ts';

export function noticeScreen(it: Decoded, explained: NoticeExplanation, frame: Frame): string[] {
  const groups = alike(explained.reports);
  const needsHead = groups.length !== 1 || explained.reports.length > 1;
  const blocks = [
    needsHead ? head(explained, frame) : [],
    ...groups.map(([first, ...rest]) =>
      verdictScreen(
        first,
        rest.map(({ recipient }) => recipient ?? ''),
        frame,
      ),
    ),
    about(it, frame),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, at) => (at ? ['', ...block] : block));
}

function head({ sentence }: NoticeExplanation, { paint, width }: Frame): string[] {
  return wrap(harmless(sentence), width).map((line) => paint('strong', line));
}

type Group = [Explanation, ...Explanation[]];

/** Recipients to whom the same happened for the same reason are told once. */
function alike(reports: readonly Explanation[]): Group[] {
  const groups = new Map<string, Group>();
  for (const report of reports) {
    const { reason, stage, hop, fault, permanence, host, evidence } = report;
    const key = [
      reason.id,
      stage.id,
      hop.id,
      fault.id,
      permanence.message,
      permanence.address,
      host,
    ];
    const id = [...key, evidence[0]?.rule].join('\n');
    const group = groups.get(id);
    if (group) group.push(report);
    else groups.set(id, [report]);
  }
  return [...groups.values()];
}

function about(
  { original, from, subject, date, problems, format }: Decoded,
  frame: Frame,
): string[] {
  const readAs = format && format !== 'none' ? `read as ${format}` : '';
  return [
    ...(original === null ? [] : returned(original, frame)),
    ...row('Notice', titled(subject, from), frame),
    ...row(titled(subject, from) ? '' : 'Notice', joined(date, readAs), frame),
    ...problems.flatMap(({ message }, at) => row(at === 0 ? 'Problems' : '', message, frame)),
  ];
}

/** What is told of the mail that was sent. */
function returned({ subject, from, to, date, messageId }: Original, frame: Frame): string[] {
  const people = [from && `from ${from}`, to.length > 0 && `to ${to.join(', ')}`];
  const texts = [
    subject && `“${subject}”`,
    people.filter(Boolean).join(' '),
    joined(date, messageId),
  ].filter((text) => text !== '');
  return texts.flatMap((text, at) => row(at === 0 ? 'About' : '', text, frame));
}

const titled = (subject: string, from: string): string =>
  [subject && `“${subject}”`, from && `from ${from}`].filter(Boolean).join(' ');

const joined = (...texts: readonly string[]): string => texts.filter(Boolean).join(', ');
