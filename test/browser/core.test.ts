// The core in Chromium: it loads without Node's help and says the same about each example as it does here.
import { globSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium as launcher, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleCore } from '../helpers/bundle.ts';
import { chromium, noBrowser } from '../helpers/chromium.ts';

/** What a page has to load at most, compressed; most of it is rules. */
const MOST_BYTES = 500_000;

const samples = globSync(['examples/**/*.eml', 'corpus/**/*.eml']).sort();

let browser: Browser | undefined;
let page: Page;
let bundle = '';

const decoded = (file: string): string => {
  const bytes = readFileSync(file).toString('base64');
  return `JSON.stringify(postbound.decode(Uint8Array.from(atob('${bytes}'), (c) => c.charCodeAt(0))))`;
};

/** A context with nothing but the language and the two things that every platform has. */
const here = (expression: string): unknown =>
  runInNewContext(`${bundle};${expression}`, { TextDecoder, TextEncoder, atob });

if (noBrowser !== '') console.warn(`browser tests skipped: ${noBrowser}`);

beforeAll(async () => {
  if (noBrowser !== '') return;
  bundle = await bundleCore();
  browser = await launcher.launch({
    executablePath: chromium ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  page = await browser.newPage();
  await page.addScriptTag({ content: bundle });
});

afterAll(() => browser?.close());

test.skipIf(noBrowser !== '')('offers in a page what it offers in Node', async () => {
  const names = 'Object.keys(postbound).sort().join()';
  expect(await page.evaluate(names)).toBe(here(names));
});

test.skipIf(noBrowser !== '')('is small enough for a page', () => {
  expect(gzipSync(bundle).length).toBeLessThan(MOST_BYTES);
});

test.skipIf(noBrowser !== '').each(samples)('says the same of %s', async (file) => {
  expect(await page.evaluate(decoded(file))).toBe(here(decoded(file)));
});
