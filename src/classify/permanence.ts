// Says what a reason means for this message, and for future mail to the address.

import type { AddressPermanence, MessagePermanence, Permanence } from '../model/permanence.ts';
import type { Case } from './case.ts';
import type { CompiledRule, ReasonEntry } from './compiled.ts';

/** The notice knows best; then the reply's class; then what is usual for the reason. */
function messageOf(
  it: Case,
  entry: ReasonEntry,
  rule: CompiledRule | undefined,
): MessagePermanence {
  switch (it.facts.action) {
    case 'failed':
      return 'permanent';
    case 'delayed':
      return 'pending';
    case 'delivered':
    case 'relayed':
    case 'expanded':
      return 'delivered';
    default:
  }
  if (it.expired) return 'permanent';
  if (rule?.message) return rule.message;
  const shown = it.code.charAt(0) || it.status.charAt(0);
  if (shown === '4') return 'temporary';
  if (shown === '5') return 'permanent';
  return entry.message;
}

/** A temporary reply never proves that an address is dead: the receiver itself expects that to change. */
function addressOf(
  it: Case,
  entry: ReasonEntry,
  rule: CompiledRule | undefined,
): AddressPermanence {
  const usual = rule?.address ?? entry.address;
  const isTemporary = (it.code || it.status).startsWith('4');
  return usual === 'dead' && isTemporary && !rule?.address ? 'unknown' : usual;
}

export function permanenceOf(
  it: Case,
  entry: ReasonEntry,
  rule: CompiledRule | undefined,
): Permanence {
  return { message: messageOf(it, entry, rule), address: addressOf(it, entry, rule) };
}
