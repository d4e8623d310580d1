import { check, T } from './told.ts';

const kumomta = (type: string, more: object) => ({
  type,
  id: 'k1',
  nodeid: 'n',
  sender: 'shop@example.com',
  recipient: 'anna@example.org',
  timestamp: T,
  created: T - 60,
  ...more,
});

check('kumomta', [
  [
    'bounce',
    kumomta('Bounce', {
      response: {
        code: 550,
        enhanced_code: { class: 5, subject: 1, detail: 1 },
        content: 'no such user',
        command: 'RCPT TO:<anna@example.org>',
      },
      peer_address: { name: 'mx.example.org.', addr: '192.0.2.7' },
    }),
    { type: 'failed', stage: 'rcpt', status: '5.1.1', replyCode: '550', host: 'mx.example.org' },
  ],
  [
    'a batch',
    [kumomta('Reception', {}), kumomta('Delivery', { response: { code: 250, content: 'ok' } })],
    { type: 'submitted' },
  ],
]);
