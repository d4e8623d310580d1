import { describe, expect, it } from 'vitest';
import { EngagementSums } from '../../../src/app/engage/engagement-sums.ts';
import { signalNames } from '../../../src/app/engagement.ts';
import type { TouchVerdict } from '../../../src/model/touch.ts';

type Row = Parameters<EngagementSums['add']>[0];
type Signal = readonly [id: string, weight: number];

const row = (verdict: TouchVerdict, type: Row['type'], ...signals: readonly Signal[]): Row => ({
  time: 0,
  type,
  recipient: 'anna@example.org',
  stream: '',
  campaign: '',
  link: '',
  ip: '',
  userAgent: '',
  verdict,
  human: 0.5,
  signals: signals.map(([id, weight]) => ({ id, words: '', weight })),
});

describe('who the machines were', () => {
  it.each<[string, Row, string]>([
    [
      'a proxy by its name, though that speaks for a person',
      row('proxy', 'opened', ['behaviour/hours-later', -2], ['agents/gmail-proxy', -1]),
      'agents/gmail-proxy',
    ],
    [
      'a machine by its network rather than by what it did',
      row('machine', 'clicked', ['behaviour/honeypot', 8], ['networks/barracuda', 5]),
      'networks/barracuda',
    ],
    [
      'a machine by what it did, where its name speaks for a person',
      row('machine', 'clicked', ['agents/phone', -1], ['behaviour/honeypot', 8]),
      'behaviour/honeypot',
    ],
  ])('%s', (_, one, what) => {
    const sums = new EngagementSums();
    sums.add(one);
    sums.add(row('human', 'clicked', ['behaviour/hours-later', -2]));
    expect(sums.machines().map((machine) => machine.what)).toEqual([what]);
  });

  it('networks and clients have names', () => {
    const names = signalNames();
    expect(names.get('networks/barracuda')).toBe('Barracuda');
    expect(names.get('agents/gmail-proxy')).toContain('Gmail');
  });
});
