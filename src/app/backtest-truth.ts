// Reads when each address died from a file of JSON lines, for histories whose truth is known.

import { fs } from '../adapters/files/fs.ts';
import { trouble } from '../adapters/files/trouble.ts';
import { addressKey } from '../text/address-key.ts';
import { linesOf } from './lines.ts';

export interface Truth {
  /** Address (in the form of `addressKey`) → since when it is dead, epoch ms; 0: it lives. */
  readonly deadSince: ReadonlyMap<string, number>;
  /** Sentences; nothing should be measured by a truth that has some. */
  readonly problems: readonly string[];
}

const MOST_PROBLEMS = 5;

/**
 * `{"address": "a@example.com", "deadSince": 0}` a line. An address with `lostSince` above 0 that is not dead (full, or
 * closed to us for good) is neither living nor dead, and left out. All is kept in memory: about 100 bytes an address.
 */
export async function readTruth(path: string): Promise<Truth> {
  const deadSince = new Map<string, number>();
  const problems: string[] = [];
  let number = 0;
  try {
    for await (const lines of linesOf(fs.createReadStream(path)))
      for (const line of lines) {
        number++;
        if (line.trim() === '') continue;
        const entry = entryOf(line);
        if (entry && !entry.isLost) deadSince.set(addressKey(entry.address), entry.deadSince);
        else if (!entry && problems.length < MOST_PROBLEMS)
          problems.push(`${path}:${number}: no {"address": text, "deadSince": epoch ms or 0}`);
      }
  } catch (error) {
    problems.push(`${path}: ${trouble(path, error).why}`);
  }
  return { deadSince, problems };
}

interface Entry {
  readonly address: string;
  readonly deadSince: number;
  readonly isLost: boolean;
}

function entryOf(line: string): Entry | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return null;
    const { address, deadSince, lostSince } = value as Readonly<Record<string, unknown>>;
    if (typeof address !== 'string' || typeof deadSince !== 'number' || !(deadSince >= 0))
      return null;
    return { address, deadSince, isLost: deadSince === 0 && Number(lostSince ?? 0) > 0 };
  } catch {
    return null;
  }
}
