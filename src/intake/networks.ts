// Reads a table of networks that the user brings: comma-separated values, with or without a head → networks.

import { type KnownNetwork, NETWORK_KINDS, type NetworkKind } from '../model/network.ts';
import { csvFields, separatorOf } from '../text/csv.ts';
import { columnName } from './csv-rows.ts';

export interface NetworksReading {
  readonly networks: readonly KnownNetwork[];
  /** Rows without a prefix. */
  readonly unread: number;
}

/** What all rows of a file are, where they do not say it. */
export interface TableSays {
  readonly name: string;
  readonly kind: NetworkKind | '';
}

/** What a column means → names it is known by, GeoLite2's and RIPE's among them. */
const COLUMNS = {
  prefix: 'prefix network cidr range block subnet ip iprange ipprefix route',
  asn: 'asn as asnumber autonomoussystemnumber originas',
  name: 'name organization organisation autonomoussystemorganization asname owner org isp',
  kind: 'kind type category',
} as const;

type Column = keyof typeof COLUMNS;

const PREFIX = /^[0-9a-fA-F:.]{2,45}(?:\/\d{1,3})?$/;
const MOST_ROWS = 5_000_000;
const LONGEST_NAME = 200;

/** Lines that begin with `#` are passed over. Never throws. */
export function readNetworks(text: string, says: TableSays): NetworksReading {
  const networks: KnownNetwork[] = [];
  let unread = 0;
  let columns: ReadonlyMap<Column, number> | undefined;
  let separator = ',';
  for (const line of linesOf(text)) {
    if (columns === undefined) {
      separator = separatorOf(line);
      columns = columnsOf(fieldsOf(line, separator));
      if (columns.size > 0) continue;
    }
    const network = networkOf(fieldsOf(line, separator), columns, says);
    if (network) networks.push(network);
    else unread++;
    if (networks.length >= MOST_ROWS) break;
  }
  return { networks, unread };
}

function* linesOf(text: string): Generator<string> {
  let from = text.startsWith('\ufeff') ? 1 : 0;
  while (from < text.length) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    const line = text.slice(from, end).trim();
    if (line !== '' && !line.startsWith('#')) yield line;
    from = end + 1;
  }
}

const fieldsOf = (line: string, separator: string): string[] =>
  (csvFields(line, separator) ?? line.split(separator)).map((field) => field.trim());

/** Empty where the line is no head. */
function columnsOf(names: readonly string[]): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  if (names.some((name) => PREFIX.test(name) && /[.:]/.test(name))) return found;
  names.forEach((name, at) => {
    for (const [column, known] of Object.entries(COLUMNS))
      if (known.split(' ').includes(columnName(name)) && !found.has(column as Column))
        found.set(column as Column, at);
  });
  return found;
}

/** Without a head the prefix stands first, as in the lists that operators publish. */
function networkOf(
  fields: readonly string[],
  columns: ReadonlyMap<Column, number>,
  says: TableSays,
): KnownNetwork | null {
  const of = (column: Column): string => fields[columns.get(column) ?? -1] ?? '';
  const prefix = columns.size > 0 ? of('prefix') : (fields[0] ?? '');
  if (!PREFIX.test(prefix)) return null;
  const kind = NETWORK_KINDS.find((one) => one === of('kind').toLowerCase());
  return {
    prefix,
    asn: Number(/^(?:AS)?(\d{1,10})$/i.exec(of('asn'))?.[1] ?? 0),
    name: (of('name') || says.name).slice(0, LONGEST_NAME),
    kind: kind ?? says.kind,
  };
}
