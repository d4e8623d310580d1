// Finds in a mail the parts that a notice is made of: its own text, its machine-readable parts, the returned copy.

import type { Part } from '../mime/message.ts';
import { OPAQUE_SIGNED } from '../mime/part.ts';

/** The parts of a notice by what they are for. */
export interface Anatomy {
  /** The notice's own text parts, in their order. */
  readonly texts: readonly Part[];
  readonly statuses: readonly Part[];
  readonly feedback: Part | null;
  readonly disposition: Part | null;
  /** A body in another mail system's own encoding (TNEF). */
  readonly encapsulated: Part | null;
  /** The returned copy, whole or only its header. */
  readonly returned: Part | null;
}

interface Found {
  readonly texts: Part[];
  readonly statuses: Part[];
  feedback: Part | null;
  disposition: Part | null;
  encapsulated: Part | null;
  returned: Part | null;
}

const STATUS = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'text/delivery-status',
  'message/delivery-status-notification',
]);
const DISPOSITION = new Set([
  'message/disposition-notification',
  'message/global-disposition-notification',
]);
const RETURNED = new Set([
  'message/rfc822',
  'message/global',
  'message/rfc822-headers',
  'text/rfc822-headers',
  'message/global-headers',
  'text/rfc822',
  'message/partial',
]);
const MAX_TEXTS = 20;

/** Walks the parts of a mail, not into attached messages. */
export function anatomyOf(root: Part): Anatomy {
  const found: Found = {
    texts: [],
    statuses: [],
    feedback: null,
    disposition: null,
    encapsulated: null,
    returned: null,
  };
  walk(root, found);
  return found;
}

function walk(part: Part, found: Found): void {
  const { type } = part;
  if (type.startsWith('multipart/')) walkParts(part, found);
  else if (OPAQUE_SIGNED.has(type)) for (const inner of part.parts) walk(inner, found);
  else if (STATUS.has(type)) found.statuses.push(part);
  else if (type === 'message/feedback-report') found.feedback ??= part;
  else if (DISPOSITION.has(type)) found.disposition ??= part;
  else if (type === 'application/ms-tnef') found.encapsulated ??= part;
  else if (RETURNED.has(type)) found.returned ??= part;
  else if (type.startsWith('text/')) takeText(part, found);
}

/** A multipart whose boundary is nowhere is read as text. */
function walkParts(part: Part, found: Found): void {
  const parts = part.type === 'multipart/alternative' ? chosen(part.parts) : part.parts;
  if (parts.length === 0) takeText(part, found);
  for (const inner of parts) walk(inner, found);
}

/** Of the alternatives one text is enough: the plain one, unless it is empty; parts of other types all count. */
function chosen(parts: readonly Part[]): readonly Part[] {
  const texts = parts.filter((part) => part.type.startsWith('text/') && !RETURNED.has(part.type));
  const best = texts.find((part) => part.type === 'text/plain' && !isBlank(part)) ?? texts.at(-1);
  return parts.filter((part) => part === best || !texts.includes(part));
}

const isBlank = (part: Part): boolean => part.text().trim() === '';

function takeText(part: Part, found: Found): void {
  if (found.texts.length > 0 && isStatusText(part)) found.statuses.push(part);
  else if (found.texts.length < MAX_TEXTS && !found.returned) found.texts.push(part);
}

/** A status part that was declared, or turned by a gateway, into plain text. */
function isStatusText(part: Part): boolean {
  const head = part.body().slice(0, 500).trimStart();
  return /^(?:reporting-mta|final-recipient|original-recipient|original-envelope-id):/i.test(head);
}
