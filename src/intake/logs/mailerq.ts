// Reads the result messages of MailerQ, a JSON object a line → events.
// Source: https://www.mailerq.com/documentation/5.3/json-results

import { type EventType, type MailEvent, mailEvent, NULL_SENDER } from '../../model/event.ts';
import type { Stage } from '../../model/stage.ts';
import { bareAddress, bareId } from '../angle.ts';
import {
  type Fields,
  fieldsOf,
  firstText,
  isFields,
  listOf,
  parsedJson,
  textOf,
  timeOf,
} from '../json-value.ts';
import type { LogFormat, LogReader } from '../log-format.ts';
import { labelOf, replyCodeOf } from '../provider-words.ts';

const SYSTEM = 'mailerq';
/** The MIME text may be kept in it. */
const LONGEST = 16_000_000;
const MOST_RESULTS = 1000;

/** `state`: what it waited for. Those before `dns` concern nobody but MailerQ. */
const STAGES: ReadonlyMap<string, Stage> = new Map([
  ['amqp', 'build'],
  ['process', 'build'],
  ['storage', 'build'],
  ['responsive', 'build'],
  ['personalize', 'build'],
  ['dns', 'dns'],
  ['bind', 'connect'],
  ['connect', 'connect'],
  ['intro', 'banner'],
  ['ehlo', 'ehlo'],
  ['helo', 'ehlo'],
  ['starttls', 'starttls'],
  ['authplain', 'auth'],
  ['authlogin', 'auth'],
  ['authusername', 'auth'],
  ['authpassword', 'auth'],
  ['authcram', 'auth'],
  ['authresponse', 'auth'],
  ['mailfrom', 'mail'],
  ['rcptto', 'rcpt'],
  ['data', 'data'],
  ['message', 'eod'],
]);

/** `state/result` → reasons, where there are no words. */
const REASONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['dns/error', ['dns-failure', 'domain-not-found', 'domain-no-mail']],
  ['bind/error', ['local-error']],
  ['process/timeout', ['expired']],
  ['amqp/timeout', ['expired']],
]);

/** Each result message tells all attempts until then: those that were told before are the same events again. */
class MailerQReader implements LogReader {
  unread = 0;

  line(line: string, emit: (event: MailEvent) => void): void {
    if (!line.startsWith('{')) return;
    const message = line.length > LONGEST ? undefined : parsedJson(line);
    const recipient = isFields(message) ? bareAddress(textOf(message['recipient'])) : '';
    if (!isFields(message) || !Array.isArray(message['results']) || recipient === '') {
      this.unread++;
      return;
    }
    const about = aboutMail(message, recipient);
    const results = listOf(message['results']).slice(0, MOST_RESULTS).map(fieldsOf);
    results.forEach((result, at) => {
      const type = typeOf(result, at === results.length - 1);
      emit(mailEvent(type, SYSTEM, { ...about, ...attemptOf(result, type) }));
    });
  }

  end(): void {}

  save(): unknown {
    return null;
  }
}

type Told = Parameters<typeof mailEvent>[2];

function aboutMail(message: Fields, recipient: string): Told {
  const extracted = fieldsOf(message['extracted']);
  const headers = new Map(
    Object.entries(fieldsOf(extracted['headers'])).map(
      ([name, value]) => [name.toLowerCase(), textOf(listOf(value)[0])] as const,
    ),
  );
  const sender = message['envelope'];
  const first = fieldsOf(listOf(message['results'])[0]);
  const began = timeOf(first['time']);
  const from = typeof sender === 'string' ? bareAddress(sender) || NULL_SENDER : '';
  return {
    recipient,
    sender: from,
    subject: textOf(extracted['subject']),
    campaign: firstText(message['campaign'], listOf(message['tags'])[0]),
    ids: {
      messageId: bareId(headers.get('message-id') ?? ''),
      envelopeId: textOf(fieldsOf(message['dsn'])['envid']),
      // There is no id: what all result messages of one mail share tells them from another's.
      providerId: began === 0 ? '' : `${began} ${from} ${recipient}`,
    },
  };
}

/** A message in the results says not in which queue it lay: what will be tried again and what not, its code tells. */
function typeOf(result: Fields, isLast: boolean): EventType {
  const state = textOf(result['state']);
  const outcome = textOf(result['result']);
  if (outcome === 'accepted') return 'delivered';
  if (!isLast) return 'deferred';
  const stage = STAGES.get(state);
  if (stage === 'build') return outcome === 'timeout' ? 'expired' : 'not-attempted';
  return textOf(result['code']).startsWith('5') ? 'failed' : 'deferred';
}

function attemptOf(result: Fields, type: EventType): Told {
  const state = textOf(result['state']);
  const outcome = textOf(result['result']);
  const code = replyCodeOf(result['code']);
  const status = textOf(result['status']);
  const description = textOf(result['description']).replace(/\s+/g, ' ');
  const words = `${state}/${outcome}`;
  // Where no answer came, code and words are its own.
  const isRemote = (outcome === 'error' || outcome === 'accepted') && textOf(result['to']) !== '';
  const mta = textOf(result['mta']);
  return {
    time: timeOf(result['time']),
    reply: (isRemote ? [code, status, description] : [description]).filter(Boolean).join(' '),
    replyCode: isRemote ? code : '',
    status: /^[245]\.\d{1,3}\.\d{1,3}$/.test(status) && isRemote ? status : '',
    stage: STAGES.get(state) ?? 'unknown',
    speaker: isRemote ? 'remote' : 'reporter',
    host: mta.startsWith('[') ? '' : mta,
    ip: textOf(result['to']),
    lane: textOf(result['from']),
    tls: textOf(fieldsOf(result['cipher'])['version']),
    label: type === 'delivered' ? null : labelOf([words], null, reasonsOf(words, outcome)),
  };
}

const reasonsOf = (words: string, outcome: string): readonly string[] =>
  REASONS.get(words) ?? (/^(?:timeout|lost)$/.test(outcome) ? ['connection-failed'] : []);

/** MailerQ 4 and 5. */
export const mailerq: LogFormat = {
  id: SYSTEM,
  title: 'MailerQ (result messages, JSON lines)',
  recognises: (lines) =>
    lines.filter((line) => {
      if (!line.startsWith('{') || !line.includes('"results"')) return false;
      const message = parsedJson(line);
      return isFields(message) && Array.isArray(message['results']) && 'envelope' in message;
    }).length,
  open: () => new MailerQReader(),
};
