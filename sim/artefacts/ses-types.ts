// Gives a refusal the type that Amazon SES gives it; its types are coarse, and often too harsh or too mild.

import type { Answer, Cause } from '../world/fact.ts';

type Type = readonly [type: string, subType: string];

const TYPES: Partial<Record<Cause, Type>> = {
  'no-user': ['Permanent', 'NoEmail'],
  'false-unknown': ['Permanent', 'NoEmail'],
  disabled: ['Permanent', 'General'],
  'no-domain': ['Transient', 'General'],
  full: ['Transient', 'MailboxFull'],
  'full-long': ['Transient', 'MailboxFull'],
  spam: ['Transient', 'ContentRejected'],
};

const GENERAL: Readonly<Record<string, Type>> = {
  '5': ['Permanent', 'General'],
  '4': ['Transient', 'General'],
};

export const bounceType = ({ cause, status, isCalledHard }: Answer): Type =>
  (isCalledHard ? GENERAL['5'] : undefined) ??
  TYPES[cause] ??
  GENERAL[status[0] ?? ''] ?? ['Undetermined', 'Undetermined'];
