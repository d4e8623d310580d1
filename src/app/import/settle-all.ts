// Brings the outcomes up to date with the events: messages that were touched, then events that name none.

import type { OwnSettings } from '../../model/own.ts';
import { settle } from '../../pipeline/settle.ts';
import type { Store } from '../../ports/store.ts';

/** Messages read together: a mailing with one Message-ID for all is one message with very many events. */
const MESSAGES = 500;

/** Yields how many messages were settled since the last time. Interrupted, the rest is settled the next time. */
export async function* settleAll(store: Store, own: OwnSettings): AsyncGenerator<number> {
  for (;;) {
    const unsettled = await store.unsettled(MESSAGES);
    if (unsettled.length === 0) return;
    await store.settle(unsettled.map((one) => settle(one, own)));
    yield unsettled.length;
  }
}
