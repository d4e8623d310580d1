// Measures the size of the package for docs/measurements.md.
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { bundleCore } from '../../test/helpers/bundle.ts';
import { markdownTable, type Row } from '../helpers/table.ts';
import type { Blocks } from './blocks.ts';

interface Pack {
  readonly size: number;
  readonly unpackedSize: number;
}

export async function measuredSize(): Promise<Blocks> {
  const { size, unpackedSize } = pack();
  return {
    size: markdownTable(
      ['what', 'compressed', 'as it is'],
      [
        await bundled(
          '`decode` and `classify` with the rules in English, as a script for a page',
          'decode, classify',
        ),
        await bundled(
          'the same with `postbound/languages`: all rules, 36 languages',
          'decode, classify',
          "import './dist/languages.js'",
        ),
        await bundled('the whole library as a script for a page', '*'),
        ['the npm package', kilobytes(size), kilobytes(unpackedSize)],
      ],
    ),
  };
}

async function bundled(what: string, names: string, also = ''): Promise<Row> {
  const script = Buffer.from(await bundleCore(names, also));
  return [what, kilobytes(gzipSync(script, { level: 9 }).length), kilobytes(script.length)];
}

/** Builds a fresh tree first, as publishing does: what an older build left behind is not counted. */
function pack(): Pack {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json'], { encoding: 'utf8' });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as Pack[];
  if (!packed) throw new Error('npm pack says nothing');
  return packed;
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
