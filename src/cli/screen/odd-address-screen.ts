// Lays out for a person what is strange about addresses over time.

import type { FindingCounts } from '../../app/engage/address-findings.ts';
import {
  ADDRESS_FINDINGS,
  type AddressFinding,
  type AddressFindingKind,
} from '../../engage/reconcile/address-findings.ts';
import type { Paint } from './paint.ts';
import { count } from './summary-screen.ts';
import type { Frame } from './verdict-screen.ts';
import { harmless } from './width.ts';
import { hang, wrap } from './wrap.ts';

/** The command that names them, to be given the options by which mails were narrowed. */
export const LISTS_THEM = 'postbound bounced-then-clicked --addresses';

const FINDING_WORDS: Readonly<Record<AddressFindingKind, string>> = {
  flapping: 'failed for good, lived, failed again',
  'suppressed-but-clicks': 'suppressed, and a person clicked since',
};

/** All that is said of one finding, with what to do. */
export const findingLines = (
  { evidence, advice }: AddressFinding,
  { paint, width }: Frame,
): string[] =>
  wrap(harmless([...evidence, advice].join(' ')), width).map((line) => paint('strong', line));

const INDENT = '    ';

/** Under a recipient of a message: what was found, and where the rest is told. */
export function findingBriefs(
  address: string,
  findings: readonly AddressFinding[],
  { paint, width }: Frame,
): string[] {
  if (findings.length === 0) return [];
  return [
    ...findings.flatMap(({ evidence }) =>
      hang(`${INDENT}!`, harmless(evidence[0] ?? ''), INDENT.length + 2, width).map((line) =>
        paint('strong', line),
      ),
    ),
    `${INDENT}  ${paint('quiet', `postbound address ${harmless(address)}`)}`,
  ];
}

/** An address with all that was found of it. */
export const oddAddressLines = (
  address: string,
  findings: readonly AddressFinding[],
  { paint, width }: Frame,
): string[] => [
  paint('strong', harmless(address)),
  ...findings.flatMap(({ evidence, advice }) => [
    ...evidence.flatMap((sentence) => hang('  ·', harmless(sentence), 4, width)),
    ...wrap(advice, width - 4).map((line) => INDENT + line),
  ]),
];

/** `38 flapping, 16 suppressed-but-clicks`; `''` where there are none. */
export const findingSums = (counts: FindingCounts): string =>
  ADDRESS_FINDINGS.filter((kind) => counts[kind] > 0)
    .map((kind) => `${count(counts[kind])} ${kind}`)
    .join(', ');

const NAME = 28;
const NUMBER = 11;

/** A table under a head, and the command that lists them; nothing where there are none. */
export function findingTable(counts: FindingCounts, paint: Paint): string[] {
  const found = ADDRESS_FINDINGS.filter((kind) => counts[kind] > 0);
  if (found.length === 0) return [];
  return [
    '',
    paint('strong', 'Addresses whose history does not add up'),
    ...found.map(
      (kind) =>
        `  ${kind.padEnd(NAME - 2)} ${count(counts[kind]).padStart(NUMBER)}  ${FINDING_WORDS[kind]}`,
    ),
    paint('quiet', `${LISTS_THEM} lists them`),
  ];
}
