import { describe, expect, test } from 'vitest';
import type { TouchVerdict } from '../../src/model/touch.ts';
import { judgedLast, PEOPLE } from './stories.ts';

const GMAIL =
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
const PREFETCH =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0';

type Case = readonly [what: string, story: string, verdict: TouchVerdict, signal?: string];

describe('who it was', () => {
  const cases: readonly Case[] = [
    [
      'every link within a second, on arrival',
      'links 3; accepted 0; click 0 at 20; click 1 at 20.3; click 2 at 20.6',
      'machine',
      'behaviour/all-links-in-10s',
    ],
    [
      'the link that nobody sees',
      'links 5 hidden h; accepted 0; click h at 9000 browser',
      'machine',
      'behaviour/honeypot',
    ],
    [
      'what came with it',
      'links 5 hidden h; accepted 0; click h at 9000 browser; click 2 at 9003 browser',
      'machine',
      'behaviour/beside-honeypot',
    ],
    [
      'before acceptance',
      'click 0 at 5 browser; accepted 9',
      'machine',
      'behaviour/before-accepted',
    ],
    [
      'between a refusal after the data and the next attempt',
      'held 0; click 0 at 3000 browser; accepted 7200',
      'machine',
      'behaviour/in-hold',
    ],
    [
      'a message that was refused at RCPT',
      'refused 10; click 0 at 20 browser',
      'machine',
      'behaviour/refused-unseen',
    ],
    [
      'a copy that came back, looked at hours later, is a person',
      'refused 10; click 0 at 20000 browser',
      'human',
    ],
    [
      'a broken connection after the dot counts as arrival',
      'broke 5; open at 5000; click 0 at 5030 browser; accepted 9000',
      'human',
    ],
    ['HEAD', 'accepted 0; click 0 at 30 head', 'machine', 'behaviour/head'],
    [
      'Office looks ahead for a person',
      'accepted 0; click 0 at 4000 head as "Microsoft Office Existence Discovery"',
      'human',
      'agents/office-asks-ahead',
    ],
    ['altered letters', 'accepted 0; click 0 at 30 altered', 'machine', 'behaviour/altered'],
    ['a person, hours later', 'accepted 0; click 0 at 9000 browser', 'human'],
    [
      'a person on a phone, a minute after the picture',
      `accepted 0; open at 300 as "${PEOPLE.iphone}"; click 0 at 340 browser as "${PEOPLE.iphone}"`,
      'human',
      'behaviour/picture-seen',
    ],
    [
      'Safe Links asks from where no person does',
      'accepted 0; click 0 at 30 from 40.107.1.2',
      'machine',
      'networks/microsoft-protection',
    ],
    [
      'the same network fetches pictures for readers',
      'accepted 0; open at 9000 from 40.107.1.2',
      'proxy',
    ],
    [
      'a browser that runs at the filter',
      'accepted 0; open at 9000; click 0 at 9040 browser from 67.231.152.9',
      'human',
      'networks/proofpoint',
    ],
    [
      'a filter, from the same network',
      'accepted 0; click 0 at 8 bare from 67.231.152.9',
      'machine',
      'networks/proofpoint',
    ],
    ['Gmail', `accepted 0; open at 9000 as "${GMAIL}"`, 'proxy', 'agents/gmail-proxy'],
    ['Gmail, ahead', `accepted 0; open at 3 as "${PREFETCH}"`, 'proxy', 'agents/gmail-prefetch'],
    ['Apple Mail', 'accepted 0; open at 600 as "Mozilla/5.0" from 17.58.1.2', 'proxy'],
    [
      'a chat looks at the link',
      'accepted 0; click 0 at 9000 as "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"',
      'machine',
      'agents/preview',
    ],
    [
      'who ordered was a person, however fast',
      'accepted 0; click 0 at 3 browser; order at 200; click 0 at 4 browser',
      'human',
      'behaviour/conversion',
    ],
    ['one quick click of which little is told', 'accepted 0; click 0 at 40', 'machine'],
    ['nothing is told of when it was accepted', 'click 0 at 40 browser', 'human'],
  ];
  test.each(cases)('%s', (_, story = '', verdict, signal) => {
    const touch = judgedLast(story);
    expect([touch.verdict, touch.signals.map(({ id }) => id).join(' ')]).toEqual([
      verdict,
      expect.stringContaining(signal ?? ''),
    ]);
  });

  test('the weightiest signal stands first, with figures', () => {
    const { signals, human } = judgedLast('held 0; click 0 at 600; accepted 7200');
    expect(signals[0]).toEqual({
      id: 'behaviour/in-hold',
      words:
        '10 min after the receiver put the mail off with all of it in its hands, before the next attempt',
      weight: 5,
    });
    expect(human).toBeLessThan(0.05);
  });

  test('a later event changes the verdict', () => {
    const before = judgedLast('links 4 hidden h; accepted 0; click 0 at 8000 browser');
    const after = judgedLast(
      'links 4 hidden h; accepted 0; click h at 8003 browser; click 0 at 8000 browser',
    );
    expect([before.verdict, after.verdict]).toEqual(['human', 'machine']);
  });

  test('hostile: one mail with very many touches is judged in time', () => {
    const clicks = Array.from({ length: 3000 }, (_, at) => `click ${at} at ${at / 1000}`);
    const started = performance.now();
    expect(judgedLast(`accepted 0; ${clicks.join('; ')}`).verdict).toBe('machine');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
