// Gives a refusal SendGrid's bounce classification.

import type { Answer, Cause } from '../world/fact.ts';

const CLASSES: Partial<Record<Cause, string>> = {
  'no-user': 'Invalid Address',
  'false-unknown': 'Invalid Address',
  'no-domain': 'Technical Failure',
  'dead-server': 'Technical Failure',
  outage: 'Technical Failure',
  'null-mx': 'Technical Failure',
  disabled: 'Mailbox Unavailable',
  full: 'Mailbox Unavailable',
  'full-long': 'Mailbox Unavailable',
  spam: 'Content',
  spf: 'Reputation',
  'ip-block': 'Reputation',
  rate: 'Frequency or Volume Too High',
};

export const sendgridClass = ({ cause }: Answer): string => CLASSES[cause] ?? 'Unclassified';
