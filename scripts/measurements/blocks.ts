// Defines what a measured part of docs/measurements.md gives: texts by the names of their places on the page.

/** Name of the place → what stands there. */
export type Blocks = Readonly<Record<string, string>>;
