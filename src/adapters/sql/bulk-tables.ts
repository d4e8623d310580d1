// Lists the tables that are written by the thousand, with their columns in order.

type ColumnType = 'integer' | 'real' | 'text' | 'bytes';

export interface BulkShape {
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** What happens to a row that is there already; `''`: it is an error. */
  readonly onConflict: string;
}

export type BulkTable =
  | 'event'
  | 'message'
  | 'message_key'
  | 'address'
  | 'outcome'
  | 'unsettled'
  | 'unjudged'
  | 'raw_mail'
  | 'source'
  | 'decision'
  | 'standing'
  | 'deciding';

export const BULK_TABLES: Readonly<Record<BulkTable, BulkShape>> = {
  event: {
    columns: {
      id: 'integer',
      digest: 'bytes',
      message: 'integer',
      address: 'integer',
      target: 'integer',
      type: 'text',
      at: 'integer',
      not_ours: 'integer',
      link: 'real',
      rules_version: 'text',
      raw: 'bytes',
      verdict: 'text',
      told: 'text',
    },
    onConflict: '',
  },
  message: {
    columns: {
      id: 'integer',
      name: 'text',
      message_id: 'text',
      sender: 'text',
      subject: 'text',
      stream: 'text',
      campaign: 'text',
      lane: 'text',
      submitted_at: 'integer',
    },
    onConflict:
      'on conflict (id) do update set name = excluded.name, message_id = excluded.message_id, sender = excluded.sender, ' +
      'subject = excluded.subject, stream = excluded.stream, campaign = excluded.campaign, lane = excluded.lane, ' +
      'submitted_at = excluded.submitted_at',
  },
  message_key: { columns: { key: 'text', message: 'integer' }, onConflict: '' },
  address: { columns: { id: 'integer', address: 'text', domain: 'text' }, onConflict: '' },
  outcome: {
    columns: {
      message: 'integer',
      address: 'integer',
      state: 'text',
      stage: 'text',
      reason: 'text',
      fault: 'text',
      first_at: 'integer',
      last_at: 'integer',
      complaints: 'integer',
      opens: 'integer',
      clicks: 'integer',
      told: 'text',
      at: 'integer',
    },
    onConflict: '',
  },
  unsettled: {
    columns: { message: 'integer', stamp: 'integer' },
    onConflict: 'on conflict (message) do update set stamp = excluded.stamp',
  },
  unjudged: {
    columns: { message: 'integer', stamp: 'integer' },
    onConflict: 'on conflict (message) do update set stamp = excluded.stamp',
  },
  raw_mail: {
    columns: { digest: 'bytes', bytes: 'bytes', received_at: 'integer' },
    onConflict: 'on conflict (digest) do nothing',
  },
  source: {
    columns: {
      source: 'text',
      name: 'text',
      format: 'text',
      read_to: 'integer',
      reader: 'text',
      done: 'integer',
    },
    onConflict:
      'on conflict (source) do update set name = excluded.name, format = excluded.format, read_to = excluded.read_to, ' +
      'reader = excluded.reader, done = excluded.done',
  },
  decision: {
    columns: {
      id: 'integer',
      address: 'integer',
      batch: 'text',
      incident: 'integer',
      told: 'text',
    },
    onConflict: '',
  },
  standing: {
    columns: { address: 'integer', place: 'integer', told: 'text' },
    onConflict: '',
  },
  deciding: {
    columns: { address: 'integer', stamp: 'integer' },
    onConflict: 'on conflict (address) do update set stamp = excluded.stamp',
  },
};
