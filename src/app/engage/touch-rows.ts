// Lists opens and clicks with who did them, one row each.

import type { TouchSignal, TouchVerdict } from '../../model/touch.ts';
import type { EngagementFilter, TouchStore } from '../../ports/touch-store.ts';

export interface TouchRow {
  readonly time: number;
  readonly type: string;
  readonly recipient: string;
  readonly stream: string;
  readonly campaign: string;
  readonly link: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly verdict: TouchVerdict;
  readonly human: number;
  readonly signals: readonly TouchSignal[];
}

/** Those that were judged, in the order of time, some thousands at a time. */
export async function* touchRows(
  store: Pick<TouchStore, 'seenTouches'>,
  filter: EngagementFilter,
): AsyncGenerator<readonly TouchRow[]> {
  for await (const seen of store.seenTouches(filter.from ?? 0))
    yield seen.flatMap(({ event, recipient, campaign, stream, submittedAt }) => {
      const { touch, client, time, type } = event;
      if (!touch || !matches(filter, { stream, campaign, submittedAt })) return [];
      const { ip = '', userAgent = '', link = '' } = client ?? {};
      return [{ time, type, recipient, stream, campaign, link, ip, userAgent, ...touch }];
    });
}

interface About {
  readonly stream: string;
  readonly campaign: string;
  readonly submittedAt: number;
}

function matches(filter: EngagementFilter, { stream, campaign, submittedAt }: About): boolean {
  const { streams, campaigns, from, to } = filter;
  return (
    (!streams || streams.includes(stream)) &&
    (!campaigns || campaigns.includes(campaign)) &&
    (from === undefined || submittedAt >= from) &&
    (to === undefined || submittedAt < to)
  );
}
