// Reads a log's lines with one format → its events, each in a short line of text.

import type { LogFormat, LogSetting } from '../../src/intake/log-format.ts';
import type { MailEvent } from '../../src/model/event.ts';

const SETTING: LogSetting = { writtenAt: Date.UTC(2026, 10, 25), zone: 'UTC' };

export function eventsOf(format: LogFormat, lines: readonly string[]): MailEvent[] {
  const events: MailEvent[] = [];
  const reader = format.open(SETTING);
  const take = (event: MailEvent): void => void events.push(event);
  for (const line of lines) reader.line(line, take);
  reader.end(take);
  return events;
}

/** The same, with a stop behind every line. */
export function eventsWithStops(format: LogFormat, lines: readonly string[]): MailEvent[] {
  const events: MailEvent[] = [];
  const take = (event: MailEvent): void => void events.push(event);
  let reader = format.open(SETTING);
  for (const line of lines) {
    reader.line(line, take);
    reader = format.open(SETTING, JSON.parse(JSON.stringify(reader.save())) as unknown);
  }
  reader.end(take);
  return events;
}

/** `failed 02:27:57 nobody@example.com rcpt remote mx.example.com 192.0.2.1: 550 5.1.1 No such user`. */
export function inWords(event: MailEvent): string {
  const { type, time, recipient, originalRecipient, stage, speaker, host, ip, reply } = event;
  const told = [
    type,
    new Date(time).toISOString().slice(11, 19),
    recipient || event.sender,
    originalRecipient && `for ${originalRecipient}`,
    stage === 'unknown' ? '' : stage,
    speaker === 'unknown' ? '' : speaker,
    host,
    ip,
  ];
  return told.filter(Boolean).join(' ') + (reply ? `: ${reply}` : '');
}

const MARKS = [
  '__proto__',
  'constructor',
  '<>',
  '\0',
  ']',
  '"',
  '[',
  '=',
  ' ',
  '{',
  '(',
  '\u{1F4A9}',
];

/** Each line cut at many places and with hostile words in it: enough to find a reader that trusts its input. */
export function hostileLines(lines: readonly string[]): string[] {
  const made = lines.flatMap((line) => [
    ...Array.from({ length: 20 }, (_, at) => line.slice(0, Math.floor((line.length * at) / 20))),
    ...MARKS.map((mark, at) => {
      const place = Math.floor((line.length * (at + 1)) / (MARKS.length + 1));
      return line.slice(0, place) + mark + line.slice(place + at);
    }),
    line.replace(/<[^>]*>/g, '<__proto__>'),
    line.replace(/=[^ ,]+/g, '=__proto__'),
    line.replace(/[0-9a-fA-F]{8,}/g, 'constructor'),
    line + 'x'.repeat(50_000),
    line + ' to=<'.repeat(5000),
  ]);
  return [...made, '', ' ', '{'.repeat(5000), `{"uuid":"${'['.repeat(5000)}`, '@400000'];
}
