import { check, GONE, ISO, T } from './told.ts';

const azure = (status: string, more: object = {}) => [
  {
    eventType: 'Microsoft.Communication.EmailDeliveryReportReceived',
    eventTime: ISO,
    data: {
      sender: 'shop@example.com',
      recipient: 'anna@example.org',
      messageId: 'a-1',
      status,
      ...more,
    },
  },
];

check('azure', [
  [
    'delivered',
    azure('Delivered', { internetMessageId: '<m1@example.com>' }),
    { type: 'delivered', ids: { messageId: 'm1@example.com', providerId: 'a-1' } },
  ],
  [
    'bounced',
    azure('Bounced', {
      deliveryStatusDetails: { statusMessage: GONE, recipientMailServerHostName: 'mx.example.org' },
    }),
    {
      type: 'failed',
      reply: GONE,
      host: 'mx.example.org',
      label: { words: 'Bounced', permanent: true },
    },
  ],
  [
    'suppressed',
    azure('Suppressed'),
    { type: 'not-attempted', label: { reasons: ['suppressed'] } },
  ],
  [
    'CloudEvents',
    {
      type: 'Microsoft.Communication.EmailDeliveryReportReceived',
      time: ISO,
      data: { recipient: 'anna@example.org', status: 'Expanded' },
    },
    { type: 'notice-expanded', time: T * 1000 },
  ],
  [
    'clicked, recipient not told',
    [
      {
        eventType: 'Microsoft.Communication.EmailEngagementTrackingReportReceived',
        eventTime: ISO,
        data: { engagementType: 'click', engagementContext: 'https://example.com/' },
      },
    ],
    { type: 'clicked', recipient: '', client: { url: 'https://example.com/' } },
  ],
]);
