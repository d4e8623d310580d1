// Lists the webhook formats.

import type { WebhookFormat } from '../webhook-format.ts';

export const WEBHOOK_FORMATS: readonly WebhookFormat[] = [];

export function recogniseWebhook(_payload: unknown): WebhookFormat | null {
  return null;
}
