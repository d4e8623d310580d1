// Reads a Postfix log that lies in memory again and again; prints lines a second.

import { readFileSync } from 'node:fs';
import { postfix } from '../../src/intake/logs/postfix/postfix.ts';

const LEAST_LINES = 1_000_000;
const lines = readFileSync(process.argv[2] ?? '', 'utf8').split('\n');

function pass(): number {
  let events = 0;
  const reader = postfix.open({ writtenAt: Date.UTC(2026, 11, 31), zone: 'UTC' });
  for (const line of lines)
    reader.line(line, () => {
      events++;
    });
  return events;
}

pass();
const passes = Math.ceil(LEAST_LINES / lines.length);
const before = process.cpuUsage();
let events = 0;
for (let at = 0; at < passes; at++) events += pass();
const { user, system } = process.cpuUsage(before);
const perSecond = (passes * lines.length) / ((user + system) / 1e6);
console.log(JSON.stringify({ perSecond, events }));
