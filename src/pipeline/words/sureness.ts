// Says a confidence of 0–1 in words, both for a list and for the head of a sentence.

const STEPS: readonly (readonly [number, string])[] = [
  [0.97, 'as good as certain'],
  [0.9, 'very sure'],
  [0.75, 'fairly sure'],
  [0.5, 'more likely than not'],
  [0.25, 'no more than a guess'],
];

export function surenessWords(confidence: number): string {
  return STEPS.find(([from]) => confidence >= from)?.[1] ?? 'nothing to go by';
}

/** Put before a sentence that would otherwise claim too much. */
export function caution(confidence: number): string {
  if (confidence >= 0.75) return '';
  return confidence >= 0.5 ? 'Probably: ' : 'Perhaps: ';
}
