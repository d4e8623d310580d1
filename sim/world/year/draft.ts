// Fills in what parts of an incident leave unsaid.

import { type Incident, nobodyMet, type Part } from '../incidents.ts';

export type PartDraft = Pick<Part, 'cause' | 'receiver' | 'start' | 'end' | 'concerns' | 'share'> &
  Partial<Pick<Part, 'lane' | 'campaign'>>;

export function draft(kind: Incident['kind'], name: string, parts: readonly PartDraft[]): Incident {
  const met = nobodyMet();
  const whole = parts.map((part) => ({ lane: null, campaign: null, ...part, met, firstAt: 0 }));
  const campaigns = whole.flatMap(({ campaign }) => campaign ?? []);
  return { kind, name, isMinor: false, campaigns, parts: whole, met };
}

export const everywhere = { receiver: '*', concerns: (): boolean => true } as const;
