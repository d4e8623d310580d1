// Tells which verdicts on the labelled mails or replies have the right reason.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../src/model/verdict.ts';
import { classify } from '../../src/pipeline/classify.ts';
import { parsed } from './answers.ts';
import type { Judged } from './calibration.ts';

type Said = Pick<Verdict, 'confidence' | 'reason' | 'labels'>;

/** Sisimai's renames of 2026. */
const RENAMED: Readonly<Record<string, string>> = {
  mesgtoobig: 'emailtoolarge',
  exceedlimit: 'emailtoolarge',
  speeding: 'ratelimited',
  toomanyconn: 'ratelimited',
};

const saysSisimai = ({ labels }: Said, accepted: readonly string[]): boolean =>
  accepted.some((word) => [word, RENAMED[word]].includes(labels.sisimai ?? ''));

const read = (corpus: string, name: string): string => readFileSync(join(corpus, name), 'utf8');

/** Replies of recent years in our words, those of Sisimai's tests in its own. */
export function judgedReplies(corpus: string): Judged[] {
  const recent = parsed<{ text: string; accept: string[] }>(read(corpus, 'recent/replies.jsonl'));
  const old = parsed<{ reply: string; labels: string[]; scheme: string }>(
    read(corpus, 'replies.jsonl'),
  ).filter(({ scheme }) => scheme === 'sisimai-reason');
  return [
    ...recent.map(({ text, accept }) =>
      judged(classify(text), (said) => accept.includes(said.reason)),
    ),
    ...old.map(({ reply, labels }) => judged(classify(reply), (said) => saysSisimai(said, labels))),
  ];
}

function judged<T extends Said>(said: T, isRight: (said: T) => boolean): Judged {
  return { confidence: said.confidence, right: isRight(said) };
}

interface Decoded {
  readonly file: string;
  readonly reports: readonly Reported[];
}

type Reported = Said & { readonly recipient: string };

interface Label {
  readonly path: string;
  readonly reasonScheme?: string;
  readonly recipients: readonly Wanted[];
}

export interface Wanted {
  readonly address?: string;
  /** In the place of the address, where it is a real person's. */
  readonly addressHash?: string;
  readonly addressAlso?: readonly string[];
  readonly reason?: string;
  readonly reasonAlso?: readonly string[];
  readonly cause?: string;
}

type Causes = Readonly<Record<string, { readonly accept: readonly string[] }>>;

/** @param decoded JSON lines of `postbound decode`. Reports without a labelled reason are left out. */
export function judgedMails(corpus: string, decoded: string): Judged[] {
  const { causes } = JSON.parse(read(corpus, 'mta/causes.json')) as { causes: Causes };
  const reportsOf = new Map(
    parsed<Decoded>(decoded).map(({ file, reports }) => [ending(file), reports]),
  );
  return parsed<Label>(read(corpus, 'labels.jsonl')).flatMap((label) => {
    const reports = reportsOf.get(ending(label.path)) ?? [];
    return pairs(label.recipients, reports).flatMap(([want, report]) => {
      const accepted = acceptedReasons(label, want, causes);
      if (accepted.length === 0) return [];
      const isSisimai = label.reasonScheme?.startsWith('sisimai') ?? false;
      return judged(report, (said) =>
        isSisimai ? saysSisimai(said, accepted) : accepted.includes(said.reason),
      );
    });
  });
}

/** Folder and name: enough to know a mail of the corpus by. */
const ending = (path: string): string => path.split('/').slice(-2).join('/');

function acceptedReasons(label: Label, want: Wanted, causes: Causes): readonly string[] {
  const isScored = want.cause !== undefined || label.reasonScheme !== 'bounceparser-std_reason';
  if (!isScored) return [];
  const told = [...(want.reason ? [want.reason] : []), ...(causes[want.cause ?? '']?.accept ?? [])];
  return told.length > 0 ? [...told, ...(want.reasonAlso ?? [])] : [];
}

/** By address; what is left over in order, where as many are left on both sides. */
export function pairs<T extends { readonly recipient: string }>(
  wanted: readonly Wanted[],
  reports: readonly T[],
): [Wanted, T][] {
  const left = [...reports];
  const found: [Wanted, T][] = [];
  const open: Wanted[] = [];
  for (const want of wanted) {
    const at = left.findIndex(({ recipient }) => isSame(want, recipient));
    const [report] = at < 0 ? [] : left.splice(at, 1);
    if (report) found.push([want, report]);
    else open.push(want);
  }
  if (open.length !== left.length) return found;
  return [...found, ...left.map((report, i): [Wanted, T] => [open[i] as Wanted, report])];
}

const bare = (address: string): string => address.replace(/^<|>$/g, '').toLowerCase();

function isSame({ address, addressHash, addressAlso = [] }: Wanted, recipient: string): boolean {
  const given = bare(recipient);
  if (given === '') return false;
  if (addressHash !== undefined) return hashOf(given) === addressHash;
  return [address ?? '', ...addressAlso].some((one) => bare(one) === given);
}

function hashOf(address: string): string {
  const hash = createHash('sha256').update(`recipient|${address}`).digest('hex');
  return `sha256:${hash.slice(0, 24)}`;
}
