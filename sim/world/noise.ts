// Makes mail that is not about ours: bounces of mail that others sent in our name, spam to our bounce address.

import { saidTo } from './answers.ts';
import type { Fact, NoticeFormat, StatusNote } from './fact.ts';
import type { Random } from './random.ts';
import type { Receiver } from './receivers.ts';
import { BOUNCE_DOMAIN, makeQueueId, OWN_DOMAIN, TOKEN_PREFIX, tokenFor } from './sender.ts';
import { DAY } from './times.ts';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const TOKEN_SIGNS = 50;
const FORMATS: readonly NoticeFormat[] = ['postfix', 'exim', 'exchange', 'qmail', 'google'];
const BAITS = ['You have won', 'Invoice overdue', 'Cheap watches', 'Your parcel is held'];

/** One mail that nobody here caused. */
export function makeNoise(random: Random, receivers: readonly Receiver[], time: number): Fact {
  const kind = random.next();
  if (kind < 0.25) return spam(random, time);
  if (kind < 0.6) return forged(random, receivers, time, forgedToken(random));
  if (kind < 0.85) return forged(random, receivers, time, `news@${OWN_DOMAIN}`);
  return forged(random, receivers, time, longExpired(random, time));
}

const forgedToken = (random: Random): string =>
  `${TOKEN_PREFIX}${random.signs(TOKEN_SIGNS, BASE32)}@${BOUNCE_DOMAIN}`;

/** A return path of long ago that a spammer found. */
function longExpired(random: Random, time: number): string {
  const sentAt = time - (100 + random.below(300)) * DAY;
  const token = tokenFor(
    String(1_000_000 + random.below(99_999)),
    `old${random.below(9999)}@gmail.example`,
    sentAt,
    'return-path',
  );
  return `${TOKEN_PREFIX}${token}@${BOUNCE_DOMAIN}`;
}

function forged(
  random: Random,
  receivers: readonly Receiver[],
  time: number,
  sentTo: string,
): Fact {
  const receiver = random.pick(receivers.filter(({ reach }) => reach === 'up'));
  const recipient = `${random.signs(7, 'abcdefghiklmnoprstu')}@${receiver.domain}`;
  const answer = saidTo(random, receiver, recipient, random.chance(0.7) ? 'no-user' : 'spam');
  const reporter = `mail.${random.signs(6, 'abcdefghiklmnoprstu')}.example`;
  const note: StatusNote = {
    is: 'failed',
    format: random.pick(FORMATS),
    answer,
    recipient,
    forwardedFrom: '',
    reporter,
    queueId: makeQueueId(random, random.below(60_000)),
    noticeQueueId: makeQueueId(random, random.below(60_000)),
    queuedAt: time - random.between(1, 600) * 1000,
  };
  return {
    is: 'returned',
    time,
    mail: null,
    note,
    sentTo,
    original: {
      returnPath: sentTo,
      from: `news@${OWN_DOMAIN}`,
      to: recipient,
      subject: random.pick(BAITS),
      messageId: `${random.signs(14)}@host${random.below(999)}.spam.example`,
      date: note.queuedAt,
    },
    messageId: `${random.signs(20)}@${reporter}`,
  };
}

function spam(random: Random, time: number): Fact {
  const from = `${random.signs(6, 'abcdefghiklmnoprstu')}@offers${random.below(99)}.example`;
  const sentTo = random.chance(0.5) ? forgedToken(random) : `bounce@${BOUNCE_DOMAIN}`;
  return {
    is: 'returned',
    time,
    mail: null,
    note: { is: 'spam', from, variant: random.below(1000) },
    sentTo,
    original: {
      returnPath: '',
      from,
      to: sentTo,
      subject: random.pick(BAITS),
      messageId: '',
      date: time,
    },
    messageId: `${random.signs(20)}@${from.split('@')[1]}`,
  };
}
