// Finds delivery status fields that stand in the text itself, as where the parts of a notice were lost or pasted.

/** Where the fields begin and the returned copy behind them, as offsets in the text; `copyAt` is -1 without one. */
export interface FieldsInText {
  readonly start: number;
  readonly copyAt: number;
}

const RECIPIENT = /^(?:final|original)-recipient ?:/im;
/** Fields that stand above the recipients' own. */
const ABOVE = /^(?:reporting-mta|original-envelope-id|arrival-date|action|status) ?:/gim;
const COPY =
  /^(?:return-path|received|x-original-to|delivered-to|content-type: message\/rfc822)\b/im;

/** Looks for the fields; null where the text has none. */
export function fieldsInText(text: string): FieldsInText | null {
  const recipient = RECIPIENT.exec(text)?.index ?? -1;
  if (recipient < 0) return null;
  ABOVE.lastIndex = 0;
  const above = ABOVE.exec(text)?.index ?? recipient;
  const copy = COPY.exec(text.slice(recipient))?.index ?? -1;
  return { start: Math.min(above, recipient), copyAt: copy < 0 ? -1 : recipient + copy };
}
