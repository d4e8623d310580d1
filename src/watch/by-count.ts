// Orders counted names: the most frequent first.

export const byCount = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
    .map(([name]) => name);
