// Says what to do about the address: the usual advice for the reason, unless this verdict is not the usual case.

import type { Verdict } from '../../model/verdict.ts';
import type { ReasonInWords } from './vocabulary.ts';

/** Below this nothing should happen to an address because of one mail. */
const TOO_UNSURE = 0.5;

const UNUSUAL: Readonly<Record<Verdict['permanence']['address'], string>> = {
  dead: 'Suppress it: the receiver says that this will not change.',
  alive: 'Keep it: the words show that the mailbox exists.',
  unknown: 'Keep it for now: this one answer does not prove that the address is dead.',
};

export function addressAdvice(verdict: Verdict, entry: ReasonInWords): string {
  const failed = entry.group !== 'not-failure';
  if (failed && verdict.confidence < TOO_UNSURE && verdict.permanence.address !== 'alive')
    return 'Do nothing to it on this evidence alone.';
  if (failed && verdict.permanence.message === 'pending') return 'Never count a delay.';
  const isUsual = verdict.permanence.address === entry.address;
  return isUsual ? entry.addressAdvice : UNUSUAL[verdict.permanence.address];
}
