// Answers for each address of a list, in its order, whether it may be sent to.

import { trouble } from '../../adapters/files/trouble.ts';
import { addressReader } from '../../intake/list-rows.ts';
import type { Unreadable } from '../../ports/mail-input.ts';
import { openList, recordText } from './list-file.ts';
import type { Against, StandingIndex } from './standing-index.ts';

export interface CheckedRecord {
  /** As it came, its line end included: one character a byte. */
  readonly record: string;
  /** In the form of `addressKey`. */
  readonly address: string;
  readonly against: Against | null;
}

export type Checked =
  | Unreadable
  | { readonly kind: 'head'; readonly head: string }
  | {
      readonly kind: 'checked';
      readonly records: readonly CheckedRecord[];
      readonly bad: readonly BadRecord[];
      /** Bytes of the file read for it. */
      readonly weight: number;
    };

/** A record without an address. */
export interface BadRecord {
  readonly name: string;
  readonly line: number;
  readonly text: string;
}

/** @param column the one that holds the address; `''` to find it. */
export async function* checkList(
  path: string,
  column: string,
  index: StandingIndex,
): AsyncGenerator<Checked> {
  const list = await openList(path, column);
  if (list.kind === 'unreadable') {
    yield list;
    return;
  }
  if (list.head !== '') yield { kind: 'head', head: list.head };
  const addressOf = addressReader(list.layout);
  let consumed = 0;
  try {
    for await (const { records, lines } of list.records) {
      const checked: CheckedRecord[] = [];
      const bad: BadRecord[] = [];
      for (let at = 0; at < records.length; at++) {
        const record = records[at] ?? '';
        const text = recordText(record);
        const address = addressOf(text);
        if (address !== '') checked.push({ record, address, against: index(address) });
        else if (text.trim() !== '') bad.push({ name: path, line: lines[at] ?? 0, text });
      }
      const weight = list.consumed() - consumed;
      consumed += weight;
      yield { kind: 'checked', records: checked, bad, weight };
    }
  } catch (error) {
    yield trouble(path, error);
  }
}
