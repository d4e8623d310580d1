// Lays out what was measured as tables for reading.

import { percent, type Row } from '../helpers/table.ts';
import type { Calibration } from './calibration.ts';
import type { Accuracy } from './measure.ts';
import type { MailScore, ReplyScore } from './score.ts';

export interface Section {
  readonly title: string;
  readonly head: Row;
  readonly rows: readonly Row[];
  /** A line below the table, `''` if there is none. */
  readonly note: string;
}

export function mailSection({ mails: { sources, ...total } }: Accuracy): Section {
  return {
    title: 'Bounce mails: % right',
    head: [
      'source',
      'mails',
      'recipients',
      'kind',
      'status',
      'reply code',
      'reason',
      'hard bounce',
      'stage',
      'feedback type',
      'false failures',
      'nothing read',
    ],
    rows: [...Object.entries(sources), ['together', total] as const].map(mailRow),
    note: 'A dash: the source has no such label. The last two columns are numbers of mails.',
  };
}

function mailRow([name, it]: readonly [string, MailScore]): Row {
  const shares = [it.recipients, it.kind, it.status, it.replyCode, it.reason, it.hardBounce];
  return [
    name,
    count(it.mails),
    ...[...shares, it.stage, it.feedbackType].map(percent),
    count(it.falseFailures),
    count(it.nothing),
  ];
}

export function replySection({ replies }: Accuracy): Section {
  return {
    title: 'SMTP replies: % right',
    head: ['set', 'replies', 'reason', 'fault', 'address dead', 'falsely dead', 'given a reason'],
    rows: Object.entries(replies).map(replyRow),
    note: 'A dash: the set is labelled in words of its own, and only tells how many are given a reason. Falsely dead: a number.',
  };
}

function replyRow([name, it]: readonly [string, ReplyScore]): Row {
  return [
    name,
    count(it.replies),
    percent(it.reason),
    percent(it.fault),
    percent(it.addressDead),
    it.addressDead === null ? '–' : count(it.falselyDead),
    percent(it.coverage),
  ];
}

const WHAT = { replies: 'SMTP replies', mails: 'Bounce mails', together: 'Together' } as const;

export function calibrationSections({ calibration }: Accuracy): Section[] {
  return (['replies', 'mails', 'together'] as const).map((what) =>
    calibrationSection(WHAT[what], calibration[what]),
  );
}

function calibrationSection(what: string, { verdicts, bins, error }: Calibration): Section {
  return {
    title: `${what}: how sure, how often right`,
    head: ['said to be sure', 'verdicts', 'said on average', 'right'],
    rows: bins.map(({ from, to, verdicts: many, said, right }) => [
      `${Math.round(from * 100)}–${Math.round(to * 100)} %`,
      count(many),
      `${percent(said * 100)} %`,
      `${percent(right * 100)} %`,
    ]),
    note: `Expected calibration error of ${count(verdicts)} verdicts in 10 bins: ${error.toFixed(3)}`,
  };
}

const count = (many: number): string => many.toLocaleString('en');
