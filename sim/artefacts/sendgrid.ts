// Writes what SendGrid's event webhook sends: batches of events, one array a line.

import type { Answer, Fact, Mail } from '../world/fact.ts';
import { Random } from '../world/random.ts';
import { SECOND } from '../world/times.ts';
import type { Artefact } from './artefact.ts';
import { DailyFiles } from './daily-files.ts';
import { sendgridClass } from './sendgrid-classes.ts';

const LARGEST_BATCH = 120;
const LONGEST_WAIT = 20 * SECOND;
const IP = '198.51.100.251';
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

type Data = Record<string, unknown>;

export class SendgridEvents implements Artefact {
  readonly #files: DailyFiles;
  readonly #random: Random;
  #batch: string[] = [];
  #since = 0;

  constructor(folder: string, seed: number) {
    this.#files = new DailyFiles(folder);
    this.#random = new Random(seed, 'sendgrid');
  }

  see(fact: Fact): void {
    if (this.#batch.length > 0 && fact.time - this.#since > LONGEST_WAIT) this.#send(fact.time);
    if (!('mail' in fact) || fact.mail?.lane !== 'sendgrid') return;
    const { mail, time } = fact;
    switch (fact.is) {
      case 'submitted':
        if (!isDropped(mail)) this.#tell(time, mail, { event: 'processed' });
        break;
      case 'attempt':
        this.#attempt(time, mail, fact.answer, fact.number);
        break;
      case 'expired':
        this.#tell(time, mail, {
          event: 'bounce',
          ...refusal(fact.answer),
          type: 'blocked',
        });
        break;
      case 'late-bounce':
        this.#lateBounce(time, mail, fact.answer);
        break;
      case 'dropped':
        this.#tell(time, mail, {
          event: 'dropped',
          reason: 'Bounced Address',
          status: '5.0.0',
        });
        break;
      case 'complained':
        this.#tell(time, mail, { event: 'spamreport' });
        break;
      default:
    }
  }

  #attempt(time: number, mail: Mail, answer: Answer, number: number): void {
    if (answer.cause === 'accepted')
      this.#tell(time, mail, { event: 'delivered', response: answer.words, ip: IP, tls: 1 });
    else if (answer.isFinal)
      this.#tell(time, mail, { event: 'bounce', ...refusal(answer), type: typeOf(answer) });
    else
      this.#tell(time, mail, {
        event: 'deferred',
        response: answer.words,
        attempt: String(number),
        ip: IP,
        tls: 1,
      });
  }

  /** A bounce by mail names no message: only the address (Twilio: Event Webhook, asynchronous bounces). */
  #lateBounce(time: number, mail: Mail, answer: Answer): void {
    const data = { event: 'bounce', ...refusal(answer), type: 'bounce' };
    this.#put(time, {
      email: mail.person.address,
      timestamp: Math.floor(time / 1000),
      sg_event_id: this.#random.signs(22, SIGNS),
      ...data,
    });
  }

  #tell(time: number, mail: Mail, data: Data): void {
    this.#put(time, {
      email: mail.person.address,
      timestamp: Math.floor(time / 1000),
      'smtp-id': `<${mail.messageId}>`,
      category: [mail.stream],
      sg_event_id: this.#random.signs(22, SIGNS),
      sg_message_id: `${mail.providerId}.recvd-5f-${mail.number % 7}.0`,
      ...data,
    });
  }

  #put(time: number, event: Data): void {
    if (this.#batch.length === 0) this.#since = time;
    this.#batch.push(JSON.stringify(event));
    if (this.#batch.length >= LARGEST_BATCH) this.#send(time);
  }

  #send(time: number): void {
    this.#files.write(this.#since, `[${this.#batch.join(',')}]`);
    this.#batch = [];
    this.#since = time;
  }

  close(time: number): void {
    if (this.#batch.length > 0) this.#send(time);
    this.#files.close(time);
  }
}

const isDropped = ({ person, submittedAt }: Mail): boolean =>
  person.suppressedAt > 0 && person.suppressedAt < submittedAt;

const refusal = (answer: Answer): Data => ({
  reason: answer.words,
  status: answer.status,
  bounce_classification: sendgridClass(answer),
  ip: IP,
  tls: 1,
});

/** Type and classification of a refusal. */
export const bounceLabel = (answer: Answer): readonly [type: string, kind: string] => [
  typeOf(answer),
  sendgridClass(answer),
];

/** `blocked` is what SendGrid takes for temporary or for no fault of the address. */
const typeOf = ({ cause }: Answer): string =>
  cause === 'spam' || cause === 'spf' || cause === 'restricted' ? 'blocked' : 'bounce';
