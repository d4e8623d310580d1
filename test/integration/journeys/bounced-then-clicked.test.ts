import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExplanationName, ReconcileAction } from '../../../src/model/explanation.ts';
import { folderOf } from '../../helpers/folder.ts';
import {
  ANNA,
  broken,
  DAYS,
  expired,
  fetched,
  HOURS,
  logged,
  type Mail,
  notice,
  readBy,
  refused,
  SETTINGS,
  scanned,
  sendgrid,
  sentCsv,
  ses,
  taken,
  weekly,
} from '../../helpers/journey.ts';
import { objects, postbound } from '../../helpers/postbound.ts';

/** From a sender's raw files to what a support person reads. */
interface Journey {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly sent?: readonly Mail[];
  readonly name: ExplanationName;
  readonly action: ReconcileAction;
  readonly says: RegExp;
  /** Words of its evidence. */
  readonly because: RegExp;
  readonly options?: readonly string[];
  /** Of the explained mail, where it is not m1. */
  readonly id?: string;
}

const GONE = `550 5.1.1 <${ANNA}>: Recipient address rejected: User unknown in virtual mailbox table`;
const BLOCKED =
  '554 5.7.1 Service unavailable; Client host [192.0.2.200] blocked using zen.spamhaus.org';
const HELD = '451 4.7.1 Message deferred by content filter, it is being inspected';
const GREY = '450 4.2.0 Recipient address rejected: Greylisted, please try again in 300 seconds';
const M1: Mail = { id: 'm1' };

/** Sixty people of one domain are refused for an hour, who took mail a day before and take mail again afterwards. */
function outageLog(): { log: string; sent: Mail[] } {
  const sent: Mail[] = [];
  let log = '';
  for (let number = 0; number < 60; number++) {
    const to = number === 0 ? ANNA : `reader${number}@example.org`;
    const start = number / 2;
    const days = [-DAYS, 0, DAYS].map((day) => start + day);
    days.forEach((minutes, day) => {
      const mail = {
        id: number === 0 && day === 1 ? 'm1' : `r${number}d${day}`,
        to,
        minutes,
        campaign: `w2${day}`,
      };
      sent.push(mail);
      const gone = GONE.replace(ANNA, to);
      log += logged(mail, [day === 1 ? refused(minutes + 0.1, gone) : taken(minutes + 0.1)]);
    });
  }
  return { log, sent };
}

const OUTAGE = outageLog();
const FLAPPING = weekly([1, 3, 5]);

const JOURNEYS: readonly Journey[] = [
  {
    what: 'a filter follows all links before the mailbox is looked up',
    files: {
      'mail.log': logged(M1, [refused(0.1, GONE)]),
      'access.log': scanned('m1', 0.05),
    },
    name: 'pre-validation-scan',
    action: 'keep-bounce',
    says: /A filter of the receiver followed the links before it looked/,
    because: /all by machines/,
  },
  {
    what: 'a filter holds the mail for two hours, follows its links, lets it pass',
    files: {
      'mail.log': logged(M1, [refused(0.2, HELD, 'end of DATA command'), taken(2 * HOURS)]),
      'access.log': scanned('m1', 25),
    },
    name: 'content-hold',
    action: 'nothing',
    says: /held the mail back and followed its links meanwhile/,
    because: /by machines between 2026-07-07 09:00/,
  },
  {
    what: 'greylisted, delivered five minutes later, read',
    files: {
      'mail.log': logged(M1, [refused(0.1, GREY), taken(6)]),
      'clicks.jsonl': readBy('m1', 2 * HOURS),
    },
    options: ['--all'],
    name: 'deferred-then-delivered',
    action: 'nothing',
    says: /The mail was only put off at first/,
    because: /put off 1 time, accepted at 2026-07-07 09:06/,
  },
  {
    what: 'the connection breaks after the final dot, again and again; the mail is there',
    files: {
      'mail.log': logged(M1, [broken(0.5), broken(6), broken(2 * HOURS), expired(5 * DAYS)]),
      'clicks.jsonl': readBy('m1', 90),
    },
    name: 'accepted-unseen',
    action: 'reverse-bounce',
    says: /The receiver took the mail, but the connection broke/,
    because: /broke at 2026-07-07 09:00, after the whole mail had been sent/,
  },
  {
    what: 'a gateway takes the mail and follows its links; the mailbox behind it is gone',
    files: {
      'mail.log': logged(M1, [taken(0.1)]),
      'access.log': scanned('m1', 0.5),
      'mails/m1.eml': notice('m1', { minutes: 4, reply: GONE }),
    },
    name: 'gateway-accepted',
    action: 'keep-bounce',
    says: /A gateway took the mail and followed its links/,
    because: /bounced 4 minutes later: user-unknown/,
  },
  {
    what: 'the mailbox has the mail; where it forwards to refuses it',
    files: {
      'mail.log': logged(M1, [taken(0.1)]),
      'clicks.jsonl': readBy('m1', 3 * HOURS),
      'mails/m1.eml': notice('m1', {
        minutes: 2,
        reply: '550 5.7.23 SPF check failed: 192.0.2.7 is not allowed to send mail for example.com',
        finalRecipient: 'anna.b@elsewhere.example',
      }),
    },
    name: 'forward-leg-failed',
    action: 'look-at-forwarder',
    says: /What failed is the copy that the mailbox forwards/,
    because: /forwarded to anna\.b@elsewhere\.example/,
  },
  {
    what: 'refused, and a day later somebody clicks in what came back',
    files: {
      'mail.log': logged(M1, [refused(0.1, GONE)]),
      'clicks.jsonl': readBy('m1', DAYS, '198.51.100.9'),
      'mails/m1.eml': notice('m1', { minutes: 0.2, reply: GONE, reporter: 'mta1.example.com' }),
    },
    name: 'returned-copy',
    action: 'hold-and-verify',
    says: /was opened where notices are read/,
    because: /24 hours after the failure was told/,
  },
  {
    what: 'a receiver forgets its users for half an hour; somebody else sends the mail again',
    files: { 'mail.log': OUTAGE.log, 'clicks.jsonl': readBy('m1', 20 * HOURS) },
    sent: OUTAGE.sent,
    name: 'provider-outage',
    action: 'reverse-bounce',
    says: /had an outage and refused mailboxes that work/,
    because: /example\.org refused \d+ addresses between 2026-07-07 09:\d\d and/,
  },
  {
    what: 'the provider calls a notice of delay a permanent bounce',
    files: {
      'ses.jsonl':
        ses(0, 'ses-1', 'Send', {}) +
        ses(0.1, 'ses-1', 'Delivery', {
          recipients: [ANNA],
          smtpResponse: '250 2.0.0 Ok: queued as 7F',
        }) +
        ses(40, 'ses-1', 'Bounce', {
          bounceType: 'Permanent',
          bounceSubType: 'General',
          bouncedRecipients: [
            {
              emailAddress: ANNA,
              action: 'failed',
              status: '4.2.2',
              diagnosticCode: 'smtp; 452 4.2.2 The mailbox is full, delivery will be tried again',
            },
          ],
        }),
      'clicks.jsonl': readBy('m1', 5 * HOURS),
    },
    sent: [{ id: 'm1', providerId: 'ses-1' }],
    name: 'misclassified',
    action: 'reverse-bounce',
    says: /is none by the receiver’s own words/,
    because: /ses says Permanent\/General; the reply says mailbox-full/,
  },
  {
    what: 'somebody else’s mail bounces in our name, and names a subscriber',
    files: {
      'mail.log': logged(M1, [taken(0.1)]),
      'clicks.jsonl': readBy('m1', 2 * HOURS),
      'mails/m1.eml': notice('m1', {
        minutes: 8 * HOURS,
        reply: GONE,
        messageId: '77.spam@elsewhere.example',
      }),
    },
    name: 'forged-or-late-bounce',
    action: 'reverse-bounce',
    says: /The notice of failure is not about this mail/,
    because: /is not about this mail: The Message-ID of the returned mail is of elsewhere\.example/,
  },
  {
    what: 'read on the first day; the mailbox is closed, and the bounce comes on the fourth',
    files: {
      'mail.log': logged(M1, [taken(0.1)]),
      'clicks.jsonl': readBy('m1', HOURS),
      'mails/m1.eml': notice('m1', { minutes: 3 * DAYS, reply: GONE }),
    },
    name: 'reported-late',
    action: 'keep-bounce',
    says: /the notice of failure came long after/,
    because: /the bounce came 3 days after the acceptance/,
  },
  {
    what: 'our address is blocked; the same mail goes out by a provider with the same links',
    files: {
      'mail.log': logged(M1, [refused(0.1, BLOCKED)]),
      'sendgrid.jsonl': sendgrid(31, 'm2', 'delivered', { response: '250 2.0.0 Ok: queued as 7F' }),
      'clicks.jsonl': readBy('m1', 4 * HOURS),
    },
    sent: [M1, { id: 'm2', minutes: 30, providerId: 'm2' }],
    name: 'other-copy',
    action: 'reverse-bounce',
    says: /Another copy of the mail/,
    because: /the same mail was sent again, and accepted at 2026-07-07 09:31/,
  },
  {
    what: 'a mailbox of several people: every other mail bounces for one of them',
    files: FLAPPING.files,
    sent: FLAPPING.sent,
    id: 'f3',
    name: 'flapping',
    action: 'look-at-reporting',
    says: /has failed for good several times and lived in between/,
    because: /failed for good 3 times, and took mail in between/,
  },
  {
    what: 'refused, and only the picture is fetched by the mail service',
    files: {
      'mail.log': logged(M1, [refused(0.1, GONE)]),
      'clicks.jsonl': fetched('m1', 40),
    },
    name: 'proxy-only',
    action: 'hold-and-verify',
    says: /Only pictures were fetched/,
    because: /only pictures were fetched, 1 time/,
  },
];

const explanationOf = (row: Record<string, unknown>): string =>
  (row['explanation'] as { name: string }).name;

/** Lines are wrapped for the screen. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('it bounced: why was it opened and clicked?', () => {
  for (const journey of JOURNEYS)
    it(`${journey.what}: ${journey.name}`, { timeout: 60_000 }, () => {
      const { sent = [M1], id = 'm1', options = [] } = journey;
      const cwd = folderOf({
        'postbound.toml': SETTINGS,
        'sent.csv': sentCsv(sent),
        ...journey.files,
      });
      const run = (...args: string[]): string => {
        const { status, out, err } = postbound([...args, '--store', join(cwd, 's.db')], { cwd });
        expect(`${status} ${err.split('\n').filter((line) => /error|failed/i.test(line))}`).toBe(
          '0 ',
        );
        return out;
      };
      const names = Object.keys(journey.files).map((path) => path.split('/')[0] ?? '');
      run('import', 'sent.csv', ...new Set(names));
      run('decide');
      const found = objects(run('bounced-then-clicked', '--json', ...options));
      const one = found.find((row) => (row['message'] as { name: string }).name === id);
      expect(one).toMatchObject({
        outcome: { recipient: ANNA },
        explanation: { name: journey.name, action: journey.action },
      });
      const printed = flat(run('bounced-then-clicked', ...options, '--explanation', journey.name));
      expect(printed).toMatch(journey.says);
      expect(printed).toMatch(journey.because);
      // A mail that only waited is explained where it is asked for.
      if (options.includes('--all')) return;
      for (const screen of [run('message', id), run('address', ANNA)].map(flat)) {
        expect(screen).toMatch(journey.says);
        expect(screen).toMatch(journey.because);
      }
      const [told] = objects(run('message', id, '--json'));
      expect(told?.['explanations']).toMatchObject([{ recipient: ANNA, name: journey.name }]);
      const counted = objects(run('report', 'explanation', '--json'));
      expect(counted).toContainEqual({
        group: { explanation: journey.name },
        mails: found.filter((row) => explanationOf(row) === journey.name).length,
      });
    });
});
