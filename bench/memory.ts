// Measures the memory of a process that decodes 100,000 mails one after the other.
import { runChild } from './child.ts';
import type { MailFolder } from './mails.ts';
import type { Group } from './table.ts';

interface Curve {
  readonly step: number;
  /** MB after each step. */
  readonly curve: readonly number[];
  readonly peak: number;
}

const SHOWN = [1, 2, 4, 8, 12, 16, 20];

export async function measureMemory({ path }: MailFolder): Promise<Group[]> {
  const { step, curve, peak } = runChild<Curve>('memory', [path]);
  const at = (steps: number): number => curve[steps - 1] ?? Number.NaN;
  const half = curve.length / 2;
  const early = Math.max(...curve.slice(0, half));
  const late = Math.max(...curve.slice(half));
  return [
    {
      id: 'memory',
      title: 'MB in use while decoding 100,000 mails from disk',
      columns: ['MB'],
      rows: [
        ...SHOWN.map((steps) => ({
          name: `after ${(steps * step).toLocaleString('en')} mails`,
          values: [at(steps)],
        })),
        { name: 'peak', values: [peak], unit: ' MB', bar: { atMost: 150 } },
        {
          name: 'second half against the first',
          values: [late / early],
          digits: 2,
          unit: ' ×',
          bar: { atMost: 1.1 },
        },
      ],
    },
  ];
}
