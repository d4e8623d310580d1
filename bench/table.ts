// Prints what was measured as one table: a group a part, a line a figure.

/** What a figure promises to hold; `prove` checks the same. */
export interface Bar {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Row {
  readonly name: string;
  /** One figure a column of the group; null where there is none. */
  readonly values: readonly (number | null)[];
  readonly digits?: number;
  readonly unit?: string;
  readonly bar?: Bar;
}

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const NAME_WIDTH = 44;
const CELL_WIDTH = 13;

function holds(value: number, { atLeast, atMost }: Bar): boolean {
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
}

/** One string with a line for each row; groups are parted by a blank line. */
export function table(groups: readonly Group[]): string {
  return groups.map((group) => [heading(group), ...group.rows.map(line)].join('\n')).join('\n\n');
}

function heading({ title, columns }: Group): string {
  const cells = columns.map((column) => column.padStart(CELL_WIDTH)).join('');
  return `${title.padEnd(NAME_WIDTH)}${cells}`;
}

function line(row: Row): string {
  const cells = row.values.map((value) => cell(value, row).padStart(CELL_WIDTH)).join('');
  return `  ${row.name.padEnd(NAME_WIDTH - 2)}${cells}${row.bar ? `   ${verdict(row, row.bar)}` : ''}`;
}

function cell(value: number | null, { digits = 0, unit = '' }: Row): string {
  if (value === null) return '';
  const figure = value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${figure}${unit}`;
}

function verdict({ values, unit = '' }: Row, bar: Bar): string {
  const { atLeast, atMost } = bar;
  const words = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  const isMet = values.every((value) => value === null || holds(value, bar));
  return `${words}${unit}: ${isMet ? 'yes' : 'NO'}`;
}
