// Remembers of each address when it last showed life and when it failed: an address → its number in compact tables.

import { REASONS } from '../model/reason.ts';

const NUMBERS: ReadonlyMap<string, number> = new Map(
  REASONS.map((reason, number) => [reason, number]),
);
const FIRST_SIZE = 1024;
const SECOND = 1000;
const LATEST = 0xffff_ffff;

/**
 * About 35 bytes an address, whatever its length: addresses are known by 64 bits of a hash, times by their second
 * (1970–2106). Two of a million addresses share a hash in one of some ten million lists.
 */
export class AddressBook {
  #count = 0;
  /** Number of the address + 1; 0: free. A power of two long, at most half full. */
  #slots: Uint32Array = new Uint32Array(2 * FIRST_SIZE);
  #low: Uint32Array = new Uint32Array(FIRST_SIZE);
  #high: Uint32Array = new Uint32Array(FIRST_SIZE);
  #life: Uint32Array = new Uint32Array(FIRST_SIZE);
  #failure: Uint32Array = new Uint32Array(FIRST_SIZE);
  #incident: Uint32Array = new Uint32Array(FIRST_SIZE);
  #deferred: Uint32Array = new Uint32Array(FIRST_SIZE);
  #deferredFor: Uint8Array = new Uint8Array(FIRST_SIZE);

  /** The number of an address, from 0; a new one where it was not known. */
  numberOf(address: string): number {
    let low = 0x811c9dc5;
    let high = 0x9e3779b9;
    for (let at = 0; at < address.length; at++) {
      const code = address.charCodeAt(at);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul((high ^ code) + (high >>> 15), 0x85ebca6b);
    }
    low = mixed(low);
    high = mixed(high ^ address.length);
    return this.#find(low, high);
  }

  #find(low: number, high: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return this.#add(slot, low, high);
      if (this.#low[number] === low && this.#high[number] === high) return number;
    }
  }

  #add(slot: number, low: number, high: number): number {
    const number = this.#count++;
    if (number >= this.#low.length) this.#grow();
    else this.#slots[slot] = number + 1;
    this.#low[number] = low;
    this.#high[number] = high;
    if (this.#slots.length < 2 * this.#low.length) this.#fill();
    return number;
  }

  #grow(): void {
    const size = 2 * this.#low.length;
    this.#low = larger(this.#low, size);
    this.#high = larger(this.#high, size);
    this.#life = larger(this.#life, size);
    this.#failure = larger(this.#failure, size);
    this.#incident = larger(this.#incident, size);
    this.#deferred = larger(this.#deferred, size);
    const reasons = new Uint8Array(size);
    reasons.set(this.#deferredFor);
    this.#deferredFor = reasons;
  }

  #fill(): void {
    this.#slots = new Uint32Array(2 * this.#low.length);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#count; number++) {
      let slot = (this.#low[number] ?? 0) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }

  /** When it last showed life, epoch ms; 0: never. */
  lifeOf(number: number): number {
    return (this.#life[number] ?? 0) * SECOND;
  }

  lives(number: number, time: number): void {
    this.#life[number] = secondOf(time);
    this.#failure[number] = 0;
  }

  /** Whether it failed since it last showed life. */
  isFailing(number: number): boolean {
    return this.#failure[number] !== 0;
  }

  fails(number: number, time: number): void {
    this.#failure[number] = secondOf(time);
  }

  /** As if it had not failed. */
  forgive(number: number): void {
    this.#failure[number] = 0;
  }

  /** A message to it was put off. */
  defers(number: number, message: number, reason: string): void {
    this.#deferred[number] = message;
    this.#deferredFor[number] = NUMBERS.get(reason) ?? 0;
  }

  /** What this message was put off for, if it is the last one that was; `''`: it was not. */
  deferralOf(number: number, message: number): string {
    if (message === 0 || this.#deferred[number] !== message >>> 0) return '';
    return REASONS[this.#deferredFor[number] ?? 0] ?? '';
  }

  /** Number of the incident that it was last refused in, from 1; 0: none. */
  incidentOf(number: number): number {
    return this.#incident[number] ?? 0;
  }

  concern(number: number, incident: number): void {
    this.#incident[number] = incident;
  }
}

const secondOf = (time: number): number => Math.min(LATEST, Math.max(1, Math.floor(time / SECOND)));

function larger(table: Uint32Array, size: number): Uint32Array {
  const grown = new Uint32Array(size);
  grown.set(table);
  return grown;
}

/** Each bit of the result depends on each bit of the number (the end of MurmurHash3). */
function mixed(number: number): number {
  let hash = number ^ (number >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
