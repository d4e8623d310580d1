// Writes which public block lists are told apart, by what they list.
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';

interface Blocklist {
  readonly name: string;
  readonly lists: 'ip' | 'domain' | 'url';
  /** Month in which it ended. */
  readonly closed?: string;
}

const WHAT = { ip: 'IP addresses', domain: 'Domains', url: 'Domains in links' } as const;

export function blocklistsPart(file: string): string {
  const { blocklist } = parse(readFileSync(file, 'utf8')) as unknown as {
    blocklist: readonly Blocklist[];
  };
  const open = blocklist.filter(({ closed }) => closed === undefined);
  const kinds = (['ip', 'domain', 'url'] as const).map((kind) => {
    const names = open.filter(({ lists }) => lists === kind).map(({ name }) => name);
    return `**${WHAT[kind]}** (${names.length}): ${names.join(' · ')}`;
  });
  const ended = blocklist.flatMap(({ name, closed }) => (closed ? [`${name} (${closed})`] : []));
  return `## Block lists

${blocklist.length} lists. \`detail.blocklist\` says which one refuses, what is listed, and where to ask for removal. Answers such as Spamhaus' 127.255.255.254
mean that the receiver's own look-up was refused, and are told as \`blocklist-query-error\`.

${kinds.join('\n\n')}

**Ended, still named by stale copies** (${ended.length}): ${ended.join(' · ')}`;
}
