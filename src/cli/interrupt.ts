// Lets a run end cleanly on Ctrl-C: after whole lines, with its sums.

/** Listens from now on; the answer becomes true with the first Ctrl-C. A second one ends at once. */
export function onInterrupt(): () => boolean {
  let isInterrupted = false;
  process.once('SIGINT', () => {
    isInterrupted = true;
  });
  return () => isInterrupted;
}
