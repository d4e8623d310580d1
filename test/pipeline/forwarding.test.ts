import { describe, expect, it } from 'vitest';
import { type Original, UNKNOWN_ORIGINAL } from '../../src/model/original.ts';
import { EMPTY_REPORT, type Report } from '../../src/model/report.ts';
import { forwardingOf } from '../../src/pipeline/forwarding.ts';
import { hopOf } from '../../src/pipeline/hop.ts';

const REPORT: Report = {
  ...EMPTY_REPORT,
  action: 'failed',
  recipient: 'carol@target.example',
  speaker: 'remote',
};

describe('forwarded', () => {
  it.each<[string, Partial<Report>, Partial<Original>, string]>([
    [
      'the original recipient has another domain',
      { originalRecipient: 'c@club.example' },
      {},
      'c@club.example',
    ],
    [
      'a Received field names another address',
      {},
      { received: ['from a by b for <c@club.example>; Mon'] },
      'c@club.example',
    ],
    [
      'the host of the address in To reports',
      { reportingMta: 'mx1.club.example' },
      { to: ['c@club.example'] },
      'c@club.example',
    ],
    [
      'the return path was rewritten',
      {},
      { returnPath: 'SRS0=ab12=XY=shop.example=news@club.example' },
      'carol@target.example',
    ],
  ])('%s', (_what, report, original, subscriber) => {
    const found = forwardingOf({ ...REPORT, ...report }, { ...UNKNOWN_ORIGINAL, ...original });
    expect(found?.subscriber).toBe(subscriber);
    expect(found?.signs.length).toBeGreaterThan(0);
    expect(hopOf(REPORT, found)).toBe('forwarder');
  });
});

it('tells the target that the notice names', () => {
  const report = { ...REPORT, forwardedTo: 'c@else.example' };
  expect(forwardingOf(report, null)).toMatchObject({
    subscriber: 'carol@target.example',
    target: 'c@else.example',
  });
});

describe('not forwarded', () => {
  it.each<[string, Partial<Report>, Partial<Original>]>([
    ['nothing tells', {}, {}],
    ['a blind copy: To has another domain, no more', {}, { to: ['list@other.example'] }],
    ['an alias in one domain', { originalRecipient: 'info@target.example' }, {}],
    [
      'authentication passed at an earlier hop, no more',
      {},
      { authenticationResults: ['mx; spf=pass'] },
    ],
  ])('%s', (_what, report, original) => {
    const found = forwardingOf({ ...REPORT, ...report }, { ...UNKNOWN_ORIGINAL, ...original });
    expect(found).toBeNull();
    expect(hopOf(REPORT, found)).toBe('destination');
  });
});
