// Gives back what a reader had saved, whatever became of it in between.

/** The saved value of this name; undefined where there is none. */
export function savedPart(saved: unknown, name: string): unknown {
  return typeof saved === 'object' && saved !== null
    ? (saved as Record<string, unknown>)[name]
    : undefined;
}
