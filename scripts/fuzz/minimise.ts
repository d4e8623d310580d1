// Makes an input smaller while it still shows the same fault.

/** Takes stretches away, halving their length each time; stops after `budget` tries. */
export function minimise(
  input: string,
  isFaulty: (input: string) => boolean,
  budget = 4000,
): string {
  let smallest = input;
  let tries = 0;
  for (let length = input.length >> 1; length >= 1; length >>= 1) {
    let at = 0;
    while (at < smallest.length && tries < budget) {
      const candidate = smallest.slice(0, at) + smallest.slice(at + length);
      tries++;
      if (isFaulty(candidate)) smallest = candidate;
      else at += length;
    }
  }
  return smallest;
}
