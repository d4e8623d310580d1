// Reads lists of tags, `name=value; name=value`, as DKIM, DMARC, MTA-STS and TLS-RPT records have them.

export interface TagList {
  /** The first of each name counts. */
  readonly tags: ReadonlyMap<string, string>;
  /** As they stand, in lower case. */
  readonly names: readonly string[];
  /** Parts that are no `name=value`, and names that come twice, in sentences. */
  readonly problems: readonly string[];
}

const LONGEST = 8192;
const MOST_TAGS = 100;
const NAME = /^[a-z][a-z0-9_]{0,30}$/i;

/** White space around names and values does not count (RFC 6376 §3.2). */
export function readTags(text: string): TagList {
  const tags = new Map<string, string>();
  const names: string[] = [];
  const problems: string[] = [];
  if (text.length > LONGEST) problems.push(`it is longer than ${LONGEST} characters`);
  for (const part of text.slice(0, LONGEST).split(';', MOST_TAGS)) {
    if (part.trim() === '') continue;
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim();
    if (at < 0 || !NAME.test(name)) {
      problems.push(`“${part.trim().slice(0, 60)}” is no tag: name=value is expected`);
      continue;
    }
    const key = name.toLowerCase();
    if (tags.has(key)) problems.push(`the tag ${key}= is there twice`);
    else tags.set(key, part.slice(at + 1).trim());
    names.push(key);
  }
  return { tags, names, problems };
}
