// Tells who fetches a mail's picture and follows its links: people, picture proxies, filters that look first.

import type { Mail, Touch } from './fact.ts';
import type { Random } from './random.ts';
import type { Telling } from './story.ts';
import { HOUR, MINUTE, SECOND } from './times.ts';

/** Links that people see; the picture is −1, the link that nobody sees −2. */
const LINKS = 4;
const PICTURE = -1;
const HIDDEN = -2;
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
const GOOGLE_PROXY =
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';

interface Scanner {
  readonly network: string;
  readonly userAgent: string;
  readonly head: number;
  readonly hidden: number;
}

/** Networks that the makers publish, or that are registered to them. */
const SCANNERS: Readonly<Record<string, Scanner>> = {
  microsoft: { network: '40.94.', userAgent: CHROME, head: 0, hidden: 0.9 },
  barracuda: { network: '64.235.', userAgent: CHROME, head: 0.5, hidden: 1 },
  proofpoint: { network: '67.231.', userAgent: CHROME, head: 0.2, hidden: 0.8 },
  mimecast: { network: '205.139.', userAgent: 'Mozilla/5.0 (compatible)', head: 0.8, hidden: 0.9 },
};

/** On arrival. */
function scan(mail: Mail, acceptedAt: number, telling: Telling): void {
  if (telling.random.chance(0.15)) return;
  const start = acceptedAt + telling.random.around(15 * SECOND, 0.8);
  follow(mail, start, 'scanner', telling);
}

/** While the mail is held, before it is accepted. */
function hold(mail: Mail, heldAt: number, acceptedAt: number, telling: Telling): void {
  const start = heldAt + telling.random.between(0.1, 0.8) * (acceptedAt - heldAt);
  follow(mail, start, 'hold-scan', telling);
}

function follow(mail: Mail, start: number, what: string, { random, calendar }: Telling): void {
  const scanner = SCANNERS[mail.person.receiver.scanner];
  if (!scanner) return;
  const ip = `${scanner.network}${random.below(256)}.${1 + random.below(254)}`;
  const base = { by: 'machine' as const, what, ip, userAgent: scanner.userAgent };
  let time = start;
  const links = [...(random.chance(0.6) ? [PICTURE] : []), 0, 1, 2, 3];
  if (random.chance(scanner.hidden)) links.push(HIDDEN);
  for (const link of links) {
    const method = link >= 0 && random.chance(scanner.head) ? 'HEAD' : 'GET';
    calendar.add({ is: 'touched', time, mail, touch: { ...base, method, link } });
    time += random.around(700, 0.8);
  }
}

function people(mail: Mail, acceptedAt: number, telling: Telling): void {
  const { random, calendar } = telling;
  const { person } = mail;
  if (person.client === 'mail-privacy' && random.chance(0.75))
    calendar.add({
      is: 'touched',
      time: acceptedAt + random.around(12 * MINUTE, 1.3),
      mail,
      touch: fetched(
        'machine',
        'mail-privacy',
        `17.58.${random.below(64)}.${random.below(256)}`,
        'Mozilla/5.0',
      ),
    });
  const interest =
    mail.stream === 'transactional' ? Math.min(0.9, person.interest * 1.5) : person.interest;
  if (!random.chance(interest)) return;
  const time = acceptedAt + random.around(3 * HOUR, 1.4);
  const seen = pictureBy(mail, random);
  if (seen) calendar.add({ is: 'touched', time, mail, touch: seen });
  readOn(mail, time, telling);
}

const fetched = (by: Touch['by'], what: string, ip: string, userAgent: string): Touch => ({
  by,
  what,
  ip,
  userAgent,
  method: 'GET',
  link: PICTURE,
});

/** Whose picture a person's reading fetches; null where pictures are off or were fetched before. */
function pictureBy({ person }: Mail, random: Random): Touch | null {
  if (person.client === 'mail-privacy') return null;
  if (person.client === 'image-proxy')
    return fetched(
      'proxy',
      'image-proxy',
      `66.249.${80 + random.below(16)}.${random.below(256)}`,
      GOOGLE_PROXY,
    );
  return random.chance(0.25) ? null : fetched('human', 'person', person.ip, person.userAgent);
}

function readOn(mail: Mail, opened: number, { random, calendar }: Telling): void {
  const { person } = mail;
  const base = { ...fetched('human', 'person', person.ip, person.userAgent) };
  if (random.chance(0.12)) {
    let time = opened + random.around(25 * SECOND, 0.9);
    for (let clicks = random.chance(0.25) ? 2 : 1; clicks > 0; clicks--) {
      const touch = { ...base, link: random.below(LINKS) };
      calendar.add({ is: 'touched', time, mail, touch });
      time += random.around(40 * SECOND, 0.8);
    }
  }
  if (mail.stream === 'newsletter' && random.chance(0.003)) {
    const time = opened + random.around(20 * SECOND, 0.6);
    person.unsubscribedAt ||= time;
    calendar.add({ is: 'unsubscribed', time, mail, touch: { ...base, method: 'POST' } });
  }
}

export const tellEngagement = { scan, hold, people };
