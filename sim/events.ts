// Turns the world's facts into the events that readers would make of its artefacts, without the artefacts.

import { labelOf } from '../src/intake/provider-words.ts';
import { BOUNCE_REASONS } from '../src/intake/webhooks/ses/labels.ts';
import {
  clientOf,
  type EventType,
  type MailEvent,
  mailEvent,
  type SystemLabel,
} from '../src/model/event.ts';
import { bounceLabel } from './artefacts/sendgrid.ts';
import { bounceType } from './artefacts/ses-types.ts';
import type { Answer, Fact, FactOf, Mail, Original } from './world/fact.ts';
import { linkName, pathOf, tokenIn, touchType } from './world/requests.ts';
import { LINK_HOST, OWN_HOST } from './world/sender.ts';
import type { WorldOptions } from './world/setting.ts';
import { makeWorld } from './world/world.ts';

type Told = Parameters<typeof mailEvent>[2];

/** For long spans, where writing and reading files again would only cost time. */
export function* worldEvents(options: WorldOptions): Generator<MailEvent> {
  for (const fact of makeWorld(options).facts) yield* eventsOf(fact);
}

/** What a reader would make of one fact. */
export function* eventsOf(fact: Fact): Generator<MailEvent> {
  switch (fact.is) {
    case 'submitted':
      yield event('submitted', 'sent-log', fact, fact.mail, { subject: fact.mail.subject });
      break;
    case 'attempt':
      yield event(attemptType(fact.answer), fact.mail.lane, fact, fact.mail, {
        ...said(fact.answer),
        label: fact.answer.isFinal ? labelFor(fact.mail, fact.answer) : null,
      });
      break;
    case 'expired':
      yield event('expired', fact.mail.lane, fact, fact.mail, {});
      break;
    case 'dropped':
      yield event('not-attempted', fact.mail.lane, fact, fact.mail, { reply: 'Bounced Address' });
      break;
    case 'late-bounce':
      yield event('notice-failed', fact.mail.lane, fact, fact.mail, {
        ...said(fact.answer),
        // Whose words they are, providers leave out.
        host: '',
        ip: '',
        label: labelFor(fact.mail, fact.answer),
      });
      break;
    case 'complained':
      yield event('complaint', fact.mail.lane, fact, fact.mail, {});
      break;
    case 'returned':
      yield returned(fact);
      break;
    case 'touched':
    case 'unsubscribed':
      yield touched(fact);
      break;
    default:
  }
}

const attemptType = ({ cause, isFinal }: Answer): EventType =>
  cause === 'accepted' ? 'delivered' : isFinal ? 'failed' : 'deferred';

/** What the provider calls a failure. */
function labelFor({ lane }: Mail, answer: Answer): SystemLabel | null {
  if (answer.cause === 'accepted') return null;
  if (lane === 'sendgrid') {
    const [type, kind] = bounceLabel(answer);
    return labelOf([type, kind], type === 'bounce');
  }
  if (lane !== 'ses') return null;
  const [type, subType] = bounceType(answer);
  return labelOf([type, subType], type === 'Permanent', BOUNCE_REASONS[`${type}/${subType}`]);
}

const said = ({ words, status, stage, host, ip, isReply }: Answer): Told => ({
  reply: words,
  status,
  replyCode: isReply ? words.slice(0, 3) : '',
  stage,
  speaker: isReply ? 'remote' : 'reporter',
  // No server was found.
  host: stage === 'dns' ? '' : host,
  ip: stage === 'dns' ? '' : ip,
});

function event(
  type: EventType,
  system: string,
  { time }: { readonly time: number },
  mail: Mail,
  told: Told,
): MailEvent {
  const { id, messageId, queueId, providerId, stream, campaign, pool, returnPath } = mail;
  const queuedAt = queueId === '' ? 0 : Math.floor(mail.submittedAt);
  return mailEvent(type, system, {
    time: Math.floor(time),
    recipient: mail.person.address,
    sender: returnPath,
    stream,
    campaign,
    lane: pool,
    ...told,
    ids: { ownId: id, messageId, providerId, queueId, queuedAt },
  });
}

function returned({ time, note, sentTo, original }: FactOf<'returned'>): MailEvent {
  const base = { time: Math.floor(time), subject: original.subject };
  const ids = { messageId: original.messageId, returnPath: sentTo };
  const sender = original.returnPath;
  if (!('format' in note)) {
    const type = note.is === 'spam' ? 'unrelated' : note.is;
    const recipient = note.is === 'spam' ? '' : original.to;
    return mailEvent(type, 'mail', { ...base, ids, sender, recipient });
  }
  const type = note.is === 'failed' ? 'notice-failed' : 'notice-delayed';
  const isOwn = note.reporter === OWN_HOST;
  return mailEvent(type, 'mail', {
    ...base,
    ...said(note.answer),
    ids: isOwn ? { ...ids, queueId: note.queueId, queuedAt: Math.floor(note.queuedAt) } : ids,
    sender,
    recipient: note.recipient,
    originalRecipient: originalRecipient(note.forwardedFrom, original),
  });
}

const originalRecipient = (forwardedFrom: string, { to }: Original): string =>
  forwardedFrom === '' ? to : forwardedFrom;

function touched(fact: FactOf<'touched'> | FactOf<'unsubscribed'>): MailEvent {
  const { touch, mail, time } = fact;
  const { ip, userAgent, method, referrer } = touch;
  const link = linkName(touch);
  return mailEvent(touchType(fact), 'engagement', {
    time: Math.floor(time),
    recipient: mail.person.address,
    stream: mail.stream,
    campaign: mail.campaign,
    ids: { linkToken: tokenIn(mail, touch) },
    client: clientOf({
      ip,
      userAgent,
      method,
      url: `https://${LINK_HOST}${pathOf(touchType(fact), tokenIn(mail, touch), touch)}`,
      link,
      referrer,
      headers: { 'accept-language': touch.language, 'sec-fetch-mode': touch.fetchMode },
    }),
  });
}
