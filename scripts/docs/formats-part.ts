// Writes which formats of returned mails are read, group by group.
import { globSync, readFileSync } from 'node:fs';
import { FORMATS } from '../../src/decode/formats/index.ts';
import { markdownTable } from '../helpers/table.ts';
import { FORMAT_GROUPS, READERS, type Reader } from './format-groups.ts';

const STANDARDS = 'Standards and kinds';

/** Throws where a format stands in no group, or a group names what is no format. */
export function formatsPart(): string {
  refuseStrays();
  const groups = Object.entries(FORMAT_GROUPS).map(([heading, ids]): [string, Reader[]] => [
    heading,
    FORMATS.filter(({ id }) => ids.includes(id))
      .map(({ id, source }) => ({ id, source, what: whatReads(id) }))
      .sort((a, b) => a.id.localeCompare(b.id, 'en')),
  ]);
  const tables = [[STANDARDS, READERS] as const, ...groups].map(
    ([heading, readers]) =>
      `### ${heading}\n\n${table(readers, heading === STANDARDS ? 'reads' : 'whose notices')}`,
  );
  return `## Formats

${READERS.length + FORMATS.length} readers. \`format\` in the output names the one that read a mail; several are joined with \`+\`, since fields and
text of one notice complete each other. What no format knows is read by \`generic\`.

${tables.join('\n\n')}`;
}

function table(readers: readonly Reader[], what: string): string {
  return markdownTable(
    ['format', what, 'known from'],
    readers.map(({ id, what, source }) => [`\`${id}\``, what, source]),
    'left',
  );
}

/** The first sentence of its file, up to the details: `// Reads Haraka's notices: the recipients …`. */
function whatReads(id: string): string {
  const [line = ''] = readFileSync(`src/decode/formats/${id}.ts`, 'utf8').split('\n');
  const [what = ''] = line.replace(/^\/\/ Reads (?:the )?/, '').split(/: |\.$/);
  return what.replace(/^notices of (?:the )?/, '').replace("'s notices", '');
}

function refuseStrays(): void {
  const grouped = Object.values(FORMAT_GROUPS).flat();
  const formats = FORMATS.map(({ id }) => id);
  const ungrouped = formats.filter((id) => !grouped.includes(id));
  const gone = grouped.filter((id) => !formats.includes(id));
  const unnamed = otherReaders().filter((id) => !READERS.some((reader) => reader.id === id));
  const strays = [...ungrouped, ...gone, ...unnamed];
  if (strays.length > 0)
    throw new Error(`scripts/docs/format-groups.ts: add or take away ${strays.join(', ')}`);
}

/** What `format` may say besides, by the sources. `none` is no reader. */
function otherReaders(): string[] {
  const texts = globSync('src/decode/*.ts').map((file) => readFileSync(file, 'utf8'));
  const ids = texts.flatMap((text) =>
    [...text.matchAll(/\bformat: '([a-z0-9-]+)'/g)].map(([, id = '']) => id),
  );
  return [...new Set(ids)].filter((id) => id !== 'none');
}
