// Names the field names in which decoded mails can be printed.

export const LAYOUTS = ['postbound', 'sisimai'] as const;

export type Layout = (typeof LAYOUTS)[number];
