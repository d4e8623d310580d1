// Reads Courier's notices: `<address>:`, below it the host with the command that it refused.

import type { Format } from '../layout/format.ts';

export const COURIER: Format = {
  id: 'courier',
  source: 'Courier 0.65–1.0, courier/submit templates; own test bed',
  signs: [{ text: ['running the courier mail server', 'delays in delivering your message'] }],
  layout: {
    recipient: [/^<(?<address>[^<>]{1,320})>:\s*$/],
    stop: /^-{20,}$/,
    transcript: true,
    stages: [
      [/^(?:DNS lookup failed|No such domain|This domain's DNS violates)/i, 'dns'],
      [/^Connection (?:refused|timed out)|^No route to host/i, 'connect'],
    ],
    actions: [
      [/^ {10,}DELAYS IN DELIVERING|^WARNING: delayed mail/i, 'delayed'],
      [/^ {10,}MESSAGE DELIVERED TO A MAIL GATEWAY/i, 'relayed'],
      [/^ {10,}(?:SUCCESSFUL|RECEIPT|DELIVERY|MESSAGE DELIVERED)/i, 'delivered'],
      [/^ {10,}UNDELIVERABLE MAIL/, 'failed'],
    ],
    speaker: 'reporter',
  },
};
