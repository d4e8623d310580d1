// The core in Chromium: it loads without Node's help and says the same about each example as it does in Node.
import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium as launcher, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRuleFolder } from '../../src/app/rule-folder.ts';
import * as library from '../../src/index.ts';
import { bundleCore } from '../helpers/bundle.ts';
import { chromium, noBrowser } from '../helpers/chromium.ts';

/** What a page has to load at most for `decode` and `classify` in English, compressed: half of it are rules. */
const MOST_BYTES = 150_000;
const ALL_LANGUAGES = "import './dist/languages.js'";

const mails = globSync(['examples/**/*.eml', 'corpus/**/*.eml']).sort();
const { files } = readRuleFolder('rules').sources;

let browser: Browser | undefined;
let page: Page;

if (noBrowser !== '') console.warn(`browser tests skipped: ${noBrowser}`);

beforeAll(async () => {
  if (noBrowser !== '') return;
  browser = await launcher.launch({
    executablePath: chromium ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  page = await browser.newPage();
  await page.addScriptTag({ content: await bundleCore('*', ALL_LANGUAGES) });
});

afterAll(() => browser?.close());

test('is small enough for a page', async () => {
  const core = await bundleCore('decode, classify');
  expect(gzipSync(core, { level: 9 }).length).toBeLessThan(MOST_BYTES);
});

test.skipIf(noBrowser !== '')('offers in a page what it offers in Node', async () => {
  const names = await page.evaluate<string[]>('Object.keys(postbound).sort()');
  expect(names).toEqual(Object.keys(library).sort());
});

/** A bundle chooses itself what to look for (package.json, `browser`), and must find the same words all the same. */
test.skipIf(noBrowser !== '').each(mails)('says the same of %s', async (file) => {
  const bytes = readFileSync(file);
  const decoded = `postbound.decode(Uint8Array.from(atob('${bytes.toString('base64')}'), (c) => c.charCodeAt(0)))`;
  const said = JSON.parse(await page.evaluate<string>(`JSON.stringify(${decoded})`));
  expect(said).toEqual(JSON.parse(JSON.stringify(library.decode(bytes))));
});

test
  .skipIf(noBrowser !== '')
  .each(
    files.map(({ file, rules }) => [
      file,
      rules.flatMap((rule) => [...rule.examples, ...rule.not]),
    ]),
  )('says the same of the replies in %s', async (_file, replies) => {
  const verdicts = `${JSON.stringify(replies)}.map((reply) => postbound.classify(reply))`;
  const said = JSON.parse(await page.evaluate<string>(`JSON.stringify(${verdicts})`));
  expect(said).toEqual(
    JSON.parse(JSON.stringify([replies].flat().map((reply) => library.classify(reply)))),
  );
});
