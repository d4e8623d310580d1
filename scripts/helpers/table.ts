// Lays out rows of cells as a table, for a terminal or in Markdown.

export type Row = readonly string[];

/** The first column is aligned to the left, the others to the right. */
export function plainTable(head: Row, rows: readonly Row[]): string {
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((row) => (row[at] ?? '').length)),
  );
  const line = (row: Row): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}

/** `align` is that of all columns but the first, which stands on the left. */
export function markdownTable(
  head: Row,
  rows: readonly Row[],
  align: 'left' | 'right' = 'right',
): string {
  const line = (row: Row): string => `| ${row.map(escaped).join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 || align === 'left' ? '---' : '---:'));
  return [line(head), `|${rule.join('|')}|`, ...rows.map(line)].join('\n');
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|');

/** A share of 0–1 or a percentage; cut, not rounded: 98.96 must not look like 99. */
export const percent = (value: number | null): string =>
  value === null ? '–' : value >= 100 ? '100' : (Math.trunc(value * 10 + 1e-6) / 10).toFixed(1);
