// Asks each question once, and no more questions than one check of a domain may need.

import type {
  DnsAnswer,
  PolicyFile,
  PolicySource,
  RecordType,
  Resolver,
} from '../ports/resolver.ts';

/** Records are hostile: what they point at is asked only so often. */
const MOST_QUESTIONS = 400;
const LONGEST_NAME = 253;
const LONGEST_LABEL = 63;

/** The outside, as one check of a domain sees it. */
export interface Inquiry {
  lookup(type: RecordType, name: string): Promise<DnsAnswer>;
  fetch(url: string): Promise<PolicyFile>;
}

export function inquire(resolver: Resolver, policies: PolicySource): Inquiry {
  const asked = new Map<string, Promise<DnsAnswer>>();
  return {
    lookup(type, name) {
      const key = `${type} ${name.toLowerCase()}`;
      const before = asked.get(key);
      if (before) return before;
      const answer = ask(type, name.toLowerCase(), asked.size, resolver);
      asked.set(key, answer);
      return answer;
    },
    fetch: (url) => policies.fetch(url),
  };
}

async function ask(
  type: RecordType,
  name: string,
  before: number,
  resolver: Resolver,
): Promise<DnsAnswer> {
  // A name that cannot stand in a question cannot exist (RFC 1035 §2.3.4).
  if (!isName(name)) return { kind: 'no-name' };
  if (before >= MOST_QUESTIONS)
    return { kind: 'failed', why: `more than ${MOST_QUESTIONS} questions would be needed` };
  return await resolver.lookup(type, name);
}

/** Whether it can be asked for: lengths as RFC 1035 §2.3.4 has them, printable signs only. */
function isName(name: string): boolean {
  const fits = (label: string): boolean => label.length > 0 && label.length <= LONGEST_LABEL;
  return (
    name.length <= LONGEST_NAME &&
    /^[!-~]+$/.test(name) &&
    name.split('.').every((label) => fits(label))
  );
}
