// Chooses the enhanced status code that tells most, from the codes of the reply and of the Status field.

import type { Action } from '../../model/kind.ts';

const CODE = /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?=$|[^\d.]|\.(?:\D|$))/;
/** A reply quoted inside a reply: `<421 4.4.2 …>`, `550-'5.7.1 …`, `(last transfail: 454 4.4.4 …)`. */
const QUOTED =
  /(?:[<('"]|said: |reply: |transfail: |\s(?=[45]\d\d-'))(?:([45]\d\d)[\s-])?['"#]{0,2}([45]\.\d{1,3}\.\d{1,3})[\s>)'"]/;
/** Codes that systems write when they do not know better, or after they gave up. */
const GENERIC = new Set(['5.0.0', '4.0.0', '2.0.0', '4.4.7', '5.4.7']);

/** The first enhanced status code in a field value, `''` where there is none. */
export function statusIn(field: string): string {
  return CODE.exec(field.slice(0, 200))?.[1] ?? '';
}

/** Whether a code says no more than its class, or only that time ran out. */
export function isGeneric(status: string): boolean {
  return status === '' || GENERIC.has(status);
}

/** The codes of a reply quoted inside a reply, `''` where there is none. */
export function quotedCodes(reply: string): { readonly code: string; readonly status: string } {
  const quoted = QUOTED.exec(reply.slice(4, 1000));
  return { code: quoted?.[1] ?? '', status: quoted?.[2] ?? '' };
}

/** `250` or `354` in the record of a failure was the answer to another command. */
export function isNoRefusal(code: string, action: Action | ''): boolean {
  return code.startsWith('2') && (action === '' || action === 'failed' || action === 'delayed');
}

/** A code of success, or one that quotes the answer to another command, says nothing of a failure. */
const isOf = (status: string, action: Action | ''): boolean =>
  !status.startsWith('2') ||
  action === 'delivered' ||
  action === 'relayed' ||
  action === 'expanded';

/**
 * The reply's own code beats the Status field, which some systems fill with a constant, and whose class others
 * change when they give up; a code that tells something beats one that does not.
 */
export function chooseStatus(reply: string, field: string, action: Action | ''): string {
  const own = isOf(reply, action) ? reply : '';
  if (!isGeneric(own)) return own;
  if (!isGeneric(field) && (own === '' || own.charAt(0) === field.charAt(0))) return field;
  return own || field;
}
