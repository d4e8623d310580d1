import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeWorld } from '../../sim/write.ts';
import { decode } from '../../src/index.ts';
import { postfix } from '../../src/intake/logs/postfix/postfix.ts';
import type { MailEvent } from '../../src/model/event.ts';
import { folderOf } from '../helpers/folder.ts';
import { SMALL } from './small-world.ts';

interface Truth {
  readonly messageId: string;
  readonly recipient: string;
  readonly lane: string;
  readonly state: string;
  readonly attempts: number;
}

interface NoticeTruth {
  readonly file: string;
  readonly number: number;
  readonly kind: string;
  readonly reason?: string;
  readonly reported?: string;
}

const folder = folderOf({});
const again = folderOf({});
const other = folderOf({});
let truths: readonly Truth[] = [];

const text = (name: string): string => {
  const bytes = readFileSync(join(folder, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
};
const linesOf = (name: string): string[] => text(name).trimEnd().split('\n');
const recordsOf = <T>(name: string): T[] => linesOf(name).map((line) => JSON.parse(line) as T);
const payloadsOf = (provider: string): unknown[] =>
  readdirSync(join(folder, 'webhooks', provider)).flatMap((name) =>
    recordsOf(`webhooks/${provider}/${name}`),
  );
const withState = (lane: string, ...states: string[]): number =>
  truths.filter((truth) => truth.lane === lane && states.includes(truth.state)).length;

beforeAll(() => {
  writeWorld({ ...SMALL, out: folder }, () => {});
  truths = recordsOf('truth.jsonl');
});

function digestOf(root: string): string {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length))
    .sort();
  const parts = names.map((name) => `${name} ${hash('sha256', readFileSync(join(root, name)))}`);
  return parts.join('\n');
}

describe('artefacts', () => {
  test('the same seed gives the same bytes, another seed others', () => {
    writeWorld({ ...SMALL, out: again }, () => {});
    expect(digestOf(again)).toBe(digestOf(folder));
    writeWorld({ ...SMALL, seed: 8, out: other }, () => {});
    expect(digestOf(other)).not.toBe(digestOf(folder));
  }, 60_000);

  test('the sent log lists each mail once', () => {
    const rows = linesOf('sent.csv').slice(1);
    expect(rows.length).toBe(truths.length);
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(rows.length);
  });

  test('Amazon SES tells as many deliveries as are true', () => {
    const events = (payloadsOf('ses') as { Message: string }[]).map(
      ({ Message }) => (JSON.parse(Message) as { eventType: string }).eventType,
    );
    const deliveries = events.filter((type) => type === 'Delivery').length;
    expect(deliveries).toBe(withState('ses', 'accepted', 'accepted-then-bounced'));
  });

  test('SendGrid tells as many deliveries and drops as are true', () => {
    const events = (payloadsOf('sendgrid') as { event: string }[][])
      .flat()
      .map(({ event }) => event);
    const count = (name: string): number => events.filter((event) => event === name).length;
    expect(count('delivered')).toBe(withState('sendgrid', 'accepted', 'accepted-then-bounced'));
    expect(count('dropped')).toBe(withState('sendgrid', 'not-attempted'));
  });

  test('each touch has its truth', () => {
    expect(linesOf('truth-engagement.jsonl').length).toBe(
      linesOf('engagement/events.jsonl').length,
    );
    expect(linesOf('engagement/access.log.gz').length).toBe(
      linesOf('engagement/events.jsonl').length,
    );
  });

  test('the log of Postfix is read without rest, attempt by attempt', () => {
    const attempts = new Map<string, number>();
    const take = ({ type, ids, sender }: MailEvent): void => {
      if (sender === '<>' || !['deferred', 'failed', 'delivered'].includes(type)) return;
      attempts.set(ids.messageId, (attempts.get(ids.messageId) ?? 0) + 1);
    };
    const end = SMALL.start + SMALL.days * 86_400_000;
    const reader = postfix.open({ writtenAt: end, zone: 'UTC' });
    for (const name of ['logs/mail.log.1.gz', 'logs/mail.log'])
      for (const line of linesOf(name)) reader.line(line, take);
    reader.end(take);
    expect(reader.unread).toBe(0);
    for (const { lane, messageId, attempts: expected } of truths)
      if (lane === 'postfix') expect(attempts.get(messageId) ?? 0).toBe(expected);
  });
});

describe('returned mails', () => {
  const boxes = new Map<string, string[]>();
  const mailOf = ({ file, number }: NoticeTruth): string => {
    const box =
      boxes.get(file) ??
      (file.endsWith('.gz')
        ? text(file)
            .split(/^From .*\n/m)
            .slice(1)
        : [text(file)]);
    boxes.set(file, box);
    return box[number - 1] ?? '';
  };

  test('at least 99 % are decoded to their kind, recipient and reason', () => {
    const notices = recordsOf<NoticeTruth>('truth-notices.jsonl');
    const wrong = notices.filter((truth) => {
      const { kind, reports } = decode(mailOf(truth));
      if (kind !== truth.kind) return true;
      if (truth.reason === undefined) return false;
      const [report] = reports;
      return report?.reason !== truth.reason || report.recipient !== truth.reported;
    });
    expect(notices.length).toBeGreaterThan(300);
    expect(wrong.length).toBeLessThanOrEqual(notices.length / 100);
  });
});
