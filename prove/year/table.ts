// Keeps millions of observations in columns, to give them back address by address.
import type { Observation } from '../../src/model/observation.ts';

const FIRST_SIZE = 1 << 20;

type Shared = Omit<Observation, 'time' | 'sentAt' | 'address' | 'message' | 'campaign'>;

/** About 35 bytes an observation. */
export class ObservationTable {
  #count = 0;
  #times: Float64Array = new Float64Array(FIRST_SIZE);
  #sent: Float64Array = new Float64Array(FIRST_SIZE);
  #messages: Uint32Array = new Uint32Array(FIRST_SIZE);
  #addresses: Uint32Array = new Uint32Array(FIRST_SIZE);
  #campaigns: Uint32Array = new Uint32Array(FIRST_SIZE);
  #shared: Uint32Array = new Uint32Array(FIRST_SIZE);
  readonly #addressNames: Names<string> = new Names();
  readonly #campaignNames: Names<string> = new Names();
  readonly #kinds: Names<Shared> = new Names();

  get size(): number {
    return this.#count;
  }

  /** To be called in the order of time. */
  add(observation: Observation): void {
    const { time, sentAt, address, message, campaign, ...shared } = observation;
    const row = this.#count++;
    if (row >= this.#times.length) this.#grow();
    this.#times[row] = time;
    this.#sent[row] = sentAt;
    this.#messages[row] = message;
    this.#addresses[row] = this.#addressNames.numberOf(address, address);
    this.#campaigns[row] = this.#campaignNames.numberOf(campaign, campaign);
    this.#shared[row] = this.#kinds.numberOf(keyOf(shared), shared);
  }

  #grow(): void {
    const size = 2 * this.#times.length;
    this.#times = grown(this.#times, new Float64Array(size));
    this.#sent = grown(this.#sent, new Float64Array(size));
    this.#messages = grown(this.#messages, new Uint32Array(size));
    this.#addresses = grown(this.#addresses, new Uint32Array(size));
    this.#campaigns = grown(this.#campaigns, new Uint32Array(size));
    this.#shared = grown(this.#shared, new Uint32Array(size));
  }

  /** All of one address after all of another, each in the order of time. */
  *byAddress(): Generator<readonly Observation[]> {
    const { starts, rows } = this.#grouped();
    for (let number = 0; number + 1 < starts.length; number++) {
      const found: Observation[] = [];
      for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at++)
        found.push(this.#observation(rows[at] ?? 0));
      yield found;
    }
  }

  /** The rows, address by address, and where each address begins. */
  #grouped(): { readonly starts: Uint32Array; readonly rows: Uint32Array } {
    const starts = new Uint32Array(this.#addressNames.size + 1);
    for (let row = 0; row < this.#count; row++) {
      const next = (this.#addresses[row] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let number = 1; number < starts.length; number++)
      starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
    const places = starts.slice();
    const rows = new Uint32Array(this.#count);
    for (let row = 0; row < this.#count; row++) {
      const number = this.#addresses[row] ?? 0;
      const place = places[number] ?? 0;
      rows[place] = row;
      places[number] = place + 1;
    }
    return { starts, rows };
  }

  #observation(row: number): Observation {
    return {
      ...this.#kinds.valueOf(this.#shared[row] ?? 0),
      time: this.#times[row] ?? 0,
      sentAt: this.#sent[row] ?? 0,
      message: this.#messages[row] ?? 0,
      address: this.#addressNames.valueOf(this.#addresses[row] ?? 0),
      campaign: this.#campaignNames.valueOf(this.#campaigns[row] ?? 0),
    };
  }
}

function keyOf({ permanence, ...rest }: Shared): string {
  return `${Object.values(rest).join(' ')} ${permanence.message} ${permanence.address}`;
}

function grown<Column extends Float64Array | Uint32Array>(old: Column, larger: Column): Column {
  larger.set(old);
  return larger;
}

/** Numbers what comes again and again, from 0. */
class Names<Value> {
  readonly #numbers: Map<string, number> = new Map();
  readonly #values: Value[] = [];

  get size(): number {
    return this.#values.length;
  }

  numberOf(key: string, value: Value): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#values.push(value) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  valueOf(number: number): Value {
    return this.#values[number] as Value;
  }
}
