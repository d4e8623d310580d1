/** A place in the raw mail: byte offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
