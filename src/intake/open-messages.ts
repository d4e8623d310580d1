// Keeps what is known of the messages that a log has not finished, never more than a limit.

const LIMIT = 200_000;

/** Id → what is known. The oldest is dropped where a log never ends its messages. Values must be JSON-ready. */
export class OpenMessages<T> {
  readonly #messages: Map<string, T>;
  readonly #limit: number;

  /** @param saved what `save` gave, through JSON. */
  constructor(saved?: unknown, limit: number = LIMIT) {
    this.#messages = new Map(Array.isArray(saved) ? (saved as [string, T][]) : []);
    this.#limit = limit;
  }

  get size(): number {
    return this.#messages.size;
  }

  get(id: string): T | undefined {
    return this.#messages.get(id);
  }

  /** @returns the message that had to go for it; undefined as a rule. */
  set(id: string, message: T): T | undefined {
    this.#messages.set(id, message);
    if (this.#messages.size <= this.#limit) return undefined;
    const [oldest] = this.#messages.keys();
    const dropped = oldest === undefined ? undefined : this.#messages.get(oldest);
    if (oldest !== undefined) this.#messages.delete(oldest);
    return dropped;
  }

  delete(id: string): void {
    this.#messages.delete(id);
  }

  values(): IterableIterator<T> {
    return this.#messages.values();
  }

  /** Oldest first: order tells which to drop. */
  save(): [string, T][] {
    return [...this.#messages];
  }
}
