// Writes which languages automatic mails are known in.
import { LANGUAGES } from '../../src/decode/languages/index.ts';

export function languagesPart(): string {
  const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });
  const list = LANGUAGES.map(({ code }) => names.of(code) ?? code).sort();
  return `## Languages

Failure and delay notices, headings of returned copies, absence notes and other automatic mails are known in ${LANGUAGES.length} languages, in any
charset: ${list.join(', ')}.`;
}
