// Lays the events of one message out as the stages that the mail went through, for each recipient.

import { isByCarrier } from '../model/event.ts';
import type { JudgedEvent } from '../model/judged-event.ts';
import type { Stage } from '../model/stage.ts';
import { inOrder } from './order.ts';
import { byRecipient } from './recipients.ts';
import { isTrace, type Numbered } from './told.ts';

/** Where in the life of a mail an event belongs: before any attempt, at one, after it was accepted, with the reader. */
export type Step = 'submission' | 'attempt' | 'end' | 'notice' | 'engagement';

export interface TimelineEntry<Event extends JudgedEvent> {
  /** Counts as `Outcome.decidedBy` does. */
  readonly number: number;
  readonly event: Event;
  readonly step: Step;
  /** Which attempt of this recipient, from 1; 0: no attempt. */
  readonly attempt: number;
  /** As far as this attempt or notice got; `never` where it was not stopped. */
  readonly stage: Stage;
}

export interface Timeline<Event extends JudgedEvent> {
  readonly recipient: string;
  /** Order of time. */
  readonly entries: readonly TimelineEntry<Event>[];
}

/** One timeline per recipient, in the order of addresses. Events of no single recipient stand in none. */
export function timelineOf<Event extends JudgedEvent>(events: readonly Event[]): Timeline<Event>[] {
  const ordered = inOrder(events);
  const numbered = ordered.map((event, number) => ({ event, number }));
  return byRecipient(numbered).map(({ recipient, events: own }) => {
    let attempts = 0;
    const entries = own.map((one) => {
      const step = stepOf(one.event);
      if (step === 'attempt') attempts++;
      const attempt = step === 'attempt' ? attempts : 0;
      // `byRecipient` gives back the objects it was given.
      const event = ordered[one.number] as Event;
      return { number: one.number, event, step, attempt, stage: stageOf(one) };
    });
    return { recipient, entries };
  });
}

function stepOf(event: JudgedEvent): Step {
  if (event.type === 'submitted') return 'submission';
  if (isTrace(event)) return 'engagement';
  if (!isByCarrier(event)) return 'notice';
  return event.type === 'expired' || event.type === 'not-attempted' ? 'end' : 'attempt';
}

function stageOf({ event }: Numbered): Stage {
  if (event.type === 'delivered') return 'never';
  return event.stage === 'unknown' ? (event.verdict?.stage ?? 'unknown') : event.stage;
}
