// Judges who opened and clicked, in every message of which something came since it was judged.

import type { EngagementJudge } from '../../pipeline/engage.ts';
import { numberOf, touchedMails } from '../../pipeline/touched-mails.ts';
import type { Store } from '../../ports/store.ts';
import type { JudgedMessage, Unjudged } from '../../ports/touch-store.ts';

/** So much before the first new one is seen again: what many mails together show speaks too. */
const CROWD = 28 * 86_400_000;
const MESSAGES = 500;

/**
 * Yields how many messages were judged since the last time. Interrupted, the rest is judged the next time.
 *
 * @param judge that has seen nothing yet.
 */
export async function* judgeStore(store: Store, judge: EngagementJudge): AsyncGenerator<number> {
  const since = await store.unjudgedSince();
  if (since === 0) return;
  for await (const touches of store.seenTouches(Math.max(0, since - CROWD)))
    for (const { event, recipient, campaign } of touches) judge.see(event, recipient, campaign);
  for (let after = 0; ; ) {
    const unjudged = await store.unjudged(after, MESSAGES);
    const last = unjudged.at(-1);
    if (!last) return;
    await store.saveTouches(unjudged.map((one) => judged(one, judge)));
    yield unjudged.length;
    after = last.message.id;
  }
}

function judged(unjudged: Unjudged, judge: EngagementJudge): JudgedMessage {
  const touches = touchedMails(unjudged).flatMap((mail) => judge.judge(mail));
  return {
    message: unjudged.message.id,
    stamp: unjudged.stamp,
    touches: touches.map(({ event, verdict, human, signals }) => ({
      event: numberOf(event),
      // The verdict first: the store looks for it there.
      judged: { verdict, human, signals },
    })),
  };
}
