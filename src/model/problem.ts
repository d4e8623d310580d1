/** Something odd in the input that made the answer poorer: said, never thrown. */
export interface Problem {
  /** Stable word for programs, e.g. `unknown-charset`, `too-many-parts`, `truncated-header`. */
  readonly code: string;
  /** One sentence for people: what, where, and what was done instead. */
  readonly message: string;
}
