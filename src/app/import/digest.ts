// Makes the name by which an event is known again: the same for the same content, whatever file it came from.

import { hash } from 'node:crypto';
import type { MailEvent } from '../../model/event.ts';

/** 128 bits of SHA-256. */
const LENGTH = 32;

export const digestOf = (event: MailEvent): string =>
  hash('sha256', JSON.stringify(event), 'hex').slice(0, LENGTH);

/** Of one report in a returned mail: the same mail, however often it is imported, tells the same events. */
export const noticeDigest = (rawDigest: string, number: number): string =>
  hash('sha256', `${rawDigest}#${number}`, 'hex').slice(0, LENGTH);

export const rawDigestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
