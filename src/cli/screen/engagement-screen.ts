// Lays opens and clicks out for a person: a row a campaign, raw beside human, and who the machines were.

import type { EngagementSums } from '../../app/engage/engagement-sums.ts';
import type { EngagementCount, EngagementRow } from '../../ports/touch-store.ts';
import type { Paint } from './paint.ts';
import { count } from './summary-screen.ts';
import { harmless, textWidth } from './width.ts';

const MOST_MACHINES = 12;
const HEAD = ['campaign', 'accepted', 'opened', 'by people', 'clicked', 'by people'];

export function engagementScreen(
  rows: readonly EngagementRow[],
  sums: EngagementSums,
  names: ReadonlyMap<string, string>,
  paint: Paint,
): string[] {
  const touched = rows.filter(({ opens, clicks }) => opens.events + clicks.events > 0);
  if (touched.length === 0) return ['No open or click is known.'];
  const lines = table([HEAD, ...touched.map(cellsOf), cellsOf(sumOf(touched))]);
  const machines = sums.machines();
  const shown = machines.slice(0, MOST_MACHINES);
  const parts = table([
    ['by what tells most', 'opens', 'clicks'],
    ...shown.map(({ what, opens, clicks }) => [
      names.get(what) ?? behaviourOf(what),
      count(opens),
      count(clicks),
    ]),
  ]);
  return [
    paint('quiet', lines[0] ?? ''),
    ...lines.slice(1, -1),
    paint('strong', lines.at(-1) ?? ''),
    '',
    'Recipients, and their share of the accepted: as counted, and people alone.',
    '',
    paint('strong', 'Machines and picture proxies'),
    paint('quiet', parts[0] ?? ''),
    ...parts.slice(1),
    ...(machines.length > shown.length ? [`and ${machines.length - shown.length} more`] : []),
  ];
}

/** `behaviour/beside-honeypot` for a person. */
const behaviourOf = (id: string): string =>
  id === '' ? 'nothing spoke' : `behaviour: ${id.slice(id.indexOf('/') + 1).replaceAll('-', ' ')}`;

const cellsOf = ({ stream, campaign, accepted, opens, clicks }: EngagementRow): string[] => [
  campaign || (stream === '' ? '(no campaign)' : `(${stream})`),
  count(accepted),
  share(opens.recipients, accepted),
  share(opens.humanRecipients, accepted),
  share(clicks.recipients, accepted),
  share(clicks.humanRecipients, accepted),
];

const share = (part: number, whole: number): string =>
  whole === 0 ? count(part) : `${count(part)} ${((100 * part) / whole).toFixed(1).padStart(5)} %`;

function sumOf(rows: readonly EngagementRow[]): EngagementRow {
  const add = (a: EngagementCount, b: EngagementCount): EngagementCount => ({
    events: a.events + b.events,
    human: a.human + b.human,
    machine: a.machine + b.machine,
    proxy: a.proxy + b.proxy,
    unknown: a.unknown + b.unknown,
    recipients: a.recipients + b.recipients,
    humanRecipients: a.humanRecipients + b.humanRecipients,
  });
  return rows.reduce((sum, row) => ({
    stream: '',
    campaign: 'all',
    accepted: sum.accepted + row.accepted,
    opens: add(sum.opens, row.opens),
    clicks: add(sum.clicks, row.clicks),
  }));
}

/** The first column to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => textWidth(row[at] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const space = ' '.repeat(Math.max(0, (widths[at] ?? 0) - textWidth(cell)));
        return at === 0 ? harmless(cell) + space : space + harmless(cell);
      })
      .join('  ')
      .trimEnd(),
  );
}
