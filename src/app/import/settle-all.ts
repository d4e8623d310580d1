// Brings the outcomes up to date with the events: messages that were touched, then events that name none.

import { addressToAttach, attach, attachedWith, windowOf } from '../../correlate/attach.ts';
import type { OwnSettings } from '../../model/own.ts';
import { settle } from '../../pipeline/settle.ts';
import type { Attachment, Settled, Store, StoredEvent } from '../../ports/store.ts';
import { OneWrite } from './one-write.ts';

/** Messages read together: a mailing with one Message-ID for all is one message with very many events. */
const MESSAGES = 1000;
const LOOSE = 500;
/** Messages settled before the store is listened to again. */
const IN_A_ROW = 64;

/** Yields how many messages were settled since the last time. Interrupted, the rest is settled the next time. */
export async function* settleAll(store: Store, own: OwnSettings): AsyncGenerator<number> {
  yield* settleTouched(store, own);
  if (await attachLoose(store)) yield* settleTouched(store, own);
}

/** The next ones are read and settled while the last are being written. */
async function* settleTouched(store: Store, own: OwnSettings): AsyncGenerator<number> {
  const writes = new OneWrite<number>();
  let open: ReadonlySet<number> = new Set();
  try {
    for (;;) {
      const isAlone = !writes.isOpen();
      const unsettled = await store.unsettled(MESSAGES);
      const fresh = unsettled.filter(({ message }) => !open.has(message.id));
      const settled: Settled[] = [];
      for (const [index, one] of fresh.entries()) {
        if (index % IN_A_ROW === 0) await writes.listen();
        settled.push(settle(one, own));
      }
      const written = await writes.end();
      if (written !== null) yield written;
      if (fresh.length > 0) {
        open = new Set(settled.map(({ message }) => message));
        writes.begin(store.settle(settled).then(() => settled.length));
      } else if (isAlone) return;
      else open = new Set();
    }
  } finally {
    await writes.abandon();
  }
}

/** @returns whether any event found its message. */
async function attachLoose(store: Store): Promise<boolean> {
  let found = false;
  for (let after = 0; ; ) {
    const events = await store.loose(LOOSE, after);
    const last = events.at(-1);
    if (!last) return found;
    const attachments = await attachmentsOf(store, events);
    if (attachments.length > 0) await store.attach(attachments);
    found ||= attachments.length > 0;
    after = last.id;
  }
}

async function attachmentsOf(store: Store, loose: readonly StoredEvent[]): Promise<Attachment[]> {
  const groups = await groupsOf(store, loose.filter(isAttachable));
  const events = groups.flat();
  const found = await store.messagesTo(
    events.map((event) => ({ address: addressToAttach(event), ...windowOf(event) })),
  );
  const messages = new Map(events.map((event, index) => [event, found[index] ?? []]));
  return groups.flatMap((group) => {
    const told = new Map(
      group.flatMap((event) => (messages.get(event) ?? []).map((one) => [one.message.id, one])),
    );
    const candidates = [...told.values()].map((one) => ({ ...one.message, events: one.events }));
    return attach(group, candidates).flatMap((best, index) => {
      const event = group[index];
      return best && event?.message === null ? [{ event: event.id, ...best }] : [];
    });
  });
}

const isAttachable = (event: StoredEvent): boolean =>
  addressToAttach(event) !== '' && event.type !== 'unrelated';

/**
 * Those that are attached together, with those of them that were attached before: the same ones are told of the same mails
 * whenever they are looked at. A group is on the page of the first that belongs to no message.
 */
async function groupsOf(store: Store, events: readonly StoredEvent[]): Promise<StoredEvent[][]> {
  const alone = events.filter((event) => attachedWith(event) === '');
  const addresses = events.filter((event) => attachedWith(event) !== '').map(addressToAttach);
  const keyless = addresses.length > 0 ? await store.keylessTo([...new Set(addresses)]) : [];
  const together = Map.groupBy(keyless.filter(isAttachable), attachedWith);
  together.delete('');
  const onPage = new Set(events.map(({ id }) => id));
  const isFirstHere = (group: readonly StoredEvent[]): boolean =>
    onPage.has(Math.min(...group.flatMap(({ id, message }) => (message === null ? [id] : []))));
  return [...alone.map((event) => [event]), ...[...together.values()].filter(isFirstHere)];
}
