// Lays the findings about a domain out for a person: the errors first, what is right last, one line each.

import type { Finding, FindingState } from '../../sender/finding.ts';
import type { Ink } from './paint.ts';
import { type Frame, row } from './verdict-screen.ts';
import { harmless } from './width.ts';
import { wrap } from './wrap.ts';

const ORDER: readonly FindingState[] = ['error', 'warning', 'unknown', 'ok'];
const SIGNS: Readonly<Record<FindingState, readonly [string, Ink]>> = {
  error: ['✗', 'alarm'],
  warning: ['!', 'message'],
  unknown: ['?', 'unknown'],
  ok: ['✓', 'good'],
};
const NAMES: Readonly<Record<Finding['check'], string>> = {
  mx: 'MX',
  spf: 'SPF',
  dkim: 'DKIM',
  dmarc: 'DMARC',
  ptr: 'PTR',
  'mta-sts': 'MTA-STS',
  'tls-rpt': 'TLS reports',
};

export function findingsScreen(
  domain: string,
  findings: readonly Finding[],
  frame: Frame,
): string[] {
  const of = (state: FindingState): Finding[] => findings.filter((one) => one.state === state);
  const told = ORDER.slice(0, -1).flatMap((state) => of(state).map((one) => whole(one, frame)));
  const right = of('ok').flatMap((one) => short(one, domain, frame));
  return [
    `${frame.paint('strong', domain)}: ${sumOf(findings)}`,
    ...told.flatMap((lines) => ['', ...lines]),
    ...(right.length > 0 ? ['', ...right] : []),
  ];
}

function sumOf(findings: readonly Finding[]): string {
  const count = (state: FindingState): number =>
    findings.filter((one) => one.state === state).length;
  const parts: readonly (readonly [number, string])[] = [
    [count('error'), count('error') === 1 ? 'error' : 'errors'],
    [count('warning'), count('warning') === 1 ? 'warning' : 'warnings'],
    [count('unknown'), 'unknown'],
    [count('ok'), 'in order'],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}

function head(text: string, state: FindingState, { paint, width }: Frame, ink: Ink): string[] {
  const [sign, colour] = SIGNS[state];
  return wrap(harmless(text), width - 2).map(
    (line, at) => `${at === 0 ? paint(colour, sign) : ' '} ${paint(ink, line)}`,
  );
}

function whole(it: Finding, frame: Frame): string[] {
  return [
    ...head(`${NAMES[it.check]} ${it.about}: ${it.says}`, it.state, frame, 'strong'),
    ...row('Saw', it.saw, frame),
    ...row('Means', it.means, frame),
    ...row('Do', it.todo, frame),
    // Not broken into lines: it is to be copied.
    ...it.line.split('\n').flatMap((line) => (line === '' ? [] : [`      ${harmless(line)}`])),
    ...row('Source', it.source, frame).map((line) => frame.paint('quiet', line)),
  ];
}

/** Plain text: its colour would hide that it needs nothing. */
function short(it: Finding, domain: string, { paint, width }: Frame): string[] {
  const [sign, colour] = SIGNS.ok;
  const about = it.about === domain || it.about === `_dmarc.${domain}` ? '' : `${it.about}: `;
  return wrap(harmless(`${NAMES[it.check]}: ${about}${it.says}`), width - 2).map(
    (line, at) => `${at === 0 ? paint(colour, sign) : ' '} ${line}`,
  );
}
