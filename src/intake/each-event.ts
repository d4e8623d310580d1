// Goes through the parts of a payload, gathering what each tells.

import type { MailEvent } from '../model/event.ts';
import { type Fields, isFields } from './json-value.ts';
import type { WebhookReading } from './webhook-format.ts';

/** Events, or a sentence that says why there are none; `''`: rightly none. */
export type PartReading = MailEvent | readonly MailEvent[] | string;

/** No provider sends batches near this. */
const MOST_PARTS = 100_000;
const MOST_PROBLEMS = 100;

/** Events without a recipient are kept and told of: they still say something about the message. */
export function readEach(
  parts: readonly unknown[],
  read: (part: Fields) => PartReading,
): WebhookReading {
  const events: MailEvent[] = [];
  const problems = new Set<string>();
  const tell = (problem: string): void => {
    if (problem !== '' && problems.size < MOST_PROBLEMS) problems.add(problem);
  };
  for (const part of parts.slice(0, MOST_PARTS)) {
    const told = isFields(part) ? read(part) : 'a part of the payload is no JSON object';
    if (typeof told === 'string') {
      tell(told);
      continue;
    }
    for (const event of 'type' in told ? [told] : told) {
      events.push(event);
      if (event.recipient === '') tell(`an event of type ${event.type} does not say whose it is`);
    }
  }
  if (parts.length > MOST_PARTS) tell(`only the first ${MOST_PARTS} parts were read`);
  return { events, problems: [...problems] };
}

/** For an unknown kind of event. */
export function unknownKind(name: string): string {
  return name === '' ? 'a part without a type' : `unknown type of event: ${name.slice(0, 60)}`;
}
