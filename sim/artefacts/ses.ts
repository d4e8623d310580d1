// Writes what Amazon SES tells by SNS: event publishing, one notification a line.

import type { Answer, Fact, Mail } from '../world/fact.ts';
import { Random } from '../world/random.ts';
import { HOUR } from '../world/times.ts';
import type { Artefact } from './artefact.ts';
import { DailyFiles } from './daily-files.ts';
import { isoTime } from './dates.ts';
import { bounceType } from './ses-types.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:ses-events';
const REPORTING = 'dns; b224-12.smtp-out.eu-central-1.amazonses.com';

type Data = Record<string, unknown>;

export class SesEvents implements Artefact {
  readonly #files: DailyFiles;
  readonly #random: Random;
  /** Mails whose delay was told. */
  readonly #delayed: Set<number> = new Set();

  constructor(folder: string, seed: number) {
    this.#files = new DailyFiles(folder);
    this.#random = new Random(seed, 'ses');
  }

  see(fact: Fact): void {
    if (!('mail' in fact) || fact.mail?.lane !== 'ses') return;
    const { mail, time } = fact;
    switch (fact.is) {
      case 'submitted':
        this.#tell(time, mail, 'Send', 'send', {});
        break;
      case 'attempt':
        this.#attempt(time, mail, fact.answer);
        break;
      case 'expired':
        this.#bounce(time, mail, {
          ...fact.answer,
          words: `554 4.4.7 Message expired: unable to deliver in 840 minutes.<${fact.answer.words}>`,
          status: '4.4.7',
        });
        break;
      case 'late-bounce':
        this.#bounce(time, mail, fact.answer);
        break;
      case 'dropped':
        this.#suppressed(time, mail);
        break;
      case 'complained':
        this.#complaint(time, mail);
        break;
      default:
    }
  }

  #attempt(time: number, mail: Mail, answer: Answer): void {
    if (answer.cause === 'accepted') this.#delivery(time, mail, answer);
    else if (answer.isFinal) this.#bounce(time, mail, answer);
    else this.#delay(time, mail, answer);
  }

  #delivery(time: number, mail: Mail, { words, ip }: Answer): void {
    this.#delayed.delete(mail.number);
    this.#tell(time, mail, 'Delivery', 'delivery', {
      timestamp: isoTime(time),
      processingTimeMillis: Math.round(time - mail.submittedAt),
      recipients: [mail.person.address],
      smtpResponse: words,
      remoteMtaIp: ip,
      reportingMTA: REPORTING.slice(5),
    });
  }

  /** SES tells the first delay of a mail, not each attempt. */
  #delay(time: number, mail: Mail, answer: Answer): void {
    if (this.#delayed.has(mail.number)) return;
    this.#delayed.add(mail.number);
    this.#tell(time, mail, 'DeliveryDelay', 'deliveryDelay', {
      timestamp: isoTime(time),
      delayType: DELAYS[answer.cause] ?? 'TransientCommunicationFailure',
      expirationTime: isoTime(mail.submittedAt + 14 * HOUR),
      reportingMTA: REPORTING.slice(5),
      delayedRecipients: [
        {
          emailAddress: mail.person.address,
          status: answer.status,
          diagnosticCode: `smtp; ${answer.words}`,
        },
      ],
    });
  }

  #bounce(time: number, mail: Mail, answer: Answer): void {
    this.#delayed.delete(mail.number);
    const [bounceTypeWord, bounceSubType] = bounceType(answer);
    this.#tell(time, mail, 'Bounce', 'bounce', {
      feedbackId: this.#feedbackId(),
      bounceType: bounceTypeWord,
      bounceSubType,
      bouncedRecipients: [
        {
          emailAddress: mail.person.address,
          action: 'failed',
          status: answer.status,
          diagnosticCode: `smtp; ${answer.words}`,
        },
      ],
      timestamp: isoTime(time),
      reportingMTA: REPORTING,
    });
  }

  #suppressed(time: number, mail: Mail): void {
    this.#tell(time, mail, 'Bounce', 'bounce', {
      feedbackId: this.#feedbackId(),
      bounceType: 'Permanent',
      bounceSubType: 'OnAccountSuppressionList',
      bouncedRecipients: [
        {
          emailAddress: mail.person.address,
          action: 'failed',
          status: '5.1.1',
          diagnosticCode:
            'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
        },
      ],
      timestamp: isoTime(time),
      reportingMTA: 'dns; amazonses.com',
    });
  }

  #complaint(time: number, mail: Mail): void {
    this.#tell(time, mail, 'Complaint', 'complaint', {
      feedbackId: this.#feedbackId(),
      complaintSubType: null,
      complainedRecipients: [{ emailAddress: mail.person.address }],
      timestamp: isoTime(time),
      userAgent: 'ExampleFeedback/1.0',
      complaintFeedbackType: 'abuse',
      arrivalDate: isoTime(time),
    });
  }

  #feedbackId(): string {
    return `0107${this.#random.signs(12)}-${this.#random.uuid()}-000000`;
  }

  #tell(time: number, mail: Mail, eventType: string, name: string, data: Data): void {
    const message = JSON.stringify({ eventType, mail: mailOf(mail), [name]: data });
    const notification = {
      Type: 'Notification',
      MessageId: this.#random.uuid(),
      TopicArn: TOPIC,
      Subject: 'Amazon SES Email Event Notification',
      Message: message,
      Timestamp: isoTime(time),
    };
    this.#files.write(time, JSON.stringify(notification));
  }

  close(time: number): void {
    this.#files.close(time);
  }
}

const DELAYS: Readonly<Record<string, string>> = {
  full: 'MailboxFull',
  'dead-server': 'TransientCommunicationFailure',
  rate: 'IPFailure',
  'own-dns': 'RecipientServerError',
  outage: 'RecipientServerError',
};

const mailOf = (mail: Mail): Data => ({
  timestamp: isoTime(mail.submittedAt),
  source: mail.from,
  sourceArn: 'arn:aws:ses:eu-central-1:123456789012:identity/shop.example',
  sendingAccountId: '123456789012',
  messageId: mail.providerId,
  destination: [mail.person.address],
  headersTruncated: false,
  headers: [
    { name: 'From', value: mail.from },
    { name: 'To', value: mail.person.address },
    { name: 'Subject', value: mail.subject },
    { name: 'Message-ID', value: `<${mail.messageId}>` },
  ],
  commonHeaders: {
    from: [mail.from],
    to: [mail.person.address],
    messageId: `<${mail.messageId}>`,
    subject: mail.subject,
  },
  tags: { 'ses:configuration-set': ['default'], stream: [mail.stream] },
});
