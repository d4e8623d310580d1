// Claims that the core is small, asks nothing of Node, and runs in a browser.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium as launcher } from 'playwright-core';
import { bundleCore } from '../../test/helpers/bundle.ts';
import { chromium } from '../../test/helpers/chromium.ts';
import { atMost, claim, exactly } from '../claim.ts';

const core = await bundleCore('decode, classify');

await claim({
  name: 'core with rules in English, gzipped:',
  bar: atMost(150),
  unit: ' kB',
  measure: () => gzipSync(core, { level: 9 }).length / 1000,
});
await claim({
  name: 'imports of Node in the core:',
  bar: exactly(0),
  measure: () => core.match(/['"]node:/g)?.length ?? 0,
});
if (chromium)
  await claim({
    name: 'recipients that Chromium finds in a bounce:',
    bar: exactly(1),
    measure: inChromium,
  });
else console.log('runs in Chromium · 1 · skipped (no Chromium)');

async function inChromium(): Promise<number> {
  const mail = readFileSync('examples/full-mailbox.eml', 'utf8');
  const browser = await launcher.launch({ executablePath: chromium ?? '', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: core });
    return Number(await page.evaluate(`postbound.decode(${JSON.stringify(mail)}).reports.length`));
  } finally {
    await browser.close();
  }
}
