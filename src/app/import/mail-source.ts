// Reads returned mails into parcels, each mail decoded.

import type { RuleSet } from '../../classify/rule-set.ts';
import { decode } from '../../pipeline/decode.ts';
import type { MailFile, OpenedFile, Unreadable } from '../../ports/mail-input.ts';
import type { Checkpoint } from '../../ports/store.ts';
import type { Item } from '../batches.ts';
import { mailsIn } from '../mails.ts';
import { reportsInMail } from './mail-reports.ts';
import type { Parcel } from './parcel.ts';

export interface MailSource {
  readonly file: MailFile;
  readonly opened: OpenedFile;
  readonly source: string;
  readonly rules: RuleSet;
  readonly before: Checkpoint | null;
}

/**
 * A mailbox whose import broke off is read on behind the mails that were read: their number is the checkpoint's offset.
 * One that was read to its end is read again from its beginning, since mails may have been taken out of its midst.
 */
export async function* readMails(from: MailSource): AsyncGenerator<Parcel | Unreadable> {
  const { file, rules, before } = from;
  const skip = before && !before.done ? before.offset : 0;
  let number = 0;
  for await (const item of mailsIn(file, from.opened)) {
    if (item.kind !== 'mail') {
      if (item.kind === 'unreadable') yield item;
      continue;
    }
    number++;
    if (number <= skip) continue;
    const count = number;
    yield parcelOf(item, rules, () => checkpointOf(from, count, false));
  }
  const end = { events: [], mails: [], weight: 0, problems: [] };
  yield { kind: 'parcel', ...end, checkpoint: () => checkpointOf(from, number, true), last: true };
}

type Mail = Extract<Item, { kind: 'mail' }>;

function parcelOf(mail: Mail, rules: RuleSet, checkpoint: () => Checkpoint): Parcel {
  const { bytes, name, weight } = mail;
  const decoded = decode(bytes, { rules });
  const { reports, problems } =
    decoded.kind === 'not-a-bounce' ? reportsInMail(bytes) : { reports: [], problems: [] };
  return {
    kind: 'parcel',
    events: [],
    // A mail that brings reports tells nothing else.
    mails: reports.length > 0 ? [] : [{ bytes, name, decoded }],
    reports,
    checkpoint,
    last: false,
    weight,
    problems: problems.map((problem) => `a report: ${problem}`),
  };
}

function checkpointOf({ source, file }: MailSource, offset: number, done: boolean): Checkpoint {
  return { source, name: file.name, format: 'mails', offset, reader: 'null', done };
}
