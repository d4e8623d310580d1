import type { JudgedEvent } from './judged-event.ts';

/**
 * Who opened or clicked.
 *
 * - `human`: a person did it.
 * - `machine`: a scanner, a filter, a link expander.
 * - `proxy`: a picture was fetched by the mail client's operator, at whatever time; a person may or may not have looked.
 * - `unknown`: nothing speaks clearly for either.
 */
export const TOUCH_VERDICTS = ['human', 'machine', 'proxy', 'unknown'] as const;

export type TouchVerdict = (typeof TOUCH_VERDICTS)[number];

/** What spoke for or against a person. */
export interface TouchSignal {
  readonly id: string;
  /** In words, with figures: "5 links in 1.2 s". */
  readonly words: string;
  /** Log-odds for a machine; negative: for a person. */
  readonly weight: number;
}

/** An open, a click or the like with who did it. */
export interface Touch {
  readonly event: JudgedEvent;
  readonly verdict: TouchVerdict;
  /** How probable it is that a person did it, 0–1. */
  readonly human: number;
  /** The weightiest first. */
  readonly signals: readonly TouchSignal[];
}
