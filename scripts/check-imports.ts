// Checks that imports point the way ARCHITECTURE.md says. Type-only imports count like any other.
import { dirname, join } from 'node:path/posix';
import { Visitor } from 'oxc-parser';
import { conclude, folderOf, place, type Source, sources } from './helpers/sources.ts';

const STEPS =
  'decode classify intake correlate lifecycle engage decide watch sender deliver report'.split(' ');
const BASE = ['model', 'text', 'mime'];
const CORE = [...BASE, ...STEPS, 'pipeline'];
const ABOVE_APP = [...CORE, 'ports', 'rules', 'app'];

/** Folder → the folders it may import. A folder that is not listed fails. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['model'],
  mime: ['model', 'text'],
  ...Object.fromEntries(STEPS.map((step) => [step, BASE])),
  classify: [...BASE, 'generated'],
  decode: [...BASE, 'generated'],
  sender: [...BASE, 'ports'],
  pipeline: [...BASE, ...STEPS, 'ports', 'rules', 'generated'],
  rules: ['model', 'text', 'classify'],
  generated: ['model', 'text', 'classify', 'sender', 'engage'],
  ports: ['model'],
  adapters: ['model', 'text', 'ports'],
  app: [...CORE, 'ports', 'rules', 'adapters'],
  api: ABOVE_APP,
  cli: ABOVE_APP,
  '.': [...CORE, 'rules', 'generated'],
};

/** Only these folders may use Node's own modules. */
const NODE: readonly string[] = ['adapters', 'app', 'api', 'cli'];

/** npm package → the folders that may use it. A package that is not listed fails. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['adapters'],
  kysely: ['adapters'],
  pg: ['adapters'],
  'smol-toml': ['app'],
};

/** Of the siblings below, those that the others may build on. */
const SHARED: readonly string[] = ['src/adapters/sql'];

/** In these folders each file or folder is a sibling of the others; `index.ts` lists them. */
const SIBLINGS = [
  'src/decode/formats',
  'src/intake/logs',
  'src/intake/suppressions',
  'src/intake/webhooks',
  'src/adapters',
];

type Import = Readonly<{ specifier: string; start: number; typeOnly: boolean }>;

function imports({ parsed }: Source): Import[] {
  const found: Import[] = [];
  const { staticImports, staticExports } = parsed.module;
  for (const { moduleRequest, entries, start } of staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push({ specifier: moduleRequest.value, start, typeOnly });
  }
  for (const { moduleRequest, start, isType } of staticExports.flatMap((e) => e.entries))
    if (moduleRequest) found.push({ specifier: moduleRequest.value, start, typeOnly: isType });
  new Visitor({
    ImportExpression({ source, start }) {
      const specifier = source.type === 'Literal' ? String(source.value) : '(not a literal)';
      found.push({ specifier, start, typeOnly: false });
    },
    TSImportType({ source, start }) {
      found.push({ specifier: source.value, start, typeOnly: true });
    },
  }).visit(parsed.program);
  return found;
}

function problem({ path, folder }: Source, { specifier, typeOnly }: Import): string | undefined {
  if (!specifier.startsWith('.')) return packageProblem(folder, specifier);
  const target = join(dirname(path), specifier);
  if (!target.startsWith('src/')) return 'shipped code stays inside src/';
  const to = folderOf(target);
  if (to !== folder && !ALLOWED[folder]?.includes(to)) return `${folder} may not import ${to}`;
  if (folder === 'generated' && !typeOnly && !specifier.startsWith('./'))
    return 'generated may import types only';
  if (SHARED.some((base) => within(base, target))) return undefined;
  const siblings = SIBLINGS.find((parent) => within(parent, path) && within(parent, target));
  const from = siblings && within(siblings, path);
  const crossing = siblings && from !== 'index.ts' && from !== within(siblings, target);
  return crossing ? `the parts of ${siblings} never import each other` : undefined;
}

function packageProblem(folder: string, specifier: string): string | undefined {
  if (specifier.startsWith('node:'))
    return NODE.includes(folder) ? undefined : `${folder} may not import Node's modules`;
  const [name = ''] = /^(@[^/]+\/)?[^/]+/.exec(specifier) ?? [];
  return PACKAGES[name]?.includes(folder) ? undefined : `${folder} may not use this package`;
}

function within(parent: string, path: string): string | undefined {
  return path.startsWith(`${parent}/`) ? path.slice(parent.length + 1).split('/')[0] : undefined;
}

const all = sources();
const problems = all.flatMap((source) => {
  const unknown = ALLOWED[source.folder] ? [] : [`${source.path}: folder not in check-imports`];
  const messages = imports(source).map((found) => {
    const message = problem(source, found);
    return message && `${place(source, found.start)}: '${found.specifier}': ${message}`;
  });
  return [...unknown, ...messages.filter((message) => message !== undefined)];
});
conclude('check-imports', `${all.length} files`, problems);
