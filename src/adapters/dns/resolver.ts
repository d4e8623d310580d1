// Asks name servers: a record's type with a name → what they said.

import type { DnsAnswer, RecordType, Resolver } from '../../ports/resolver.ts';

const TIMEOUT_MS = 3000;
const TRIES = 2;
/** Name servers drop what comes too fast. */
const MOST_AT_ONCE = 20;

/** What c-ares calls the answers that are no failures. */
const NO_NAME = 'ENOTFOUND';
const NO_DATA = 'ENODATA';
const WORDS: Readonly<Record<string, string>> = {
  ETIMEOUT: 'timeout',
  ESERVFAIL: 'SERVFAIL',
  EREFUSED: 'the name server refused to answer',
  ECONNREFUSED: 'no name server answers',
};

export interface ResolverOptions {
  /** Addresses, with or without port; left out: those of the system. */
  readonly servers?: readonly string[];
  /** Of the first try; the second one waits twice as long. */
  readonly timeoutMs?: number;
}

/** Each question ends after some seconds. @throws TypeError where a server is no address. */
export async function dnsResolver({
  servers = [],
  timeoutMs = TIMEOUT_MS,
}: ResolverOptions = {}): Promise<Resolver> {
  const { Resolver: Asker } = await import('node:dns/promises');
  const asker = new Asker({ timeout: timeoutMs, tries: TRIES });
  if (servers.length > 0) asker.setServers(servers);
  const turn = turns(MOST_AT_ONCE);
  const ask: Readonly<Record<RecordType, (name: string) => Promise<readonly string[]>>> = {
    TXT: async (name) => (await asker.resolveTxt(name)).map((strings) => strings.join('')),
    MX: async (name) =>
      (await asker.resolveMx(name)).map(
        ({ priority, exchange }) => `${priority} ${withoutDot(exchange) || '.'}`,
      ),
    A: (name) => asker.resolve4(name),
    AAAA: (name) => asker.resolve6(name),
    PTR: async (name) => (await asker.resolvePtr(name)).map(withoutDot),
    CNAME: async (name) => (await asker.resolveCname(name)).map(withoutDot),
  };
  return {
    lookup: (type, name) =>
      turn(async () => {
        try {
          const records = await ask[type](name);
          return records.length > 0 ? { kind: 'found', records } : { kind: 'no-data' };
        } catch (error) {
          return failureOf(error);
        }
      }),
  };
}

const withoutDot = (name: string): string => name.replace(/\.$/, '');

function failureOf(error: unknown): DnsAnswer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === NO_NAME) return { kind: 'no-name' };
  if (code === NO_DATA) return { kind: 'no-data' };
  return { kind: 'failed', why: WORDS[code] ?? (code || String(error)) };
}

/** Runs at most so many at a time, in the order in which they came. */
function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await work();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
