// Splits comma-separated values into fields, a line at a time; writes fields as a line (RFC 4180).

const QUOTE = '"';
/** What files of several countries put between fields. */
const SEPARATORS = [',', ';', '\t'] as const;

/** The separator that parts a head of column names; a comma where none does. */
export function separatorOf(head: string): string {
  const counts = SEPARATORS.map((separator) => head.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * Fields of one record. Null where a quoted field goes on in the next line: give both, joined by `\n`. A quote inside a
 * field that does not begin with one is a character like any other.
 */
export function csvFields(line: string, separator: string): string[] | null {
  if (!line.includes(QUOTE)) return line.split(separator);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === QUOTE) {
      const end = closingQuote(line, at + 1);
      if (end < 0) return null;
      fields.push(line.slice(at + 1, end).replaceAll('""', QUOTE));
      at = line.indexOf(separator, end + 1);
    } else {
      const end = line.indexOf(separator, at);
      fields.push(end < 0 ? line.slice(at) : line.slice(at, end));
      at = end;
    }
    if (at < 0) return fields;
    at++;
  }
}

/** A doubled quote is a character. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf(QUOTE, from);
  while (at >= 0 && line[at + 1] === QUOTE) at = line.indexOf(QUOTE, at + 2);
  return at;
}

const TO_BE_QUOTED = /[",\r\n]/;

/** One record with its line end, each field exactly as it is. For people's spreadsheets take the writer that guards formulas. */
export function csvRecord(fields: readonly string[]): string {
  const quoted = fields.map((field) =>
    TO_BE_QUOTED.test(field) ? `"${field.replaceAll(QUOTE, '""')}"` : field,
  );
  return `${quoted.join(',')}\r\n`;
}
