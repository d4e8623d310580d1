// Keeps what a reader must know to read on, whatever became of it in between.

/** A copy, since what is kept goes on changing. Values must be JSON-ready. */
export function snapshot(state: unknown): unknown {
  return JSON.parse(JSON.stringify(state)) as unknown;
}

/** The saved value of this name; undefined where there is none. */
export function savedPart(saved: unknown, name: string): unknown {
  return typeof saved === 'object' && saved !== null
    ? (saved as Record<string, unknown>)[name]
    : undefined;
}
