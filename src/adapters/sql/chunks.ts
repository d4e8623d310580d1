// Cuts a list into parts that one statement can take as parameters.

/** SQLite takes 32,766 at most. */
const LENGTH = 5000;

export function* chunks<T>(list: readonly T[], length: number = LENGTH): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += length) yield list.slice(at, at + length);
}
