// Checks that the core asks nobody: no clock, no chance, no process, no network.
import { type Expression, Visitor } from 'oxc-parser';
import { conclude, place, type Source, sources } from './helpers/sources.ts';

/** The folders at the edge may touch the world; all others are the core. */
const EDGE: readonly string[] = ['adapters', 'app', 'api', 'cli'];

/** Things of Node, of the browser or of the moment; time and ids come in as arguments. */
const IMPURE = new Set(
  [
    'process Buffer require module global globalThis window self document navigator performance',
    'console fetch crypto setTimeout setInterval setImmediate queueMicrotask WebSocket Worker',
    'Date.now Math.random eval Function localStorage XMLHttpRequest',
  ].flatMap((line) => line.split(' ')),
);

/** Computes from its arguments alone, in Node and in browsers: signatures. */
const PURE = new Set(['crypto.subtle']);

function impurities(source: Source): string[] {
  const found: string[] = [];
  const declared = new Set<string>();
  const note = (name: string, start: number): void => {
    const [root = ''] = name.split('.');
    if (declared.has(root) || PURE.has(name) || !(IMPURE.has(name) || IMPURE.has(root))) return;
    found.push(`${place(source, start)}: ${name}: the core takes the world as an argument`);
  };
  const nameOf = (node: Expression): string => (node.type === 'Identifier' ? node.name : '');
  new Visitor({
    VariableDeclarator({ id }) {
      if (id.type === 'Identifier') declared.add(id.name);
    },
    MemberExpression({ object, property, start }) {
      const member = property.type === 'Identifier' ? property.name : '';
      note(`${nameOf(object)}.${member}`, start);
    },
    CallExpression({ callee, start }) {
      note(nameOf(callee), start);
    },
    NewExpression({ callee, arguments: given, start }) {
      note(nameOf(callee) === 'Date' && given.length === 0 ? 'Date.now' : nameOf(callee), start);
    },
  }).visit(source.parsed.program);
  return found;
}

const core = sources().filter(({ folder }) => !EDGE.includes(folder));
conclude('check-purity', `${core.length} files`, core.flatMap(impurities));
