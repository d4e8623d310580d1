// Lays judged replies out as the lines of a table: reason, fault, address, sureness, then the reply.

import type { Verdict } from '../../model/verdict.ts';
import { fittedLine, harmless } from './width.ts';

const REASON = 24;
const FAULT = 22;
const ADDRESS = 8;
const SURE = 6;

export function tableHead(): string {
  const names = ['REASON'.padEnd(REASON), 'FAULT'.padEnd(FAULT), 'ADDRESS'.padEnd(ADDRESS)];
  return `${names.join('')}${'SURE'.padStart(SURE - 1)}  REPLY\n`;
}

export function tableLine(
  text: string,
  { reason, fault, permanence, confidence }: Verdict,
): string {
  const sure = `${Math.round(confidence * 100)} %`.padStart(SURE - 1);
  const columns = [
    reason.padEnd(REASON),
    fault.padEnd(FAULT),
    permanence.address.padEnd(ADDRESS),
    sure,
  ];
  return fittedLine(`${columns.join('')}  ${harmless(text.replace(/\s+/g, ' '))}`);
}
