/** Measures whether confidence means what it says: of the verdicts said to be 90 % sure, how many are right? */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../src/model/verdict.ts';
import { classify } from '../src/pipeline/classify.ts';
import { decode } from '../src/pipeline/decode.ts';

const CORPUS = process.env['POSTBOUND_CORPUS'] ?? join('..', 'shared', 'corpus');

interface Judged {
  readonly verdict: Pick<Verdict, 'confidence' | 'reason' | 'labels' | 'evidence'>;
  readonly right: boolean;
}

const lines = <T>(name: string): T[] =>
  readFileSync(join(CORPUS, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** Sisimai's renames of 2026. */
const RENAMED: Readonly<Record<string, string>> = {
  mesgtoobig: 'emailtoolarge',
  exceedlimit: 'emailtoolarge',
  speeding: 'ratelimited',
  toomanyconn: 'ratelimited',
};

const saysSisimai = (verdict: Judged['verdict'], accepted: readonly string[]): boolean =>
  accepted.some((word) => [word, RENAMED[word]].includes(verdict.labels.sisimai ?? ''));

function replies(): Judged[] {
  const recent = lines<{ text: string; accept: string[] }>('recent/replies.jsonl');
  const old = lines<{ reply: string; labels: string[]; scheme: string }>('replies.jsonl');
  return [
    ...recent.map(({ text, accept }) => {
      const verdict = classify(text);
      return { verdict, right: accept.includes(verdict.reason) };
    }),
    ...old
      .filter(({ scheme }) => scheme === 'sisimai-reason')
      .map(({ reply, labels }) => {
        const verdict = classify(reply);
        return { verdict, right: saysSisimai(verdict, labels) };
      }),
  ];
}

interface MailLabel {
  readonly path: string;
  readonly reasonScheme?: string;
  readonly recipients: readonly {
    readonly reason?: string;
    readonly reasonAlso?: readonly string[];
    readonly cause?: string;
  }[];
}

type Causes = Readonly<Record<string, { readonly accept: readonly string[] }>>;

/** Mails with one recipient, so that no pairing is needed. */
function mails(): Judged[] {
  const { causes } = JSON.parse(readFileSync(join(CORPUS, 'mta/causes.json'), 'utf8')) as {
    causes: Causes;
  };
  return lines<MailLabel>('labels.jsonl').flatMap((label) => {
    const [want, ...others] = label.recipients;
    const isScored =
      want && (want.cause || (want.reason && label.reasonScheme !== 'bounceparser-std_reason'));
    if (!want || !isScored || others.length > 0) return [];
    const [verdict] = decode(readFileSync(join(CORPUS, label.path))).reports;
    if (!verdict) return [];
    const accepted = [
      want.reason ?? '',
      ...(causes[want.cause ?? '']?.accept ?? []),
      ...(want.reasonAlso ?? []),
    ];
    const isSisimai = label.reasonScheme?.startsWith('sisimai') ?? false;
    const right = isSisimai ? saysSisimai(verdict, accepted) : accepted.includes(verdict.reason);
    return [{ verdict, right }];
  });
}

function table(title: string, judged: readonly Judged[]): void {
  console.log(`\n${title}\n  said      verdicts   mean said   right`);
  for (const [from, to] of [
    [0, 0.3],
    [0.3, 0.6],
    [0.6, 0.8],
    [0.8, 0.9],
    [0.9, 0.95],
    [0.95, 1.01],
  ] as const) {
    const bin = judged.filter(({ verdict: v }) => v.confidence >= from && v.confidence < to);
    if (bin.length === 0) continue;
    const said = bin.reduce((sum, { verdict }) => sum + verdict.confidence, 0) / bin.length;
    const right = bin.filter((one) => one.right).length / bin.length;
    const span = `${Math.round(from * 100)}–${Math.min(100, Math.round(to * 100))} %`;
    console.log(
      `  ${span.padEnd(9)} ${String(bin.length).padStart(8)} ${(said * 100).toFixed(1).padStart(10)} % ${(right * 100).toFixed(1).padStart(6)} %`,
    );
  }
}

if (!existsSync(CORPUS)) throw new Error(`no corpus at ${CORPUS}: set POSTBOUND_CORPUS`);
table('SMTP replies', replies());
table('Bounce mails', mails());
