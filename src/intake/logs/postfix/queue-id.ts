// Reads what a queue id itself tells: whether it is one, when it was given.

/** Short ids are hexadecimal, long ones of digits and consonants (postconf(5), enable_long_queue_ids). */
const QUEUE_ID = /^[0-9A-HJ-NP-TV-Zb-df-hj-np-tv-z]{5,25}$/;
const DIGITS = '0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz';
const BASE = DIGITS.length;
/** Seconds in six digits, microseconds in four, `z`, the file's number. */
const SECONDS = 6;
const INODE_MARK = 10;

/** `NOQUEUE`, `warning` and other words are none. */
export const isQueueId = (word: string): boolean => QUEUE_ID.test(word);

/** When a long id was given, epoch ms; 0 for a short one. */
export function timeOfQueueId(id: string): number {
  if (id.charAt(INODE_MARK) !== 'z') return 0;
  let seconds = 0;
  for (const digit of id.slice(0, SECONDS)) seconds = seconds * BASE + DIGITS.indexOf(digit);
  let micro = 0;
  for (const digit of id.slice(SECONDS, INODE_MARK)) micro = micro * BASE + DIGITS.indexOf(digit);
  return seconds * 1000 + Math.floor(micro / 1000);
}
