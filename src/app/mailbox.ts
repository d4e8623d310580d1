// Takes a mailbox apart as it is read: one opened file → its mails, one after another.

import { trouble } from '../adapters/files/trouble.ts';
import { isMailbox, MboxSplitter } from '../mime/mbox.ts';
import type { MailFile, OpenedFile } from '../ports/mail-input.ts';
import type { Item } from './batches.ts';

export { isMailbox };

export async function* mailbox(file: MailFile, opened: OpenedFile): AsyncGenerator<Item> {
  const splitter = new MboxSplitter();
  let number = 0;
  let counted = 0;
  try {
    for await (const mails of split(splitter, opened)) {
      for (const bytes of mails) {
        number++;
        if (file.only > 0 && number !== file.only) continue;
        const weight = opened.consumed() - counted;
        counted += weight;
        yield { kind: 'mail', name: `${file.name}#${number}`, bytes, weight };
        if (number === file.only) return;
      }
    }
  } catch (error) {
    yield trouble(file.name, error);
    return;
  }
  if (file.only > number)
    yield {
      kind: 'unreadable',
      name: `${file.name}#${file.only}`,
      why: `it holds ${number} mails`,
    };
}

async function* split(
  splitter: MboxSplitter,
  { head, rest }: OpenedFile,
): AsyncGenerator<Uint8Array[]> {
  yield splitter.push(head);
  if (rest !== null) for await (const chunk of rest) yield splitter.push(chunk);
  yield splitter.end();
}
