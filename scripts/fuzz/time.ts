// Measures how long something takes, without what happens besides on the machine.

const REPEATS = 3;

/** CPU milliseconds of the quickest of three times: what is slow by chance is not slow three times. */
export function cpuMs(run: () => void): number {
  const times = Array.from({ length: REPEATS }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
