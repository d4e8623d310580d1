// Opens the store that a command works on: `--store`, else what postbound.toml names, else postbound.db.

import { DEFAULT_STORE, openStore } from '../app/open-store.ts';
import { loadSettings, type Settings } from '../app/settings.ts';
import type { Store } from '../ports/store.ts';
import type { Args } from './args.ts';
import type { Option } from './command.ts';
import { UsageError } from './usage-error.ts';

export const STORE_OPTION: Option = {
  name: 'store',
  value: 'WHERE',
  help: `a file (default ${DEFAULT_STORE}) or postgres://user@host/database`,
};

/** What is wrong in the settings ends the command: nothing is done by half of them. */
function settingsOf(): Settings {
  const { settings, problems } = loadSettings();
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return settings;
}

/** Runs `work` with the store, closes it whatever happens. */
export async function withStore<T>(
  args: Args,
  mode: 'read' | 'write',
  work: (store: Store, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = settingsOf();
  const store = await openStore(args.values.get('store') ?? settings.store, mode);
  try {
    return await work(store, settings);
  } finally {
    await store.close();
  }
}
