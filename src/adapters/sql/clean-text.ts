// Makes text that every engine can keep: no NUL (PostgreSQL refuses it), no half surrogates (neither is UTF-8).

import { addressKey } from '../../text/address-key.ts';

export function cleanText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '') : wellFormed;
}

/** The form in which the table of addresses has it. */
export const storedKey = (address: string): string => cleanText(addressKey(address));
