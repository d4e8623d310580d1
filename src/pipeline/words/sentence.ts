// Makes of a reason's sentence one that a person could forward: who, what, how final, how sure.

import type { MessagePermanence } from '../../model/permanence.ts';
import { FATE } from './permanence.ts';
import { caution } from './sureness.ts';
import type { ReasonInWords } from './vocabulary.ts';

/** What to say where no recipient is known; the first that fits. */
const NAMELESS: readonly (readonly [string, string])[] = [
  ['The mailbox {recipient}', "The recipient's mailbox"],
  ['The address {recipient}', "The recipient's address"],
  ['The recipient {recipient}', 'The recipient'],
  [' of {recipient}', ' of the recipient'],
  [' to {recipient}', ' to the recipient'],
  [' for {recipient}', ' for the recipient'],
  [' from {recipient}', ' from the recipient'],
];

function withRecipient(sentence: string, recipient: string): string {
  if (recipient !== '') return sentence.replace('{recipient}', () => recipient);
  const [named, nameless] = NAMELESS.find(([named]) => sentence.includes(named)) ?? [
    '{recipient}',
    'The recipient',
  ];
  return sentence.replace(named, nameless);
}

/** Who it is about: an address that the mail reached only by forwarding is no address that the sender knows. */
export function aboutWhom(recipient: string, forwardedFrom: string): string {
  const isForwarded = forwardedFrom !== '' && forwardedFrom !== recipient && recipient !== '';
  return isForwarded ? `${recipient} (forwarded from ${forwardedFrom})` : recipient;
}

/** These sentences already say what became of the mail. */
const TELLS_FATE = new Set(['suppressed', 'expired', 'unknown', 'delayed', 'greylisted']);

/** `The mailbox a@example.com is full; the mail was not delivered.` */
export function sentenceOf(
  entry: Pick<ReasonInWords, 'id' | 'group' | 'sentence'>,
  recipient: string,
  message: MessagePermanence,
  confidence: number,
): string {
  const sentence = withRecipient(entry.sentence, recipient);
  if (entry.group === 'not-failure') return sentence;
  const fate = TELLS_FATE.has(entry.id) && message !== 'pending' ? '' : FATE[message];
  const whole = fate === '' ? sentence : `${sentence.replace(/\.$/, '')}; ${fate}.`;
  return entry.id === 'unknown' ? whole : caution(confidence) + whole;
}
