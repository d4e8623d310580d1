// Answers of name servers for tests, as a table.
import { type Answers, recordedResolver } from '../../src/adapters/dns/recorded.ts';
import type { Finding } from '../../src/sender/finding.ts';
import { type Inquiry, inquire } from '../../src/sender/inquiry.ts';

/** What is not in the table has no such records. */
export function answering(answers: Answers): Inquiry {
  const recorded = recordedResolver({ '*': 'no data', ...answers });
  return inquire(recorded, recorded);
}

/** `error example.com: no SPF record`, the worst first, `ok` left out where there is anything else. */
export function shortly(findings: readonly Finding[]): string[] {
  return findings.map(({ state, about, says }) => `${state} ${about}: ${says}`);
}
