import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeWorld } from '../../sim/write.ts';
import { toldOnce } from '../../src/engage/told-once.ts';
import type { LogFormat } from '../../src/intake/log-format.ts';
import { accessLog } from '../../src/intake/logs/access-log.ts';
import { engagement } from '../../src/intake/logs/engagement.ts';
import { recogniseLog } from '../../src/intake/logs/index.ts';
import type { MailEvent } from '../../src/model/event.ts';
import { NO_LINKS } from '../../src/model/links.ts';
import { folderOf } from '../helpers/folder.ts';
import { SMALL } from './small-world.ts';

const folder = folderOf({});
let own: readonly string[] = [];
let access: readonly string[] = [];

const PATHS = {
  open: ['/o/{token}.gif'],
  click: ['/c/{token}/{link}'],
  unsubscribe: ['/u/{token}'],
  converted: ['/thanks/{token}'],
};

function read(format: LogFormat, lines: readonly string[]): MailEvent[] {
  const links = { ...NO_LINKS, paths: PATHS };
  const reader = format.open({ writtenAt: 0, zone: 'UTC', links });
  const events: MailEvent[] = [];
  for (const line of lines) reader.line(line, (event) => events.push(event));
  expect(reader.unread).toBe(0);
  return events;
}

beforeAll(() => {
  writeWorld({ ...SMALL, out: folder }, () => {});
  const text = (name: string): Buffer => readFileSync(join(folder, 'engagement', name));
  own = text('events.jsonl').toString().trimEnd().split('\n');
  access = gunzipSync(text('access.log.gz')).toString().trimEnd().split('\n');
});

describe('opens and clicks of the world', () => {
  test('are known by their content', () => {
    expect([recogniseLog(own.slice(0, 300))?.id, recogniseLog(access.slice(0, 300))?.id]).toEqual([
      'engagement',
      'access-log',
    ]);
  });

  test('told twice they count once, in either order', () => {
    const mine = read(engagement, own);
    const theirs = read(accessLog, access);
    expect([mine.length, theirs.length]).toEqual([own.length, access.length]);
    expect(toldOnce([...mine, ...theirs])).toEqual(mine);
    expect(toldOnce([...theirs, ...mine])).toEqual(mine);
  });

  test('every kind of machine, proxy and person occurs', () => {
    const truths = readFileSync(join(folder, 'truth-engagement.jsonl'), 'utf8');
    for (const what of [
      'person',
      'hidden',
      'mail-privacy',
      'image-proxy',
      'prefetch',
      'scanner',
      'hold-scan',
      'pre-validation',
      'returned-copy',
    ])
      expect(truths).toContain(`"what":"${what}"`);
  });
});
