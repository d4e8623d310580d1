// Passes many times over a folder of mails with one reader of mail; prints the CPU time of the first and of the later passes.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Read = (mail: Uint8Array) => unknown;

/** Loaded one at a time, so that each process holds one reader only. */
const CONTENDERS: Readonly<Record<string, () => Promise<Read>>> = {
  nothing: async () => (mail) => mail.length,
  postbound: async () => {
    const { decode } = (await import(
      new URL('../../dist/index.js', import.meta.url).href
    )) as typeof import('../../src/index.ts');
    return (mail) => decode(mail);
  },
  'postal-mime': async () => {
    const { default: PostalMime } = await import('postal-mime');
    return (mail) => PostalMime.parse(mail);
  },
  mailparser: async () => {
    const { simpleParser } = await import('mailparser');
    return (mail) => simpleParser(Buffer.from(mail.buffer, mail.byteOffset, mail.length));
  },
};

/** Until V8 has compiled everything for good: it waits for 3,000 calls of each function, then recompiles some. */
const WARM_UP = 4;

const [name = '', mode = '', folder = ''] = process.argv.slice(2);
const read = await CONTENDERS[name]?.();
if (!read) throw new Error(`bench: no contender ${name}`);

const paths = globSync('**/*.eml', { cwd: folder })
  .sort()
  .map((path) => join(folder, path));
const inMemory = mode === 'memory' ? paths.map((path) => new Uint8Array(readFileSync(path))) : [];

/** In µs of CPU a mail, all threads of the process counted. */
async function pass(read: Read): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < paths.length; i++) {
    const result = read(inMemory[i] ?? readFileSync(paths[i] ?? ''));
    if (result instanceof Promise) await result;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / paths.length;
}

const first = await pass(read);
for (let i = 0; i < WARM_UP; i++) await pass(read);
const later = Math.min(await pass(read), await pass(read));
console.log(JSON.stringify({ first, later }));
