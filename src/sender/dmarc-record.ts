// Finds the DMARC record that holds for a domain, up the tree of names. Source: RFC 9989 §4.7, §4.10.

import type { Inquiry } from './inquiry.ts';
import { type Texts, textsAt } from './records-of.ts';
import { readTags, type TagList } from './tag-list.ts';

export interface DmarcRecord {
  /** The domain that publishes it. */
  readonly domain: string;
  readonly text: string;
  readonly list: TagList;
}

/** What was found, from the domain up. */
export interface DmarcSearch {
  /** The record that holds; null: none. */
  readonly record: DmarcRecord | null;
  /** The organizational domain, by which alignment is judged (§4.10.2). */
  readonly organization: string;
  /** At the domain's own name. */
  readonly own: Texts;
  /** Why it could not be walked to the end; `''`: it could. */
  readonly failure: string;
}

/** `v=DMARC1` comes first, in these letters (§4.8). */
export const isDmarc = (text: string): boolean => /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text);

const MOST_LABELS = 8;

export async function findDmarc(inquiry: Inquiry, domain: string): Promise<DmarcSearch> {
  const own = await textsAt(inquiry, `_dmarc.${domain}`, isDmarc);
  const walked: DmarcRecord[] = [];
  let failure = own.kind === 'failed' ? own.why : '';
  for (const name of namesUp(domain)) {
    const texts = name === domain ? own : await textsAt(inquiry, `_dmarc.${name}`, isDmarc);
    if (texts.kind === 'failed') failure ||= texts.why;
    const record = texts.kind === 'texts' ? onlyRecord(name, texts.wanted) : null;
    if (record) walked.push(record);
    if (record && endsWalk(record, domain)) break;
  }
  const organization = organizationOf(domain, walked);
  const holds =
    walked.find((record) => record.domain === domain) ??
    walked.find((record) => record.domain === organization) ??
    walked.find(({ list }) => list.tags.get('psd') === 'y');
  return { record: holds ?? null, organization, own, failure };
}

/** Where there are several, none counts (§4.10). */
function onlyRecord(domain: string, texts: readonly string[]): DmarcRecord | null {
  const [text, ...more] = texts;
  return text === undefined || more.length > 0 ? null : { domain, text, list: readTags(text) };
}

function endsWalk({ domain, list }: DmarcRecord, from: string): boolean {
  const psd = list.tags.get('psd');
  return psd === 'n' || (psd === 'y' && domain !== from);
}

/** The domain, then its parents; of a very long name most of them are left out. */
export function namesUp(domain: string): string[] {
  const labels = domain.split('.');
  const names = [domain];
  const first = labels.length >= MOST_LABELS ? labels.length - MOST_LABELS + 1 : 1;
  for (let at = first; at < labels.length; at++) names.push(labels.slice(at).join('.'));
  return names;
}

/** §4.10.2. Without any record nothing tells where an organization begins: the domain itself is taken. */
function organizationOf(domain: string, walked: readonly DmarcRecord[]): string {
  const last = walked.at(-1);
  if (!last) return domain;
  const psd = last.list.tags.get('psd');
  if (psd !== 'y' || last.domain === domain) return last.domain;
  const below =
    domain
      .slice(0, -last.domain.length - 1)
      .split('.')
      .at(-1) ?? '';
  return `${below}.${last.domain}`;
}
