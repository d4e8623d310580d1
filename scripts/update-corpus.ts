// Writes what comes out of every mail of the corpus beside it; look at the differences before you commit them.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { corpusMails, resultOf } from '../test/helpers/corpus.ts';

let changed = 0;
for (const { name, mail, resultFile } of corpusMails()) {
  const result = `${JSON.stringify(resultOf(mail), null, 2)}\n`;
  if (existsSync(resultFile) && readFileSync(resultFile, 'utf8') === result) continue;
  writeFileSync(resultFile, result);
  console.log(name);
  changed++;
}
console.log(`${changed} results written`);
