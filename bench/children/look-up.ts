// Looks addresses up in a store, each once; prints the time that 95 of 100 stay below.

import { openStore } from '../../src/app/open-store.ts';

const [, , path = '', list = ''] = process.argv;
const MOST = 20;
const store = await openStore(path, 'read');
const times: number[] = [];
for (const address of list.split(',')) {
  const before = performance.now();
  await store.address(address, MOST);
  times.push(performance.now() - before);
}
await store.close();
times.sort((a, b) => a - b);
console.log(JSON.stringify({ p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN }));
