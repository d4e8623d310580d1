// Claims that ten million clicks are judged in two minutes on one core, in memory that does not grow.

import { clientOf, type MailEvent, mailEvent } from '../../src/model/event.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import { NO_LINKS } from '../../src/model/links.ts';
import { EngagementJudge } from '../../src/pipeline/engage.ts';
import { atMost, claim } from '../claim.ts';

/** CI=1 looks at fewer; PROVE_CLICKS tells how many. */
const CLICKS = Number(process.env['PROVE_CLICKS'] ?? (process.env['CI'] ? 500_000 : 10_000_000));
const SECONDS = 120;
const MOST_GROWN_MB = 64;
const START = Date.UTC(2026, 6, 6);
const MAILS_AT_ONCE = 10_000;
const BETWEEN_MAILS = 10;
const MB = 1024 * 1024;

const AGENTS: readonly string[] = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'python-requests/2.31.0',
];

/** Numbers that look random, the same for the same mail (splitmix32). */
function drawer(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

const recipientOf = (number: number): string => `r${number % 900_000}@d${number % 4000}.example`;

const asJudged = (event: MailEvent): JudgedEvent => ({
  ...event,
  verdict: null,
  disagreement: null,
  token: 'none',
  ownership: 'ours',
  ownershipWhy: '',
  keys: [],
});
const DELIVERED = asJudged(mailEvent('delivered', 'x', { campaign: 'c' }));
const CLICKED = asJudged(mailEvent('clicked', 'x', { campaign: 'c' }));
const CLIENT = clientOf({
  method: 'GET',
  headers: { 'accept-language': 'en', 'sec-fetch-mode': 'navigate' },
});

/** A third is looked at by a filter, link after link; the others by people, one link or two. */
function mailOf(number: number): JudgedEvent[] {
  const draw = drawer(number);
  const recipient = recipientOf(number);
  const acceptedAt = START + number * BETWEEN_MAILS;
  const isScanned = draw(3) === 0;
  const clicks = isScanned ? 6 : 1 + draw(2);
  const net = isScanned ? '40.94' : `${11 + draw(200)}.${draw(256)}`;
  const ip = `${net}.${draw(256)}.${1 + draw(254)}`;
  const userAgent = AGENTS[isScanned ? draw(3) : draw(2)] ?? '';
  const ids = { ...CLICKED.ids, linkToken: `t${number}` };
  const host = `mx.d${number % 4000}.example`;
  const events: JudgedEvent[] = [{ ...DELIVERED, time: acceptedAt, recipient, host }];
  let time = acceptedAt + (isScanned ? 2000 : 30_000) + draw(20_000);
  for (let click = 0; click < clicks; click++) {
    const client = { ...CLIENT, ip, userAgent, link: String(click) };
    events.push({ ...CLICKED, time, recipient, ids, client });
    time += isScanned ? 300 + draw(500) : 9000 + draw(60_000);
  }
  return events;
}

/** All clicks in the order of time; a mail's clicks end before the batch after the next one begins. */
function* inOrder(): Generator<MailEvent> {
  let waiting: MailEvent[] = [];
  let clicks = 0;
  for (let first = 0; clicks < CLICKS; first += MAILS_AT_ONCE) {
    for (let number = first; number < first + MAILS_AT_ONCE; number++) {
      const touches = mailOf(number).slice(1);
      clicks += touches.length;
      waiting.push(...touches);
    }
    waiting.sort((a, b) => a.time - b.time);
    const until = START + (first + MAILS_AT_ONCE) * BETWEEN_MAILS;
    const due = waiting.findIndex(({ time }) => time >= until);
    yield* waiting.slice(0, due);
    waiting = waiting.slice(due);
  }
  yield* waiting;
}

const rss = (): number => process.memoryUsage().rss / MB;

const judge = new EngagementJudge({ links: NO_LINKS });
const started = process.cpuUsage();
for (const event of inOrder()) judge.see(event, event.recipient, event.campaign);
let clicks = 0;
let machines = 0;
let early = 0;
for (let number = 0; clicks < CLICKS; number++) {
  const events = mailOf(number);
  const known = {
    recipient: recipientOf(number),
    campaign: 'c',
    place: number + 1,
    linkToken: `t${number}`,
  };
  for (const { verdict } of judge.judge({ events, ...known })) {
    clicks++;
    if (verdict === 'machine') machines++;
  }
  if (early === 0 && clicks > CLICKS / 4) early = rss();
}
// What it takes of one core, whatever else runs beside it.
const used = process.cpuUsage(started);
const seconds = (used.user + used.system) / 1e6;
const grown = Math.max(0, rss() - early);
const share = Math.round((100 * machines) / clicks);
const name = `${clicks} clicks judged (${share} % machines'):`;
const bar = atMost((SECONDS * CLICKS) / 10_000_000);
// A busy machine must not decide whether a change lands.
if (process.env['CI']) console.log(`${name} ${bar.words} s · skipped (timings are no test in CI)`);
else await claim({ name, unit: ' s', bar, measure: () => seconds });
await claim({
  name: 'memory from a quarter of them to all, grown by',
  unit: ' MB',
  bar: atMost(MOST_GROWN_MB),
  measure: () => grown,
});
