// Names the recipient of what came back by the address that it came back to.

import type { JudgedEvent } from '../model/judged-event.ts';
import { addressKey, localPartOf } from '../text/address-key.ts';
import { recipientOfReturnPath } from './return-path.ts';
import { recipientNumber, tokenRecipient } from './token.ts';

/** The address as the sender wrote to it. */
const writtenTo = ({ originalRecipient, recipient }: JudgedEvent): string =>
  originalRecipient || recipient;

const cameBack = ({ ids }: JudgedEvent): boolean => ids.returnPath !== '';

/**
 * A forwarder's notice names an address that we never wrote to, or none. But each return path that only one recipient
 * had, each token, each VERP address names the recipient: it becomes the `originalRecipient`, whatever the notice says.
 *
 * @param events all events of one message.
 */
export function nameRecipients<Event extends JudgedEvent>(
  events: readonly Event[],
): readonly Event[] {
  if (!events.some(cameBack)) return events;
  const known = new ReturnPaths(events);
  return events.map((event) => {
    const recipient = cameBack(event) ? known.recipientOf(event) : '';
    // A log may know the target of an alias alone: the notice then tells more.
    const isSame =
      recipient === '' ||
      recipient === addressKey(writtenTo(event)) ||
      recipient === addressKey(event.recipient);
    return isSame ? event : { ...event, originalRecipient: recipient };
  });
}

class ReturnPaths {
  /** Return path → the only recipient that had it; `''` where several had. */
  readonly #byPath: Map<string, string> = new Map();
  readonly #byNumber: Map<string, string> = new Map();
  readonly #known: Set<string> = new Set();

  constructor(events: readonly JudgedEvent[]) {
    for (const event of events) {
      const recipient = addressKey(writtenTo(event));
      if (cameBack(event) || recipient === '') continue;
      this.#known.add(recipient);
      this.#byNumber.set(recipientNumber(recipient), recipient);
      const path = addressKey(event.sender);
      const before = this.#byPath.get(path);
      this.#byPath.set(path, before === undefined || before === recipient ? recipient : '');
    }
  }

  recipientOf(event: JudgedEvent): string {
    const path = addressKey(event.ids.returnPath);
    const named = addressKey(writtenTo(event));
    // A path that is the same for all recipients names nobody, but nor does one where only one log line is known.
    const byPath = this.#isTelling() ? this.#byPath.get(path) : '';
    const verp = addressKey(recipientOfReturnPath(path));
    return (
      (event.token === 'valid' || event.token === 'expired'
        ? this.#byNumber.get(tokenRecipient(localPartOf(path)))
        : undefined) ||
      (this.#known.has(verp) ? verp : '') ||
      (this.#known.has(named) ? '' : byPath) ||
      ''
    );
  }

  #isTelling(): boolean {
    return this.#byPath.size > 1 || this.#known.size === 1;
  }
}
