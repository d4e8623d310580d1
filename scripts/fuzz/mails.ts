// Fuzzes `decode`: mails of the corpus, changed, must be answered with a well-formed notice.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Decoded } from '../../src/model/decoded.ts';
import { decode } from '../../src/pipeline/decode.ts';
import { explain } from '../../src/pipeline/explain.ts';
import { MAIL_MUTATIONS } from './mail-mutations.ts';
import type { Seed, Subject } from './subject.ts';
import { decodedFlaws } from './well-formed.ts';

/** Other people's: read in place, never written. */
const FOREIGN = '../shared/corpus';
/** Made on our own test bed. */
const OURS = /^..\/shared\/corpus\/mta\//;

/** As long as a collection of garbage may take at a bad moment. */
const MS = 10;
const MS_A_MB = 50;
/** A notice of a few kilobytes may name a hundred recipients, each with a verdict of its own. */
const MS_A_REPORT = 0.2;

export const MAILS: Subject = {
  name: 'mail',
  seeds: [...mailsIn('corpus', true), ...mailsIn('examples', true), ...mailsIn(FOREIGN, false)],
  mutations: MAIL_MUTATIONS,
  answer: (input) => decode(bytes(input)),
  allowedMs: (input) => MS + MS_A_MB * (input.length / 1e6) + MS_A_REPORT * reportsOf(input),
  flaws: (input) => {
    const mail = bytes(input);
    const it = decode(mail);
    const sentences = explain(it).reports.map(({ sentence }) => sentence);
    return [
      ...decodedFlaws(it, mail.length),
      ...(sentences.includes('') ? ['explained by no sentence'] : []),
      ...(isSameAsText(input, it) ? [] : ['bytes and text differ']),
    ];
  },
  ending: '.eml',
  encode: bytes,
  decode: (content) => Buffer.from(content).toString('latin1'),
};

const reportsOf = (input: string): number => decode(bytes(input)).reports.length;

/** Beyond ASCII a string may stand for other bytes. */
function isSameAsText(input: string, it: Decoded): boolean {
  return /[^\x00-\x7f]/.test(input) || isDeepStrictEqual(decode(input), it);
}

function bytes(input: string): Uint8Array {
  return Buffer.from(input, 'latin1');
}

function mailsIn(folder: string, own: boolean): Seed[] {
  if (!existsSync(folder)) return [];
  return globSync(`${folder}/**/*.{eml,mbox,txt}`)
    .sort()
    .map((name) => ({ name, text: readFileSync(name, 'latin1'), own: own || OURS.test(name) }));
}
