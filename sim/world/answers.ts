// Tells what an attempt meets with: the state of our own system, the receiver and the mailbox at that time.

import type { Reason } from '../../src/model/reason.ts';
import type { Stage } from '../../src/model/stage.ts';
import type { Answer, Cause, Mail } from './fact.ts';
import { type Incident, incidentAt } from './incidents.ts';
import type { Life, Person } from './population.ts';
import type { Random } from './random.ts';
import type { Receiver } from './receivers.ts';
import { OWN_DOMAIN, OWN_IP } from './sender.ts';
import { HOUR, MINUTE } from './times.ts';
import type { Words } from './vocabulary.ts';
import { wordsFor } from './words.ts';

const GREY_WAIT: number = 5 * MINUTE;
const HOLD: number = 2 * HOUR;
const HOSTS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** What an attempt must know of the world. */
export interface Surroundings {
  readonly random: Random;
  readonly incidents: readonly Incident[];
}

/** @param number of the attempt, from 1. */
export function answerTo(mail: Mail, time: number, number: number, around: Surroundings): Answer {
  const { person } = mail;
  const { receiver } = person;
  const incident = incidentAt(around.incidents, receiver, mail.lane, time);
  const own = ownTrouble(mail, incident);
  if (own) return own;
  if (incident && strikes(incident, around.random)) {
    incident.attempts++;
    if (incident.kind !== 'lost-after-dot')
      return said(around.random, receiver, mail, incident.kind);
  }
  const cause = causeOf(mail, time, number, around.random);
  if (cause !== 'accepted') return said(around.random, receiver, mail, cause);
  if (incident?.kind === 'lost-after-dot' || around.random.chance(0.0004))
    return lostAfterDot(mail);
  return said(around.random, receiver, mail, 'accepted');
}

/** Where a receiver forgets its users, it forgets some of them. */
const strikes = ({ kind }: Incident, random: Random): boolean =>
  kind !== 'false-unknown' || random.chance(0.4);

/** In the order in which a receiver finds out. */
function causeOf(mail: Mail, time: number, number: number, random: Random): Cause {
  const { person, lane, stream } = mail;
  const { receiver } = person;
  const isBulk = stream === 'newsletter' && lane === 'postfix' && number === 1;
  if (isBulk && ['google', 'outlook', 'yahoo', 'gmx'].includes(receiver.id) && random.chance(0.03))
    return 'rate';
  if (receiver.greylists && isGrey(person, time)) return 'greylist';
  const life = lifeAt(person.life, time);
  if (life !== 'accepted' && !hides(receiver, life)) return life;
  if (receiver.holds && lane === 'postfix' && time - mail.submittedAt < HOLD) return 'content-hold';
  return number === 1 && random.chance(0.0015) ? 'spam' : 'accepted';
}

function isGrey(person: Person, time: number): boolean {
  if (person.greyAt === 0) {
    person.greyAt = time;
    return true;
  }
  return time - person.greyAt < GREY_WAIT;
}

const hides = (receiver: Receiver, cause: Cause): boolean =>
  receiver.catchAll ? cause === 'no-user' : receiver.acceptsAll;

/** What a mailbox that is asked at this time has against a mail. */
export function lifeAt(life: Life, time: number): Cause {
  switch (life.is) {
    case 'gone':
      return time >= life.since ? 'no-user' : 'accepted';
    case 'disabled':
    case 'moved':
    case 'restricted':
      return time >= life.since ? life.is : 'accepted';
    case 'blocking':
      return time >= life.since ? 'blocked-by-user' : 'accepted';
    case 'full':
    case 'full-long':
      return time >= life.since && time < life.until ? life.is : 'accepted';
    default:
      return 'accepted';
  }
}

/** The answer of a receiver in its own words. */
export function said(random: Random, receiver: Receiver, mail: Mail, cause: Cause): Answer {
  return inWords(random, receiver, mail.person.address, cause, pickWords(random, receiver, cause));
}

/** The answer to a mail that was forwarded to `recipient`. */
export const saidTo = (
  random: Random,
  receiver: Receiver,
  recipient: string,
  cause: Cause,
): Answer => inWords(random, receiver, recipient, cause, pickWords(random, receiver, cause));

const pickWords = (random: Random, { voice }: Receiver, cause: Cause): Words =>
  random.pick(wordsFor(voice, cause));

function inWords(
  random: Random,
  receiver: Receiver,
  recipient: string,
  cause: Cause,
  { reason, stage, text }: Words,
): Answer {
  const host = random.pick(receiver.mx);
  const words = fill(text, random, recipient, receiver.domain);
  const code = words[0];
  return {
    cause,
    reason,
    stage,
    words,
    status: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3}) /.exec(words)?.[1] ?? `${code}.0.0`,
    isReply: true,
    // A refusal in the banner makes Postfix try again, whatever its code.
    isFinal: cause === 'accepted' || (code === '5' && stage !== 'banner'),
    host,
    ip: receiver.ip,
  };
}

function fill(text: string, random: Random, recipient: string, domain: string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    switch (name) {
      case 'r':
        return recipient;
      case 'd':
        return domain;
      case 'ip':
        return OWN_IP;
      case 'own':
        return OWN_DOMAIN;
      case 'n':
        return String(100 + random.below(900));
      case 'h':
        return `${random.signs(10, HOSTS)}FT${random.signs(3, '0123456789')}`;
      case 'unix':
        return String(1_780_000_000 + random.below(9_999_999));
      default:
        return random.signs(12, '0123456789abcdefghijklmnopqrstuvwxyz');
    }
  });
}

function ownTrouble(mail: Mail, incident: Incident | undefined): Answer | null {
  const { receiver } = mail.person;
  if (incident?.kind === 'own-dns') {
    incident.attempts++;
    return unsaid(mail, 'own-dns', 'dns-failure', 'dns', DNS_AGAIN, '4.4.3', false);
  }
  switch (receiver.reach) {
    case 'no-domain':
      return unsaid(
        mail,
        'no-domain',
        'domain-not-found',
        'dns',
        NO_DOMAIN[mail.lane],
        '5.4.4',
        true,
      );
    case 'null-mx':
      return unsaid(mail, 'null-mx', 'domain-no-mail', 'dns', NULL_MX[mail.lane], '5.1.0', true);
    case 'dead':
      return unsaid(mail, 'dead-server', 'connection-failed', 'connect', TIMED_OUT, '4.4.1', false);
    case 'no-tls':
      return mail.lane === 'postfix'
        ? unsaid(mail, 'tls', 'tls-failure', 'starttls', NO_TLS, '4.7.4', false)
        : null;
    default:
      return null;
  }
}

const DNS_AGAIN =
  'Host or domain name not found. Name service error for name={d} type=MX: Host not found, try again';
const NO_DOMAIN: Readonly<Record<Mail['lane'], string>> = {
  postfix:
    'Host or domain name not found. Name service error for name={d} type=AAAA: Host not found',
  ses: '550 5.4.4 Invalid domain: {d}',
  sendgrid:
    'unable to get mx info: failed to get IPs from PTR record: lookup {d}: unrecognized address',
};
const NULL_MX: Readonly<Record<Mail['lane'], string>> = {
  postfix: 'Domain {d} does not accept mail (nullMX)',
  ses: '556 5.1.10 <{r}>: Recipient address has null MX',
  sendgrid: '556 5.1.10 <{r}>: Recipient address has null MX',
};
const TIMED_OUT = 'connect to {host}[{mxip}]:25: Connection timed out';
const NO_TLS = 'TLS is required, but was not offered by host {host}[{mxip}]';
const LOST =
  'lost connection with {host}[{mxip}] while sending end of data -- message may be sent more than once';

const lostAfterDot = (mail: Mail): Answer =>
  unsaid(mail, 'lost-after-dot', 'connection-failed', 'eod', LOST, '4.4.2', false);

/** Words of our own system, where the other side said nothing. */
function unsaid(
  mail: Mail,
  cause: Cause,
  reason: Reason,
  stage: Stage,
  text: string,
  status: string,
  isFinal: boolean,
): Answer {
  const { address, receiver } = mail.person;
  const host = receiver.mx[0] ?? '';
  const words = text
    .replaceAll('{d}', receiver.domain)
    .replaceAll('{r}', address)
    .replaceAll('{host}', host)
    .replaceAll('{mxip}', receiver.ip);
  const isReply = /^\d{3} /.test(words);
  return { cause, reason, stage, words, status, isReply, isFinal, host, ip: receiver.ip };
}
