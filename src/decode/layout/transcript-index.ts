// Finds in a dialogue what concerns one recipient, from its address or its place in the notice.

import { readReply } from '../../text/reply-text.ts';
import type { Refusal, Remark, Transcript } from './transcript.ts';

/** A dialogue that can be asked. Addresses are compared in lower case. */
export interface TranscriptIndex extends Transcript {
  readonly byAddress: ReadonlyMap<string, Refusal>;
  /** The first refusal below each recipient, counted from 1. */
  readonly byPlace: ReadonlyMap<number, Refusal>;
  /** Refusals that name no recipient, by the recipients above them; under -1 the first of all. */
  readonly unnamed: ReadonlyMap<number, Refusal>;
  readonly remarked: ReadonlyMap<string, readonly Remark[]>;
  /** All remarks that name no recipient, as one text. */
  readonly remarks: readonly Remark[];
  readonly remarkText: string;
}

/** Characters of remarks kept for one recipient. */
const MAX_REMARKS = 1000;
/** So many fill them; each record joins them anew. */
const MAX_REMARKS_ON_ONE = 40;

/** Most notices hold no dialogue. */
const NOTHING: TranscriptIndex = {
  refusals: [],
  remarks: [],
  byAddress: new Map(),
  byPlace: new Map(),
  unnamed: new Map(),
  remarked: new Map(),
  remarkText: '',
};

/** Indexes a dialogue once for all recipients. */
export function indexTranscript(transcript: Transcript): TranscriptIndex {
  if (transcript.refusals.length === 0 && transcript.remarks.length === 0) return NOTHING;
  const byAddress = new Map<string, Refusal>();
  const byPlace = new Map<number, Refusal>();
  const unnamed = new Map<number, Refusal>();
  for (const refusal of transcript.refusals) {
    keepFirst(byPlace, refusal.below, refusal);
    if (refusal.address) keepFirst(byAddress, refusal.address.toLowerCase(), refusal);
    else {
      keepFirst(unnamed, refusal.below, refusal);
      keepFirst(unnamed, -1, refusal);
    }
  }
  return { ...transcript, byAddress, byPlace, unnamed, ...indexRemarks(transcript.remarks) };
}

function keepFirst<K>(map: Map<K, Refusal>, key: K, refusal: Refusal): void {
  if (!map.has(key)) map.set(key, refusal);
}

function indexRemarks(
  remarks: readonly Remark[],
): Pick<TranscriptIndex, 'remarked' | 'remarkText'> {
  const remarked = new Map<string, Remark[]>();
  let remarkText = '';
  for (const remark of remarks) {
    if (remark.address === '') {
      if (remarkText.length < MAX_REMARKS) remarkText += `${remarkText ? ' ' : ''}${remark.text}`;
      continue;
    }
    const key = remark.address.toLowerCase();
    const own = remarked.get(key);
    if (!own) remarked.set(key, [remark]);
    else if (own.length < MAX_REMARKS_ON_ONE) own.push(remark);
  }
  return { remarked, remarkText: remarkText.slice(0, MAX_REMARKS) };
}

/** The refusal that the notice quotes as a recipient's reason. */
export function refusalQuoted(
  index: TranscriptIndex,
  quoted: string | undefined,
): Refusal | undefined {
  if (!quoted || index.refusals.length === 0) return undefined;
  const start = readReply(quoted).text;
  return index.refusals.find((refusal) => refusal.reply.startsWith(start));
}

/** The refusal that names one of these, else the one that a remark about them follows, else one that counts for all. */
export function refusalFor(
  index: TranscriptIndex,
  names: readonly string[],
  number: number,
): Refusal | undefined {
  for (const name of names) {
    const own = index.byAddress.get(name) ?? index.remarked.get(name)?.[0];
    if (own) return 'refusal' in own ? (own.refusal ?? undefined) : own;
  }
  return index.unnamed.get(number) ?? index.unnamed.get(-1);
}

/** What the reporter remarks on these names, else all that it remarks. */
export function remarksOn(index: TranscriptIndex, names: readonly string[]): string {
  const own = names.flatMap((name) => index.remarked.get(name) ?? []);
  if (own.length === 0) return index.remarkText;
  return own
    .map((remark) => remark.text)
    .join(' ')
    .slice(0, MAX_REMARKS);
}
