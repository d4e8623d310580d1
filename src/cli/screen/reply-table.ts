// Lays judged replies out as the lines of a table: reason, fault, address, sureness, then the reply.

import type { Verdict } from '../../model/verdict.ts';
import { harmless } from './width.ts';

const REASON = 24;
const FAULT = 22;
const ADDRESS = 8;
const SURE = 6;

export function tableHead(): string {
  const names = ['REASON'.padEnd(REASON), 'FAULT'.padEnd(FAULT), 'ADDRESS'.padEnd(ADDRESS)];
  return `${names.join('')}${'SURE'.padStart(SURE - 1)}  REPLY\n`;
}

/** On a terminal the reply is cut to the line; in a pipe it is whole. */
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
  const line = `${columns.join('')}  ${harmless(text.replace(/\s+/g, ' '))}`;
  return `${process.stdout.isTTY ? line.slice(0, process.stdout.columns) : line}\n`;
}
