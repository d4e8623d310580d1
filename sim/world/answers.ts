// Tells what an attempt meets with: the state of our own system, the receiver and the mailbox at that time.

import type { Reason } from '../../src/model/reason.ts';
import type { Stage } from '../../src/model/stage.ts';
import type { Answer, Cause, Mail } from './fact.ts';
import { meet, type Part, type Troubles } from './incidents.ts';
import type { Life, Person } from './population.ts';
import type { Random } from './random.ts';
import { type Receiver, reachOf } from './receivers.ts';
import { ipOf, OWN_DOMAIN } from './sender.ts';
import { HOUR, MINUTE } from './times.ts';
import type { Words } from './vocabulary.ts';
import { wordsFor } from './words.ts';

const GREY_WAIT: number = 5 * MINUTE;
const HOLD: number = 2 * HOUR;
const HOSTS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** What an attempt must know of the world. */
export interface Surroundings {
  readonly random: Random;
  readonly troubles: Troubles;
  /** How often a receiver that is well says at the first attempt that it is busy, 0–1. */
  readonly busy: number;
}

/** @param number of the attempt, from 1. */
export function answerTo(mail: Mail, time: number, number: number, around: Surroundings): Answer {
  const { person } = mail;
  const { receiver } = person;
  const troubles = around.troubles.at(mail, time);
  const unreached = unreachedBy(mail, time, troubles, around.random);
  if (unreached) return unreached;
  const trouble = troubles.find(
    (one) => isTold(one, mail, time) && strikes(one, mail, time, around.random),
  );
  const isCut = trouble?.cause === 'lost-after-dot';
  if (trouble && !isCut) return said(around.random, receiver, mail, trouble.cause);
  const cause = causeOf(mail, time, number, around);
  if (cause !== 'accepted') return said(around.random, receiver, mail, cause);
  if (isCut || around.random.chance(0.0004)) return lostAfterDot(mail);
  return said(around.random, receiver, mail, 'accepted');
}

/** What is wrong with a mail itself is found after the recipient was taken. */
const isTold = ({ cause }: Part, { person }: Mail, time: number): boolean => {
  if (UNREACHED.has(cause)) return false;
  if (!CONTENT.has(cause)) return true;
  const life = lifeAt(person.life, time);
  return life === 'accepted' || hides(person.receiver, life);
};

const CONTENT: ReadonlySet<Cause> = new Set([
  'malformed',
  'attachment',
  'virus',
  'too-large',
  'spam',
]);

function strikes(part: Part, mail: Mail, time: number, random: Random): boolean {
  if (part.share < 1 && !random.chance(part.share)) return false;
  meet(part, mail, time);
  return true;
}

/** In the order in which a receiver finds out. */
function causeOf(mail: Mail, time: number, number: number, { random, busy }: Surroundings): Cause {
  const { person, lane, stream } = mail;
  const { receiver } = person;
  const isBulk = stream === 'newsletter' && lane === 'postfix' && number === 1;
  if (isBulk && ['google', 'outlook', 'yahoo', 'gmx'].includes(receiver.id) && random.chance(0.03))
    return 'rate';
  if (receiver.greylists && isGrey(person, time)) return 'greylist';
  const life = lifeAt(person.life, time);
  if (life !== 'accepted' && !hides(receiver, life)) return life;
  if (receiver.holds && lane === 'postfix' && time - mail.submittedAt < HOLD) return 'content-hold';
  if (busy > 0 && number === 1 && random.chance(busy)) return 'busy';
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
    case 'spells':
      return life.spells.find((one) => time >= one.since && time < one.until)?.cause ?? 'accepted';
    default:
      return 'accepted';
  }
}

/** The answer of a receiver in its own words. */
export function said(random: Random, receiver: Receiver, mail: Mail, cause: Cause): Answer {
  const words = pickWords(random, receiver, cause);
  const about = { recipient: mail.person.address, ip: ipOf(mail.pool) };
  return inWords(random, receiver, about, cause, words);
}

/** The answer to a mail that was forwarded to `recipient`. */
export const saidTo = (
  random: Random,
  receiver: Receiver,
  recipient: string,
  cause: Cause,
): Answer => {
  const about = { recipient, ip: ipOf('') };
  return inWords(random, receiver, about, cause, pickWords(random, receiver, cause));
};

interface About {
  readonly recipient: string;
  /** Ours, which the receiver sees. */
  readonly ip: string;
}

const pickWords = (random: Random, { voice }: Receiver, cause: Cause): Words =>
  random.pick(wordsFor(voice, cause));

function inWords(
  random: Random,
  receiver: Receiver,
  about: About,
  cause: Cause,
  { reason, stage, text }: Words,
): Answer {
  const host = random.pick(receiver.mx);
  const words = fill(text, random, about, receiver.domain);
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

function fill(text: string, random: Random, { recipient, ip }: About, domain: string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    switch (name) {
      case 'r':
        return recipient;
      case 'd':
        return domain;
      case 'ip':
        return ip;
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

/** Troubles in which the other side says nothing. */
const UNREACHED: ReadonlySet<Cause> = new Set(['own-dns', 'no-answer', 'no-domain']);

/** What our own system says where it did not come as far as to talk. */
function unreachedBy(
  mail: Mail,
  time: number,
  troubles: readonly Part[],
  random: Random,
): Answer | null {
  const trouble = troubles.find(
    (one) => UNREACHED.has(one.cause) && strikes(one, mail, time, random),
  );
  switch (trouble?.cause) {
    case 'own-dns':
      return unsaid(mail, 'own-dns', 'dns-failure', 'dns', DNS_AGAIN, '4.4.3', false);
    case 'no-answer':
      return noAnswer(mail);
    case 'no-domain':
      return noDomain(mail);
    default:
      return unreachable(mail, time);
  }
}

export const noAnswer = (mail: Mail): Answer =>
  unsaid(mail, 'no-answer', 'connection-failed', 'connect', TIMED_OUT, '4.4.1', false);

const noDomain = (mail: Mail): Answer =>
  unsaid(mail, 'no-domain', 'domain-not-found', 'dns', NO_DOMAIN[mail.lane], '5.4.4', true);

function unreachable(mail: Mail, time: number): Answer | null {
  switch (reachOf(mail.person.receiver, time)) {
    case 'no-domain':
      return noDomain(mail);
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

/** The connection breaks when the other side has all of it. */
export const lostAfterDot = (mail: Mail): Answer =>
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
