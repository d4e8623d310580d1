import { expect, test } from 'vitest';
import type { Cause } from '../../sim/world/fact.ts';
import { VOCABULARIES, type Voice, wordsFor } from '../../sim/world/words.ts';
import { classify } from '../../src/index.ts';

const VALUES: Readonly<Record<string, string>> = {
  r: 'anna.berg.1@oak.example',
  d: 'oak.example',
  ip: '192.0.2.200',
  own: 'shop.example',
  n: '123',
  h: 'AM0EUR02FT003',
  q: 'a1b2c3d4e5f6',
};

const voices = Object.keys(VOCABULARIES) as Voice[];
const causes = (Object.keys(VOCABULARIES.postfix) as Cause[]).filter((one) => one !== 'accepted');

test.each(voices)('what %s says means what it is said for', (voice) => {
  for (const cause of causes)
    for (const { text, reason } of wordsFor(voice, cause)) {
      const words = text.replace(/\{(\w+)\}/g, (_, name: string) => VALUES[name] ?? name);
      expect(`${cause}: ${classify(words).reason}`, words).toBe(`${cause}: ${reason}`);
    }
});
