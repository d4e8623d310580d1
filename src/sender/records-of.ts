// Asks for TXT records and keeps those of one kind.

import type { Inquiry } from './inquiry.ts';

/** `others`: what stands there besides. `failed`: nothing is known. */
export type Texts =
  | {
      readonly kind: 'texts';
      readonly wanted: readonly string[];
      readonly others: readonly string[];
    }
  | { readonly kind: 'no-name' }
  | { readonly kind: 'failed'; readonly why: string };

/** @param wanted whether a text is of the kind that is looked for. */
export async function textsAt(
  inquiry: Inquiry,
  name: string,
  wanted: (text: string) => boolean,
): Promise<Texts> {
  const answer = await inquiry.lookup('TXT', name);
  if (answer.kind === 'failed' || answer.kind === 'no-name') return answer;
  const texts = answer.kind === 'found' ? answer.records : [];
  return {
    kind: 'texts',
    wanted: texts.filter(wanted),
    others: texts.filter((text) => !wanted(text)),
  };
}
