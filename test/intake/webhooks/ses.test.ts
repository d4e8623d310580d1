import { describe, expect, it } from 'vitest';
import { lines, told } from './told.ts';

const AT = '2026-11-24T10:00:00.123Z';
const mail = {
  timestamp: '2026-11-24T09:59:58.000Z',
  messageId: '0102-provider-id',
  source: 'Shop <shop@example.com>',
  destination: ['anna@example.org', 'ben@example.org'],
  commonHeaders: { messageId: '<m1@example.com>', subject: 'Your order' },
  tags: { 'ses:outgoing-ip': ['192.0.2.9'], campaign: ['autumn'] },
};
const toOne = { ...mail, destination: ['anna@example.org'] };

const bounce = (type: string, subType: string, recipients: object[]) => ({
  notificationType: 'Bounce',
  mail,
  bounce: {
    bounceType: type,
    bounceSubType: subType,
    bouncedRecipients: recipients,
    timestamp: AT,
  },
});

const envelope = (message: unknown, more: object = {}) => ({
  Type: 'Notification',
  MessageId: 'sns-1',
  TopicArn: 'arn:aws:sns:eu-west-1:123456789012:bounces',
  Message: typeof message === 'string' ? message : JSON.stringify(message),
  Timestamp: AT,
  ...more,
});

const gone = {
  emailAddress: 'anna@example.org',
  status: '5.1.1',
  action: 'failed',
  diagnosticCode: 'smtp; 550 5.1.1 no such user',
};
const full = {
  emailAddress: '<ben@example.org>',
  status: '4.2.2',
  action: 'failed',
  diagnosticCode: 'smtp; 452 4.2.2 quota\n exceeded',
};

describe('ses', () => {
  const rows: readonly (readonly [string, object, readonly string[]])[] = [
    [
      'several recipients in one notification, not all that the mail had',
      bounce('Permanent', 'General', [gone, full]),
      [
        'failed anna@example.org 550 5.1.1 no such user',
        'failed ben@example.org 452 4.2.2 quota exceeded',
      ],
    ],
    [
      'on a suppression list',
      bounce('Permanent', 'OnAccountSuppressionList', [gone]),
      ['not-attempted anna@example.org 550 5.1.1 no such user'],
    ],
    [
      'delivery',
      {
        eventType: 'Delivery',
        mail,
        delivery: { recipients: ['ben@example.org'], smtpResponse: '250 ok', timestamp: AT },
      },
      ['delivered ben@example.org 250 ok'],
    ],
    [
      'delay',
      {
        eventType: 'DeliveryDelay',
        mail,
        deliveryDelay: { delayType: 'MailboxFull', delayedRecipients: [full], timestamp: AT },
      },
      ['deferred ben@example.org 452 4.2.2 quota exceeded'],
    ],
    [
      'send',
      { eventType: 'Send', mail, send: {} },
      ['submitted anna@example.org', 'submitted ben@example.org'],
    ],
    [
      'reject',
      { eventType: 'Reject', mail: toOne, reject: { reason: 'Bad content' } },
      ['not-attempted anna@example.org Bad content'],
    ],
    [
      'rendering failure',
      {
        eventType: 'Rendering Failure',
        mail: toOne,
        failure: { errorMessage: "Attribute 'x' is missing", templateName: 'T' },
      },
      ["not-attempted anna@example.org Attribute 'x' is missing"],
    ],
    [
      'complaint of one',
      {
        notificationType: 'Complaint',
        mail,
        complaint: {
          complainedRecipients: [{ emailAddress: 'ben@example.org' }],
          complaintFeedbackType: 'abuse',
          timestamp: AT,
        },
      },
      ['complaint ben@example.org'],
    ],
    [
      'complaint of one of several',
      {
        notificationType: 'Complaint',
        mail,
        complaint: {
          complainedRecipients: [
            { emailAddress: 'anna@example.org' },
            { emailAddress: 'ben@example.org' },
          ],
        },
      },
      ['complaint'],
    ],
    ['open of one', { eventType: 'Open', mail: toOne, open: {} }, ['opened anna@example.org']],
    ['open of one of several', { eventType: 'Open', mail, open: {} }, ['opened']],
    [
      'unsubscribed from all',
      {
        eventType: 'Subscription',
        mail: toOne,
        subscription: { newTopicPreferences: { unsubscribeAll: true } },
      },
      ['unsubscribed anna@example.org'],
    ],
  ];
  it.each(rows)('%s', (_, payload, expected) => {
    expect(lines(payload)).toEqual(expected);
    expect(lines(envelope(payload))).toEqual(expected);
    expect(lines({ source: 'aws.ses', 'detail-type': 'x', detail: payload })).toEqual(expected);
    expect(told(payload).format).toBe('ses');
  });

  it('names message, sender, way, label', () => {
    const [event] = told(bounce('Transient', 'MailboxFull', [full])).events;
    expect(event).toMatchObject({
      time: Date.parse(AT),
      sender: 'shop@example.com',
      status: '4.2.2',
      speaker: 'remote',
      subject: 'Your order',
      campaign: 'autumn',
      lane: '192.0.2.9',
      ids: { providerId: '0102-provider-id', messageId: 'm1@example.com' },
      label: { words: 'Transient/MailboxFull', permanent: false, reasons: ['mailbox-full'] },
    });
  });

  it('takes what an open came with', () => {
    const click = {
      ipAddress: '192.0.2.1',
      userAgent: 'A',
      link: 'https://example.com/',
      timestamp: AT,
    };
    const [event] = told({ eventType: 'Click', mail: toOne, click }).events;
    expect(event?.client).toMatchObject({
      ip: '192.0.2.1',
      userAgent: 'A',
      url: 'https://example.com/',
      method: '',
      machine: null,
    });
  });

  const problems: readonly (readonly [string, object, string])[] = [
    [
      'a topic that waits for its confirmation',
      envelope('x', {
        Type: 'SubscriptionConfirmation',
        SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
      }),
      'open https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
    ],
    [
      'a confirmation elsewhere',
      envelope('x', { Type: 'SubscriptionConfirmation', SubscribeURL: 'https://example.com/' }),
      'do not open it',
    ],
    ['a text', envelope('Successfully validated SNS topic'), 'Successfully validated SNS topic'],
    ['an unknown type', envelope({ eventType: 'Teleport', mail }), 'Teleport'],
    ['an open without recipient', { eventType: 'Open', mail, open: {} }, 'does not say whose'],
  ];
  it.each(problems)('tells of %s', (_, payload, expected) => {
    const { format, problems } = told(payload);
    expect(format).toBe('ses');
    expect(problems.join()).toContain(expected);
  });
});
