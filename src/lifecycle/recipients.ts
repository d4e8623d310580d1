// Parts the events of one message by the recipient that each is about, as the sender knows the recipient.

import { isByCarrier } from '../model/event.ts';
import type { JudgedEvent } from '../model/judged-event.ts';
import { addressKey, localPartOf } from '../text/address-key.ts';
import type { Numbered } from './told.ts';

/** The events of one message about one recipient. */
export interface RecipientEvents {
  /** As `addressKey` gives it. */
  readonly recipient: string;
  readonly events: readonly Numbered[];
  /** How surely the events that name another address are about this recipient; 1 where all name it. */
  readonly matched: ReadonlyMap<Numbered, number>;
}

/** Only one address was written to: what names another one was forwarded. */
const SOLE = 0.95;
/** Of several addresses only this one has the same local part: anna@example.com moved to anna@example.org. */
const SAME_LOCAL_PART = 0.7;
/** No address that we wrote to fits: taken for one that our logs do not show. */
const UNMATCHED = 0.5;
/** Aliases of aliases. */
const DEEPEST = 10;

interface Group {
  readonly events: Numbered[];
  readonly matched: Map<Numbered, number>;
}

interface Match {
  readonly recipient: string;
  readonly surely: number;
}

/**
 * The first of these that fits decides: the original recipient told (ORCPT, `orig_to`, token, VERP), the recipient, an
 * alias that the logs resolve, the only address that was written to, the only one of the same local part. Events of the
 * whole message (recipient `''`) belong to the only recipient; what our own system told of the message, to all.
 */
export function byRecipient(events: readonly Numbered[]): RecipientEvents[] {
  const known = new KnownRecipients(events);
  const groups = new Map<string, Group>();
  const wide: Numbered[] = [];
  for (const one of events) {
    const match = known.match(one.event);
    if (!match) {
      if (one.event.type === 'submitted') wide.push(one);
      continue;
    }
    const group: Group = groups.get(match.recipient) ?? { events: [], matched: new Map() };
    groups.set(match.recipient, group);
    group.events.push(one);
    if (match.surely < 1) group.matched.set(one, match.surely);
  }
  return [...groups].sort(byName).map(([recipient, group]) => ({
    recipient,
    events: wide.length === 0 ? group.events : merged(wide, group.events),
    matched: group.matched,
  }));
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : Number(a > b);

const merged = (a: readonly Numbered[], b: readonly Numbered[]): Numbered[] =>
  [...a, ...b].sort((x, y) => x.number - y.number);

/** The addresses that our own systems wrote to, with the aliases that they resolved. */
class KnownRecipients {
  readonly #known: Set<string> = new Set();
  readonly #aliasOf: Map<string, string> = new Map();
  readonly #sole: string;
  #byLocalPart: Map<string, string> | null = null;

  constructor(events: readonly Numbered[]) {
    const own = events.filter(({ event }) => isByCarrier(event)).map(({ event }) => event);
    for (const event of own) this.#learnAlias(namesOf(event));
    for (const names of namesInEchoes(events, own)) this.#learnAlias(names);
    const direct = new Set(own.filter(isWrittenTo).map(({ recipient }) => addressKey(recipient)));
    for (const event of own) {
      const { recipient, original } = namesOf(event);
      const name = original || (this.#isTarget(event, direct) ? '' : recipient);
      if (name !== '') this.#known.add(event.type === 'submitted' ? name : this.#root(name));
    }
    const told = this.#known.size > 0 ? this.#known : addressesTold(events);
    this.#sole = told.size === 1 ? ([...told][0] ?? '') : '';
  }

  #learnAlias({ recipient, original }: Names): void {
    if (original !== '' && recipient !== '' && original !== recipient)
      this.#aliasOf.set(recipient, original);
  }

  /** Of a target that a second queue or server shows without the alias it came from. */
  #isTarget({ type, recipient }: JudgedEvent, direct: ReadonlySet<string>): boolean {
    const alias = this.#aliasOf.get(addressKey(recipient));
    return type !== 'submitted' && alias !== undefined && direct.has(alias);
  }

  #root(address: string): string {
    let at = address;
    for (let depth = 0; depth < DEEPEST; depth++) {
      const next = this.#known.has(at) ? undefined : this.#aliasOf.get(at);
      if (next === undefined || next === address) break;
      at = next;
    }
    return at;
  }

  match(event: JudgedEvent): Match | null {
    const { recipient, original } = namesOf(event);
    for (const name of [original, recipient]) {
      if (name === '') continue;
      const root = this.#root(name);
      if (this.#known.has(root)) return { recipient: root, surely: 1 };
    }
    if (recipient === '' && original === '')
      return this.#sole === '' ? null : { recipient: this.#sole, surely: 1 };
    return this.#guess(original || recipient);
  }

  #guess(name: string): Match {
    if (this.#known.size === 0) return { recipient: name, surely: 1 };
    if (this.#sole !== '') return { recipient: this.#sole, surely: SOLE };
    this.#byLocalPart ??= soleByLocalPart(this.#known);
    const alike = this.#byLocalPart.get(localPartOf(name));
    return alike
      ? { recipient: alike, surely: SAME_LOCAL_PART }
      : { recipient: name, surely: UNMATCHED };
  }
}

/** Each local part with the only address that has it; `''` where several have it. */
function soleByLocalPart(addresses: Iterable<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const address of addresses) {
    const local = localPartOf(address);
    found.set(local, found.has(local) ? '' : address);
  }
  return found;
}

/**
 * Logs that name only the target of an alias: our own system's notice of the same failure tells the address that was
 * written to.
 */
function namesInEchoes(events: readonly Numbered[], own: readonly JudgedEvent[]): Names[] {
  if (own.some(({ type, recipient }) => type === 'submitted' && recipient !== '')) return [];
  const refused = new Set(
    own
      .filter(({ type, originalRecipient }) => type === 'failed' && originalRecipient === '')
      .map(({ recipient }) => addressKey(recipient)),
  );
  return events
    .filter(({ event }) => event.type === 'notice-failed')
    .map(({ event }) => namesOf(event))
    .filter(({ recipient, original }) => refused.has(recipient) && !refused.has(original));
}

const isWrittenTo = ({ recipient, originalRecipient }: JudgedEvent): boolean =>
  recipient !== '' && originalRecipient === '';

interface Names {
  readonly recipient: string;
  readonly original: string;
}

const namesOf = (event: JudgedEvent): Names => ({
  recipient: addressKey(event.recipient),
  original: addressKey(event.originalRecipient),
});

function addressesTold(events: readonly Numbered[]): Set<string> {
  const told = new Set<string>();
  for (const { event } of events) {
    const { recipient, original } = namesOf(event);
    if (original || recipient) told.add(original || recipient);
  }
  return told;
}
