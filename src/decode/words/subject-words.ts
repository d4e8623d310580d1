// Reads a subject line: the signs of an answer or a forwarded mail before it, and what is left.

import { fold } from '../../text/fold.ts';
import { languages } from './known-languages.ts';

/** A subject taken apart. */
export interface Subject {
  readonly isAnswer: boolean;
  readonly isForward: boolean;
  /** Folded, without the signs before it. */
  readonly rest: string;
  /** How automatic replies begin, if the rest does, or ends so in brackets; `''` if not. */
  readonly auto: string;
  /** `Re: your order (Automatic response)`: the answer itself is automatic. */
  readonly isAutoInBrackets: boolean;
  readonly isUnsubscribe: boolean;
  /** `Read: your order`. */
  readonly isReceipt: boolean;
}

const MAX_SUBJECT = 1000;
const MAX_PREFIXES = 6;
/** `Re:`, `RE[2]:`, `AW :`; and a tag in brackets. */
const PREFIX = /^([^\s:[\]]{1,14})(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?:\s*/;
const TAG = /^\[[^\][]{1,60}\]\s*/;

interface Tables {
  /** How many languages they are made of. */
  readonly size: number;
  readonly answers: ReadonlySet<string>;
  readonly forwards: ReadonlySet<string>;
  /** Beginnings of automatic subjects by their first letter, the longer first. */
  readonly autos: ReadonlyMap<string, readonly string[]>;
  readonly unsubscribes: ReadonlySet<string>;
  readonly receipts: ReadonlySet<string>;
}

let tables: Tables | null = null;

/** Takes a subject apart. */
export function readSubject(subject: string): Subject {
  if (tables?.size !== languages().length) tables = makeTables();
  let rest = fold(subject.slice(0, MAX_SUBJECT).trim());
  let isAnswer = false;
  let isForward = false;
  for (let i = 0; i < MAX_PREFIXES; i++) {
    const prefix = PREFIX.exec(rest);
    const word = prefix?.[1] ?? '';
    if (!prefix || !(tables.answers.has(word) || tables.forwards.has(word))) break;
    if (tables.forwards.has(word)) isForward = true;
    else isAnswer = true;
    rest = rest.slice(prefix[0].length);
  }
  const begins = autoBeginning(tables, rest.replace(TAG, ''));
  const inBrackets = begins === '' ? autoInBrackets(tables, rest) : '';
  return {
    isAnswer,
    isForward,
    rest,
    auto: begins || inBrackets,
    isAutoInBrackets: inBrackets !== '',
    isReceipt: tables.receipts.has((/^([^:]{2,24}?)\s?:/.exec(rest)?.[1] ?? '').trim()),
    isUnsubscribe: tables.unsubscribes.has(rest.replace(/[\s.!:]+$/, '')),
  };
}

function autoBeginning(known: Tables, rest: string): string {
  return (
    (known.autos.get(rest.charAt(0)) ?? []).find(
      (words) => rest.startsWith(words) && !isLetter(rest.charAt(words.length)),
    ) ?? ''
  );
}

/** `Re: your order (Automatic response)` */
function autoInBrackets(known: Tables, rest: string): string {
  const open = Math.max(rest.lastIndexOf('('), rest.lastIndexOf('['));
  if (open < 0) return '';
  const inside = rest.slice(open + 1, -1);
  return (
    (known.autos.get(inside.charAt(0)) ?? []).find(
      (words) => inside.startsWith(words) && inside.length < words.length + 2,
    ) ?? ''
  );
}

const isLetter = (char: string): boolean => /^[a-z]$/.test(char);

type List = 'answers' | 'forwards' | 'receipts' | 'autoSubjects' | 'unsubscribes';

function makeTables(): Tables {
  const all = (pick: List): string[] =>
    languages().flatMap((language) => language[pick].map((words) => fold(words)));
  const autos = new Map<string, string[]>();
  for (const words of [...new Set(all('autoSubjects'))].sort((a, b) => b.length - a.length)) {
    const list = autos.get(words.charAt(0));
    if (list) list.push(words);
    else autos.set(words.charAt(0), [words]);
  }
  return {
    size: languages().length,
    answers: new Set(all('answers')),
    forwards: new Set(all('forwards')),
    autos,
    unsubscribes: new Set(all('unsubscribes')),
    receipts: new Set(all('receipts')),
  };
}
