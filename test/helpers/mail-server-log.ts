// Writes a mail server's log for tests: messages whose fate is told in a few words.

/** `sent`, or the reply that refused at RCPT. */
export interface Logged {
  readonly id: string;
  readonly to: string;
  readonly fate: string;
}

/** Syslog lines of one message each, from 24 November 2026 10:00 on, a minute apart. */
export function logOf(messages: readonly Logged[]): string {
  return messages.map(({ id, to, fate }, at) => linesOf(id, to, fate, at)).join('');
}

function linesOf(id: string, to: string, fate: string, minute: number): string {
  const queue = `4F${String(minute).padStart(3, '0')}5BE139`;
  const time = `2026-11-24T10:${String(minute % 60).padStart(2, '0')}:00.000000+00:00`;
  const isSent = fate === 'sent';
  const dsn = isSent ? '2.0.0' : (/\d\.\d\.\d/.exec(fate)?.[0] ?? '5.0.0');
  const status = isSent ? 'sent' : fate.startsWith('4') ? 'deferred' : 'bounced';
  const words = isSent
    ? '250 2.0.0 Ok: queued'
    : `host mx.example.com[192.0.2.9] said: ${fate} (in reply to RCPT TO command)`;
  const line = (daemon: string, text: string): string =>
    `${time} out postfix/${daemon}[11]: ${queue}: ${text}\n`;
  return [
    line('cleanup', `message-id=<${id}@news.example.org>`),
    line('qmgr', 'from=<bounce@news.example.org>, size=600, nrcpt=1 (queue active)'),
    line(
      'smtp',
      `to=<${to}>, relay=mx.example.com[192.0.2.9]:25, delay=0.5, delays=0.1/0/0.2/0.2, dsn=${dsn}, status=${status} (${words})`,
    ),
    ...(status === 'deferred' ? [] : [line('qmgr', 'removed')]),
  ].join('');
}
