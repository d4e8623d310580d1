// Decodes a batch of mails into lines of JSON; the same on the main thread and on a worker.

import type { RuleSet } from '../classify/rule-set.ts';
import type { Decoded } from '../model/decoded.ts';
import { builtInRules } from '../pipeline/classify.ts';
import { decode } from '../pipeline/decode.ts';
import type { ParsedRules } from '../pipeline/own-rules.ts';
import type { Unreadable } from '../ports/mail-input.ts';
import type { Batch } from './batches.ts';
import type { Layout } from './layouts.ts';
import type { LineBytes } from './line-bytes.ts';
import { readMail } from './read-mail.ts';
import { ownRecords } from './records/own.ts';
import { sisimaiRecords } from './records/sisimai.ts';
import { countMail, emptyTally, type Tally } from './tally.ts';

type Records = (file: string, it: Decoded) => object[];

const RECORDS: Readonly<Record<Layout, Records>> = {
  postbound: ownRecords,
  sisimai: sisimaiRecords,
};

/** Beside the lines, what a batch came to. */
export interface Sum {
  readonly tally: Tally;
  /** Bytes of input that this stands for. */
  readonly bytes: number;
  readonly unreadable: readonly Unreadable[];
}

/** How mails are to be decoded, in a form that can be handed to a worker. */
export interface Manner {
  readonly layout: Layout;
  /** The user's own rules, without problems. */
  readonly own: readonly ParsedRules[];
}

/** Adds whole lines to `out`, in the order of the batch. */
export type DecodeBatch = (batch: Batch, out: LineBytes) => Promise<Sum>;

/** Makes the rules ready once, for all batches. */
export async function batchDecoder({ layout, own }: Manner): Promise<DecodeBatch> {
  const rules = own.length > 0 ? await rulesWith(own) : builtInRules();
  const records = RECORDS[layout];
  return (batch, out) => decodeBatch(batch, out, records, rules);
}

/** Who has no rules of their own need not load what reads them. */
async function rulesWith(own: readonly ParsedRules[]): Promise<RuleSet> {
  const { withRules } = await import('../pipeline/own-rules.ts');
  return withRules(own).rules;
}

async function decodeBatch(
  batch: Batch,
  out: LineBytes,
  records: Records,
  rules: RuleSet,
): Promise<Sum> {
  const tally = emptyTally();
  const unreadable: Unreadable[] = [];
  let bytes = 0;
  for (const item of batch) {
    const pending = item.kind === 'path' ? readMail(item) : item;
    // Awaiting what is there already would cost more than reading it.
    const mail = pending instanceof Promise ? await pending : pending;
    const it = mail.kind === 'unreadable' ? mail : tryDecode(mail.name, mail.bytes, rules);
    if (mail.kind === 'mail') bytes += mail.weight;
    if ('why' in it) unreadable.push(it);
    else {
      countMail(tally, it);
      for (const record of records(mail.name, it)) out.add(JSON.stringify(record));
    }
  }
  return { tally, bytes, unreadable };
}

/** `decode` promises not to throw; should it break that, one mail is lost and not the run. */
function tryDecode(name: string, bytes: Uint8Array, rules: RuleSet): Decoded | Unreadable {
  try {
    return decode(bytes, { rules });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { kind: 'unreadable', name, why: `a fault of postbound, please report it: ${said}` };
  }
}
