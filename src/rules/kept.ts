// Copies a text that is to be kept for long.

/** A piece of a mail's text would keep the whole mail in memory. */
export const kept = (text: string): string => `${text} `.slice(0, -1);
