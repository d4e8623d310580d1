// Bundles the built core for a browser, as a web page would: one script that defines `postbound`.
import { build } from 'esbuild';

/** `names`: what the page imports of the library; the rest is left out. `also`: what it imports besides. */
export async function bundleCore(names = '*', also = ''): Promise<string> {
  const what = names === '*' ? '*' : `{ ${names} }`;
  const { outputFiles } = await build({
    stdin: { contents: `export ${what} from './dist/index.js';${also}`, resolveDir: '.' },
    bundle: true,
    format: 'iife',
    globalName: 'postbound',
    platform: 'browser',
    target: 'es2024',
    charset: 'utf8',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}
