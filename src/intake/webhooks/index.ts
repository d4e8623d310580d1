// Lists the webhook formats, by which a payload is recognised.

import type { WebhookFormat } from '../webhook-format.ts';
import { azure } from './azure.ts';
import { brevo } from './brevo.ts';
import { kumomta } from './kumomta.ts';
import { mailersend } from './mailersend.ts';
import { mailgun } from './mailgun.ts';
import { mailjet } from './mailjet.ts';
import { mailomat } from './mailomat.ts';
import { mailtrap } from './mailtrap.ts';
import { mandrill } from './mandrill.ts';
import { postmark } from './postmark.ts';
import { resend } from './resend.ts';
import { sendgrid } from './sendgrid.ts';
import { ses } from './ses/ses.ts';
import { sparkpost } from './sparkpost.ts';

/** One line each, in the order of the alphabet. */
export const WEBHOOK_FORMATS: readonly WebhookFormat[] = [
  azure,
  brevo,
  kumomta,
  mailersend,
  mailgun,
  mailjet,
  mailomat,
  mailtrap,
  mandrill,
  postmark,
  resend,
  sendgrid,
  ses,
  sparkpost,
];

/** The format that knows this parsed JSON best; null where none knows it. Looks at the first part of a batch only. */
export function recogniseWebhook(payload: unknown): WebhookFormat | null {
  let best: WebhookFormat | null = null;
  let most = 0;
  for (const format of WEBHOOK_FORMATS) {
    const sure = format.recognises(payload);
    if (sure > most) {
      best = format;
      most = sure;
    }
  }
  return best;
}
