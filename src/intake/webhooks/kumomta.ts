// Reads the log hooks of KumoMTA: the records of its log, one or a batch in a request.
// Source: https://docs.kumomta.com/reference/log_record/, https://docs.kumomta.com/userguide/operation/webhooks/, 2026-11.
// What a hook sends is what its user wrote in Lua: nothing is signed.

import { readEach, unknownKind } from '../each-event.ts';
import { fieldsOf, listOf, textOf } from '../json-value.ts';
import { isKumoRecord, kumoEvents } from '../kumomta-record.ts';
import type { WebhookFormat } from '../webhook-format.ts';

export const kumomta: WebhookFormat = {
  id: 'kumomta',
  title: 'KumoMTA (log hooks)',
  recognises: (payload) => (isKumoRecord(fieldsOf(listOf(payload)[0])) ? 0.9 : 0),
  read: (payload) =>
    readEach(
      listOf(payload),
      (record) => kumoEvents(record) ?? unknownKind(textOf(record['type'])),
    ),
  verify: null,
};
