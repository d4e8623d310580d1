import { expect } from 'vitest';
import type { LogFormat, LogSetting } from '../../src/intake/log-format.ts';
import type { MailEvent } from '../../src/model/event.ts';

const SETTING: LogSetting = { writtenAt: Date.UTC(2026, 10, 25), zone: 'UTC' };

/** All events; and the same ones where the reader is saved and opened anew behind each line. */
export function readLog(format: LogFormat, lines: readonly string[]): MailEvent[] {
  const events: MailEvent[] = [];
  const reader = format.open(SETTING);
  for (const line of lines) reader.line(line, (event) => events.push(event));
  reader.end((event) => events.push(event));
  expect(resumed(format, lines)).toEqual(events);
  return events;
}

function resumed(format: LogFormat, lines: readonly string[]): MailEvent[] {
  const events: MailEvent[] = [];
  let saved: unknown;
  for (const line of lines) {
    const reader = format.open(SETTING, saved);
    reader.line(line, (event) => events.push(event));
    saved = JSON.parse(JSON.stringify(reader.save()));
  }
  format.open(SETTING, saved).end((event) => events.push(event));
  return events;
}

/** What is told, of these fields. */
export const brief = (events: readonly MailEvent[]): string[] =>
  events.map((event) => {
    const { type, recipient, originalRecipient, stage, status, reply, host, ip } = event;
    const alias = originalRecipient === '' ? '' : ` (${originalRecipient})`;
    const peer = host === '' && ip === '' ? '' : ` ${host}[${ip}]`;
    return `${type} ${recipient}${alias} ${stage} ${status}${peer}: ${reply}`;
  });

/** Cuts and mixes lines in every way that a hostile log could: nothing is thrown. */
export function survives(format: LogFormat, lines: readonly string[]): void {
  const reader = format.open(SETTING);
  const emit = (): void => {};
  for (const line of lines)
    for (let at = 0; at <= line.length; at++) {
      reader.line(line.slice(0, at), emit);
      reader.line(line.slice(at), emit);
      reader.line(line.slice(0, at) + line, emit);
    }
  reader.end(emit);
  expect(JSON.parse(JSON.stringify(reader.save()))).toEqual(reader.save());
}
