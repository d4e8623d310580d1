// Checks the documents against the checkout: links, headings, commands and the code map.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { conclude } from './helpers/sources.ts';

const SKIPPED = ['node_modules/**', '**/node_modules/**', 'dist/**', 'coverage/**', 'corpus/**'];
const files = globSync('**/*.md', { exclude: SKIPPED });
if (files.length === 0) throw new Error('no document found');

const FENCE = /^ *```[\s\S]*?^ *```/gm;

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
const scripts = ['ci', 'install', 'test', ...Object.keys(manifest.scripts)];

const problems = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const shown = [...links(file, text), ...commands(text), ...(isMap(file) ? codeMap(text) : [])];
  return shown.map((problem) => `${file}: ${problem}`);
});
conclude('check-docs', `${files.length} documents`, problems);

function isMap(file: string): boolean {
  return file === 'ARCHITECTURE.md';
}

function links(file: string, text: string): string[] {
  const targets = [...withoutCode(text).matchAll(/\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]:\s*(\S+)/gm)];
  return targets.flatMap(([, inline, reference]) => {
    const link = inline ?? reference ?? '';
    if (/^[a-z]+:/i.test(link)) return [];
    const [path = '', heading] = decodeURIComponent(link).split('#');
    const target = path === '' ? file : normalize(join(dirname(file), path));
    if (!existsSync(target)) return [`link to ${link}: nothing there`];
    const lost = heading && target.endsWith('.md') && !headings(target).includes(heading);
    return lost ? [`link to ${link}: no such heading`] : [];
  });
}

/** Headings as the anchors that hosts of repositories make of them. */
function headings(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(FENCE, '');
  return [...text.matchAll(/^#+\s+(.+?)\s*$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

function withoutCode(text: string): string {
  return text.replace(FENCE, '').replace(/`[^`\n]*`/g, '');
}

function commands(text: string): string[] {
  const code = [
    ...(text.match(FENCE) ?? []),
    ...(text.replace(FENCE, '').match(/`[^`\n]+`/g) ?? []),
  ];
  const runs = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
  const calls = code.flatMap((part) => [
    ...part.matchAll(/(?:^\s*|[`$|;&] ?|npx )postbound ([a-z][a-z-]*)(?![\w./:@])/gm),
  ]);
  return [
    ...runs.filter((name) => !scripts.includes(name)).map((name) => `no script npm run ${name}`),
    ...calls.flatMap(([, name = '']) => (isCommand(name) ? [] : [`no command postbound ${name}`])),
  ];
}

function isCommand(name: string): boolean {
  return name === 'help' || globSync(`src/cli/{,*/}${name}.ts`).length > 0;
}

/** The block that lists `src/`: a line begins with a path that ends in `/`; deeper lines lie inside it. */
function codeMap(text: string): string[] {
  const block = text.match(FENCE)?.find((part) => /^\s*src\//m.test(part)) ?? '';
  const above: { indent: number; path: string }[] = [];
  const named = [...block.matchAll(/^([ │├└─]*)([\w./-]+\/)(?:\s|$)/gm)].map(
    ([, lead = '', name = '']) => {
      while ((above.at(-1)?.indent ?? -1) >= lead.length) above.pop();
      const path = join(above.at(-1)?.path ?? '', name);
      above.push({ indent: lead.length, path });
      return path;
    },
  );
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return [
    ...named.filter((path) => !existsSync(path)).map((path) => `code map: ${path} does not exist`),
    ...folders
      .map(({ name }) => `src/${name}/`)
      .flatMap((path) => (named.includes(path) ? [] : [`code map: ${path} is missing`])),
  ];
}
