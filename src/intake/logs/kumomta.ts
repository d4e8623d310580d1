// Reads the log of KumoMTA, a JSON record a line → events.

import type { MailEvent } from '../../model/event.ts';
import { isFields, parsedJson } from '../json-value.ts';
import { isKumoRecord, kumoEvents } from '../kumomta-record.ts';
import type { LogFormat, LogReader } from '../log-format.ts';

/** Longer than any record without the text of mails. */
const LONGEST = 1_000_000;

class KumoMtaReader implements LogReader {
  unread = 0;

  line(line: string, emit: (event: MailEvent) => void): void {
    if (!line.startsWith('{')) return;
    const record = line.length > LONGEST ? undefined : parsedJson(line);
    const events = isFields(record) ? kumoEvents(record) : null;
    if (events === null) this.unread++;
    else for (const event of events) emit(event);
  }

  end(): void {}

  save(): unknown {
    return null;
  }
}

/** Records of all versions since 2023. */
export const kumomta: LogFormat = {
  id: 'kumomta',
  title: 'KumoMTA (JSON lines)',
  recognises: (lines) =>
    lines.filter((line) => {
      const record = line.startsWith('{') ? parsedJson(line) : undefined;
      return isFields(record) && isKumoRecord(record);
    }).length,
  open: () => new KumoMtaReader(),
};
