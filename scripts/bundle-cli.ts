/**
 * Bundles what `postbound explain` needs into two files: each module that Node has to find and compile costs about
 * 0.4 ms at every start. Compiled rules and words lie beside them as text: to an engine a megabyte in string literals is
 * a megabyte of code. The other commands stay as tsc wrote them: bundled code decodes a tenth slower, since esbuild
 * turns `const` into `var`, and they run long enough for that to count.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';

const OUT = 'dist/cli';

/** What is loaded only when needed is left in its own file, at the place where tsc put it. */
const lazyPartsStayOutside: Plugin = {
  name: 'lazy parts stay outside',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, importer }) => {
      if (kind !== 'dynamic-import') return undefined;
      const built = resolve(dirname(importer), path).replace(resolve('src'), resolve('dist'));
      const file = relative(OUT, built).replaceAll('\\', '/').replace(/\.ts$/, '.js');
      return { path: file.startsWith('.') ? file : `./${file}`, external: true };
    });
  },
};

/** One file each for pure ASCII and all else: a string with one wide character takes twice the memory, and time. */
const texts = { ascii: '', utf8: '' };

const JSON_TEXT = /^[[{]/;
const LONG_LITERAL = /'(?:[^'\\]|\\.){2000,}'/g;
const READ = `const { readFileSync } = process.getBuiltinModule('node:fs');
const text = (name, encoding) => readFileSync(\`\${import.meta.dirname}/\${name}\`, encoding);
export const ASCII = text('texts.ascii', 'latin1');
export const UTF8 = text('texts.utf8', 'utf8');`;

/** Puts a text into its file and gives the code that reads it there. */
function outside(literal: string): string {
  const value = runInNewContext(literal) as string;
  const text = JSON_TEXT.test(value) ? value.replace(/[^\x00-\x7f]/g, escaped) : value;
  const kind = /[^\x00-\x7f]/.test(text) ? 'utf8' : 'ascii';
  const start = texts[kind].length;
  texts[kind] += text;
  return `${kind.toUpperCase()}.slice(${start}, ${start + text.length})`;
}

/** As JSON writes a character. */
const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

const longTextsStayOutside: Plugin = {
  name: 'long texts stay outside',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^texts$/ }, () => ({ path: 'texts', namespace: 'texts' }));
    onLoad({ filter: /^texts$/, namespace: 'texts' }, () => ({ contents: READ }));
    onLoad({ filter: /[\\/]src[\\/]generated[\\/].*\.ts$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8').replace(LONG_LITERAL, outside);
      return { contents: `import { ASCII, UTF8 } from 'texts';\n${code}`, loader: 'ts' };
    });
  },
};

await build({
  entryPoints: ['src/cli/main.ts', 'src/cli/explain.ts'],
  outdir: OUT,
  bundle: true,
  minifyWhitespace: true,
  minifyIdentifiers: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.19',
  packages: 'external',
  plugins: [lazyPartsStayOutside, longTextsStayOutside],
  logLevel: 'error',
});
writeFileSync(`${OUT}/texts.ascii`, texts.ascii, 'latin1');
writeFileSync(`${OUT}/texts.utf8`, texts.utf8);
