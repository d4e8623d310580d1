// Measures how many replies are judged in a second, and what the cost grows with.
import { runChild } from './child.ts';
import type { MailFolder } from './mails.ts';
import { median } from './median.ts';
import type { Group } from './table.ts';

const RULES = ['100', '300', '900', '1500', 'all'];

interface Classified {
  readonly rules: number;
  readonly replies: number;
  readonly length: number;
  /** µs of CPU a reply. */
  readonly each: number;
  /** The same for replies of 100, 400 and 1,600 characters. */
  readonly byLength: readonly [number, number, number];
}

export async function measureClassify(_folder: MailFolder, rounds: number): Promise<Group[]> {
  const measured = new Map<string, Classified[]>();
  for (let round = 0; round < rounds; round++)
    for (const rules of RULES) {
      const list = measured.get(rules) ?? [];
      measured.set(rules, [...list, runChild<Classified>('classifier', [rules])]);
    }
  const of = (rules: string, value: (one: Classified) => number): number =>
    median((measured.get(rules) ?? []).map(value));
  const perSecond = (rules: string): number => 1e6 / of(rules, (one) => one.each);
  const all = measured.get('all')?.[0];
  const row = (rules: string): (number | null)[] => [
    perSecond(rules),
    ...[0, 1, 2].map((i) => of(rules, (one) => one.byLength[i] ?? Number.NaN)),
  ];
  const rows = RULES.slice(0, -1).map((rules) => ({
    name: `with ${Number(rules).toLocaleString('en')} rules`,
    values: row(rules),
    digits: 1,
  }));
  const length = Math.round(all?.length ?? 0);
  return [
    {
      id: 'classify',
      title: `classify ${all?.replies} replies of ${length} characters`,
      columns: ['replies/s', 'µs, 100 ch.', 'µs, 400 ch.', 'µs, 1,600 ch.'],
      rows: [
        ...rows,
        { name: `with all ${all?.rules} rules`, values: row('all'), digits: 1 },
        {
          name: 'replies a second with all rules',
          values: [perSecond('all')],
          bar: { atLeast: 100_000 },
        },
        {
          name: '1,500 rules take the time of 300 rules',
          values: [perSecond('300') / perSecond('1500')],
          digits: 2,
          unit: ' ×',
          bar: { atMost: 1.5 },
        },
      ],
    },
  ];
}
