import { describe, expect, test } from 'vitest';
import { Crowd } from '../../src/engage/crowd.ts';

const MINUTE = 60_000;

function crowdOf(
  steps: readonly { recipient: number; at: number; link?: string; isCaught?: boolean }[],
): Crowd {
  const crowd = new Crowd();
  for (const { recipient, at, link = '0', isCaught = false } of steps)
    crowd.see({
      time: at,
      site: 7,
      client: 70,
      mail: recipient,
      recipient,
      domain: 9,
      link,
      isCaught,
    });
  return crowd;
}

describe('Crowd', () => {
  test('counts different recipients of a domain from one network within a minute', () => {
    const crowd = crowdOf([
      { recipient: 1, at: 0 },
      { recipient: 1, at: 1000 },
      { recipient: 2, at: 20_000 },
      { recipient: 3, at: 50_000 },
      { recipient: 4, at: 10 * MINUTE },
    ]);
    const asked = [
      crowd.recipientsAt(7, 9, 30_000),
      crowd.recipientsAt(7, 9, 10 * MINUTE),
      crowd.recipientsAt(7, 8, 30_000),
      crowd.recipientsAt(6, 9, 30_000),
    ];
    expect(asked).toEqual([3, 1, 1, 1]);
  });

  test('who asks for three links of one mail in two seconds is caught', () => {
    const crowd = crowdOf([
      { recipient: 1, at: 0, link: '0' },
      { recipient: 1, at: 500, link: '1' },
      { recipient: 1, at: 900, link: '2' },
      { recipient: 2, at: 5000, link: '0' },
    ]);
    expect(crowd.client(70)).toMatchObject({ all: 2, caught: 1 });
    expect(crowd.domain(9)).toMatchObject({ all: 2, caught: 1 });
    expect(crowd.reader(70, 1)).toMatchObject({ all: 1, caught: 1 });
    expect(crowd.reader(70, 2)).toMatchObject({ all: 1, caught: 0 });
  });
});
