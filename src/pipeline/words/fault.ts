// Says in words on whose side the cause lies.

import type { Fault } from '../../model/fault.ts';

export const FAULT_WORDS: Readonly<Record<Fault, string>> = {
  'recipient-address': 'the address itself',
  'recipient-mailbox': "the recipient's mailbox or its owner",
  'recipient-policy': "a rule of the recipient's organisation or provider",
  'recipient-system': "the recipient's mail system",
  message: 'the message itself',
  'sender-authentication': "the sender's set-up: SPF, DKIM, DMARC, DNS or sender address",
  'sender-reputation': "the reputation of the sender's server or domain",
  'sender-system': "the sender's own mail system or provider",
  forwarding: 'a forwarder between sender and recipient',
  network: 'the network or DNS between the two systems',
  none: "nobody's: nothing failed",
  unknown: 'not clear from what is there',
};
