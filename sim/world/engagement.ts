// Tells who fetches a mail's picture and follows its links: people, picture proxies, filters that look first.

import type { Mail, Touch } from './fact.ts';
import { CONVERSION, linksOf, PICTURE } from './links.ts';
import { addressOf } from './networks.ts';
import { Random } from './random.ts';
import { clickAddress, type Habits, habitsOf, humanTouch } from './readers.ts';
import { PREVIEWS } from './scanners.ts';
import { hold, PREVIEW_WAIT, refused, scan } from './scanning.ts';
import type { Telling } from './story.ts';
import { DAY, HOUR, MINUTE, SECOND } from './times.ts';

const GOOGLE_PROXY =
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
/** What Gmail's fetching ahead calls itself (mautic#10245). */
const GOOGLE_AHEAD =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0';
const YAHOO_PROXY = 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html';
const DESKTOP =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36';
const ASKING_AHEAD = 'Microsoft Office Existence Discovery';

/** How likely somebody who opened follows a link. */
const CLICKS: Readonly<Record<Mail['stream'], number>> = { newsletter: 0.12, transactional: 0.3 };

interface Reading {
  readonly mail: Mail;
  readonly habits: Habits;
  readonly random: Random;
  readonly telling: Telling;
}

/** People read what was accepted; what fetches for them fetches it too. */
function people(mail: Mail, acceptedAt: number, telling: Telling): void {
  const random = new Random(mail.number, mail.linkToken);
  const { person } = mail;
  const reading = { mail, habits: habitsOf(person), random, telling };
  fetchAhead(reading, acceptedAt);
  const interest =
    mail.stream === 'transactional' ? Math.min(0.9, person.interest * 1.5) : person.interest;
  const together = meeting(mail, acceptedAt);
  const joins = together > 0 && random.chance(interest * 0.6);
  if (!joins && !random.chance(interest)) return;
  const time = joins ? together + random.below(50 * SECOND) : acceptedAt + delay(reading);
  seePicture(reading, time);
  if (joins ? random.chance(0.35) : random.chance(CLICKS[mail.stream])) follow(reading, time);
  if (mail.stream === 'newsletter' && random.chance(0.003)) unsubscribe(reading, time);
}

/** Before anybody looks at the mail. */
function fetchAhead(reading: Reading, acceptedAt: number): void {
  const { mail, random } = reading;
  const { client } = mail.person;
  if (client === 'mail-privacy' && random.chance(0.75)) {
    const time = acceptedAt + random.around(12 * MINUTE, 1.3);
    tell(reading, time, proxyTouch('mail-privacy', addressOf('privacy', random), 'Mozilla/5.0'));
  }
  if (client === 'image-proxy' && random.chance(0.06)) {
    const time = acceptedAt + random.between(1, 20) * SECOND;
    tell(reading, time, proxyTouch('prefetch', addressOf('google', random), GOOGLE_AHEAD));
  }
}

const proxyTouch = (what: string, ip: string, userAgent: string): Touch => ({
  by: 'proxy',
  what,
  ip,
  userAgent,
  method: 'GET',
  link: PICTURE,
  language: '',
  fetchMode: '',
  referrer: '',
  altered: false,
});

function delay({ mail, habits, random }: Reading): number {
  const isAwaited = mail.stream === 'transactional' && random.chance(0.15);
  if (habits.quick || isAwaited || random.chance(0.02)) return random.around(15 * SECOND, 0.9);
  return random.around(3 * HOUR, 1.4);
}

/** Colleagues who look at a mailing together: when, 0 where they do not. */
function meeting({ person, campaign }: Mail, acceptedAt: number): number {
  const { receiver } = person;
  if (campaign === '' || receiver.id !== receiver.domain) return 0;
  const random = new Random(41, `${receiver.domain} ${campaign}`);
  if (!random.chance(0.25)) return 0;
  const day = Math.floor(acceptedAt / DAY) * DAY;
  const time = day + 11 * HOUR + random.between(5, 240) * MINUTE;
  return time > acceptedAt ? time : 0;
}

/** Whoever reads with pictures; those that were fetched before are not fetched again. */
function seePicture(reading: Reading, time: number): void {
  const { mail, habits, random } = reading;
  const { person } = mail;
  if (person.client === 'mail-privacy') return;
  if (habits.webmail === 'google')
    tell(reading, time, proxyTouch('image-proxy', addressOf('google', random), GOOGLE_PROXY));
  else if (habits.webmail === 'yahoo')
    tell(reading, time, proxyTouch('image-proxy', addressOf('yahoo', random), YAHOO_PROXY));
  else if (habits.webmail === 'microsoft')
    tell(
      reading,
      time,
      proxyTouch('image-proxy', addressOf('microsoft', random), person.userAgent),
    );
  else if (!random.chance(0.25)) {
    const ip = habits.company === '' ? person.ip : clickAddress(person, habits, random);
    tell(reading, time, { ...humanTouch(person, ip, 'person'), link: PICTURE });
  }
}

/** One sitting, perhaps another one a day later. */
function follow(reading: Reading, opened: number): void {
  const { random } = reading;
  sit(reading, opened + random.around(25 * SECOND, 0.9));
  if (random.chance(0.08)) sit(reading, opened + random.around(DAY, 0.5));
}

function sit(reading: Reading, start: number): void {
  const { mail, habits, random } = reading;
  const ip = clickAddress(mail.person, habits, random);
  const human = { ...humanTouch(mail.person, ip, whatOf(habits)), referrer: referrerOf(reading) };
  let time = start;
  const [links, gap] = linksFollowed(reading);
  for (const link of links) {
    const touch: Touch = { ...human, link };
    if (habits.asksAhead)
      tell(reading, time - random.between(100, 600), {
        ...touch,
        method: 'HEAD',
        userAgent: ASKING_AHEAD,
        fetchMode: '',
        language: '',
      });
    tell(reading, time, touch);
    if (random.chance(0.06)) tell(reading, time + random.between(200, 1500), touch);
    time += random.around(gap, 0.7);
  }
  if (random.chance(0.05))
    tell(reading, time + random.around(4 * MINUTE, 0.8), { ...human, link: CONVERSION });
  if (random.chance(0.01)) passOn(reading, links[0] ?? 0, time);
}

const whatOf = ({ isolated, hidden }: Habits): string =>
  isolated !== '' ? 'isolated' : hidden !== '' ? 'hidden' : 'person';

/** Which links, and the usual time between two: one, a few, many by those who want to know all, tabs all at once. */
function linksFollowed({ mail, habits, random }: Reading): [number[], number] {
  const links = linksOf(mail);
  if (random.chance(0.006)) return [links.slice(0, 2 + random.below(links.length)), 900];
  if (habits.thorough || random.chance(0.02)) {
    const many = links.filter(() => random.chance(0.8));
    if (random.chance(0.4)) many.reverse();
    return [many, 12 * SECOND];
  }
  const wanted = random.chance(0.72) ? 1 : random.chance(0.65) ? 2 : 3;
  const chosen = Array.from({ length: wanted }, () =>
    Math.floor(links.length * random.next() ** 1.6),
  );
  return [chosen, 40 * SECOND];
}

function referrerOf({ mail, habits, random }: Reading): string {
  const { voice } = mail.person.receiver;
  if (voice === 'proofpoint' && random.chance(0.3)) return 'https://urldefense.com/';
  if (habits.webmail === 'google' && random.chance(0.3)) return 'https://mail.google.com/';
  if (habits.webmail === 'yahoo' && random.chance(0.3)) return 'https://mail.yahoo.com/';
  return habits.webmail === 'microsoft' && random.chance(0.3) ? 'https://outlook.live.com/' : '';
}

/** Puts the link into a chat, which looks at it; perhaps somebody there follows it. */
function passOn(reading: Reading, link: number, after: number): void {
  const { mail, random } = reading;
  const time = after + random.around(PREVIEW_WAIT, 0.8);
  const ip = addressOf(random.chance(0.5) ? 'cloud' : 'azure', random);
  const preview = { ...proxyTouch('link-preview', ip, random.pick(PREVIEWS)), link };
  tell(reading, time, { ...preview, by: 'machine' });
  if (!random.chance(0.5)) return;
  const human = humanTouch(mail.person, addressOf('carrier', random), 'passed-on');
  tell(reading, time + random.around(5 * MINUTE, 1), { ...human, link });
}

function unsubscribe(reading: Reading, opened: number): void {
  const { mail, habits, random, telling } = reading;
  const { person } = mail;
  const time = opened + random.around(20 * SECOND, 0.6);
  person.unsubscribedAt ||= time;
  const human = humanTouch(person, clickAddress(person, habits, random), whatOf(habits));
  const touch: Touch = { ...human, method: 'POST', link: PICTURE };
  telling.calendar.add({ is: 'unsubscribed', time, mail, touch });
}

/** Somebody at the sender looks at the copy that came back, and tries its links. */
function returned(mail: Mail, bouncedAt: number, telling: Telling): void {
  const random = new Random(mail.number, `${mail.linkToken} returned`);
  if (!random.chance(0.025)) return;
  const reading = { mail, habits: habitsOf(mail.person), random, telling };
  const time = bouncedAt + random.around(5 * HOUR, 1);
  const human: Touch = {
    ...humanTouch(mail.person, addressOf('office', random), 'returned-copy'),
    userAgent: DESKTOP,
    language: 'en-US,en;q=0.9',
    fetchMode: 'navigate',
    link: PICTURE,
  };
  if (random.chance(0.7)) tell(reading, time, human);
  const clicks = random.chance(0.6) ? (random.chance(0.8) ? 1 : 2) : 0;
  for (let click = 0; click < clicks; click++) {
    const link = random.pick(linksOf(mail));
    tell(reading, time + random.around(30 * SECOND, 0.8) * (click + 1), { ...human, link });
  }
}

function tell({ mail, telling }: Reading, time: number, touch: Touch): void {
  telling.calendar.add({ is: 'touched', time, mail, touch });
}

export const tellEngagement = { scan, hold, refused, people, returned };
