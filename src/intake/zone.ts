// Turns a wall clock's reading in a named time zone into epoch ms.

/** Zones change their offset at whole quarters of an hour. */
const QUARTER = 900_000;
const DAY = 86_400_000;
/** Longer than any run of quarters that a log jumps between; then it begins anew. */
const CACHED = 20_000;

/**
 * @param zone IANA name, `UTC`, or an offset such as `+01:00`; one that is unknown counts as UTC.
 * @returns wall clock (as epoch ms, as if it were UTC) → epoch ms. A time that the spring change skips counts by the
 * offset before it, one that autumn has twice is the earlier.
 */
export function zoneClock(zone: string): (wall: number) => number {
  const offsetAt = offsetOf(zone);
  if (offsetAt === null) return (wall) => wall;
  const offsets = new Map<number, number>();
  return (wall) => {
    if (!Number.isFinite(wall)) return wall;
    const quarter = Math.floor(wall / QUARTER);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = offsetOfWall(offsetAt, quarter * QUARTER);
      if (offsets.size >= CACHED) offsets.clear();
      offsets.set(quarter, offset);
    }
    return wall - offset;
  };
}

/** The offset that was in force a day before wins where it still gives this very reading: the earlier of two. */
function offsetOfWall(offsetAt: (time: number) => number, wall: number): number {
  const before = offsetAt(wall - DAY);
  if (offsetAt(wall - before) === before) return before;
  const after = offsetAt(wall + DAY);
  return offsetAt(wall - after) === after ? after : before;
}

/** Epoch ms → offset in ms; null for UTC. */
function offsetOf(zone: string): ((time: number) => number) | null {
  if (zone === '' || zone === 'UTC') return null;
  const format = formatOf(zone);
  if (format === null) return null;
  return (time) => {
    const at: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(time)) at[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = at;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
  };
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const clock = {
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, ...fields, ...clock });
  } catch {
    return null;
  }
}
