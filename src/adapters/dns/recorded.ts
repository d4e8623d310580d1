// Keeps answers of name servers and web servers as a JSON table, and answers from such a table.

import type { DnsAnswer, PolicyFile, PolicySource, Resolver } from '../../ports/resolver.ts';

/**
 * `"TXT example.com": ["v=spf1 -all"]`, `"A x.example.com": "no data"`, `"no name"`, `"failed: timeout"`;
 * `"GET https://…": { "mediaType", "text" }`, `"refused: status 404"`. `"*"` answers what is not there.
 */
export type Answers = Readonly<Record<string, unknown>>;

/** What is not in the table is `failed`: it was not recorded. */
export function recordedResolver(answers: Answers): Resolver & PolicySource {
  const table = new Map(Object.entries(answers).map(([key, value]) => [keyOf(key), value]));
  const find = (key: string): unknown => table.get(keyOf(key)) ?? table.get('*');
  return {
    lookup: async (type, name) => dnsAnswer(find(`${type} ${name}`)),
    fetch: async (url) => policyFile(find(`GET ${url}`)),
  };
}

const keyOf = (key: string): string => key.trim().replace(/\.$/, '').toLowerCase();

function dnsAnswer(value: unknown): DnsAnswer {
  if (Array.isArray(value))
    return value.length > 0 ? { kind: 'found', records: value.map(String) } : { kind: 'no-data' };
  if (value === 'no data') return { kind: 'no-data' };
  if (value === 'no name') return { kind: 'no-name' };
  return { kind: 'failed', why: whyOf(value) };
}

function policyFile(value: unknown): PolicyFile {
  if (typeof value === 'object' && value !== null && 'text' in value) {
    const mediaType = 'mediaType' in value ? String(value.mediaType) : 'text/plain';
    return { kind: 'fetched', text: String(value.text), mediaType };
  }
  const isRefused = typeof value === 'string' && /^(?:refused|no )/.test(value);
  return { kind: isRefused ? 'refused' : 'failed', why: whyOf(value) };
}

const whyOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/^(?:failed|refused): */, '') : 'it was not recorded';

/** Asks others, and notes what they answer in `answers`. */
export function recordingResolver(
  resolver: Resolver,
  policies: PolicySource,
  answers: Record<string, unknown>,
): Resolver & PolicySource {
  return {
    async lookup(type, name) {
      const answer = await resolver.lookup(type, name);
      answers[`${type} ${name}`] = noted(answer);
      return answer;
    },
    async fetch(url) {
      const file = await policies.fetch(url);
      const { kind } = file;
      answers[`GET ${url}`] =
        kind === 'fetched'
          ? { mediaType: file.mediaType, text: file.text }
          : `${kind}: ${file.why}`;
      return file;
    },
  };
}

function noted(answer: DnsAnswer): unknown {
  switch (answer.kind) {
    case 'found':
      return answer.records;
    case 'no-data':
      return 'no data';
    case 'no-name':
      return 'no name';
    case 'failed':
      return `failed: ${answer.why}`;
  }
}
