// Reads MTA-STS policies: text → mode, hosts, lifetime. Source: RFC 8461 §3.2.

export interface StsPolicy {
  readonly mode: 'enforce' | 'testing' | 'none';
  /** Patterns, in lower case. */
  readonly mx: readonly string[];
  /** Seconds. */
  readonly maxAge: number;
}

const LONGEST = 65_536;
const MOST_LINES = 1000;
const MOST_PROBLEMS = 5;
const LONGEST_AGE = 31_557_600;
const LINE = /^([a-z0-9_.-]{1,40})[ \t]*:[ \t]*(.{0,400})$/i;

/** Null with sentences where it is wrong. Never throws. */
export function readPolicy(text: string): {
  readonly policy: StsPolicy | null;
  readonly problems: readonly string[];
} {
  const { mx, fields, problems } = readLines(text);
  const mode = (['enforce', 'testing', 'none'] as const).find((one) => one === fields.get('mode'));
  const age = fields.get('max_age') ?? '';
  if (fields.get('version') !== 'STSv1') problems.push('“version: STSv1” is missing');
  if (!mode) problems.push('mode must be enforce, testing or none');
  if (!/^\d{1,10}$/.test(age)) problems.push('max_age must be a number of seconds');
  else if (Number(age) > LONGEST_AGE) problems.push(`max_age is above ${LONGEST_AGE}`);
  if (mx.length === 0 && mode !== 'none') problems.push('no mx is named');
  const policy = mode && problems.length === 0 ? { mode, mx, maxAge: Number(age) } : null;
  return { policy, problems };
}

interface Lines {
  readonly mx: string[];
  readonly fields: Map<string, string>;
  readonly problems: string[];
}

function readLines(text: string): Lines {
  const read: Lines = { mx: [], fields: new Map(), problems: [] };
  const lines = text.slice(0, LONGEST).split(/\r?\n/, MOST_LINES);
  for (const line of lines.filter((one) => one.trim() !== '')) {
    const [, name = '', value = ''] = LINE.exec(line.trim()) ?? [];
    if (name === '') read.problems.push(`“${line.slice(0, 60)}” is no “name: value”`);
    else if (name === 'mx') read.mx.push(value.trim().toLowerCase());
    else if (!read.fields.has(name)) read.fields.set(name, value.trim());
  }
  return { ...read, problems: read.problems.slice(0, MOST_PROBLEMS) };
}
