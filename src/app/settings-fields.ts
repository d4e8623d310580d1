// Opens postbound.toml of the current folder for all who read a part of it.

import { Fields, type FileProblem } from '../text/fields.ts';
import { hasSettings, SETTINGS } from './settings-file.ts';
import { tomlFields } from './toml.ts';

const KEYS = [
  'rules',
  'store',
  'policy',
  'zone',
  'own',
  'return_path',
  'token_keys',
  'links',
  'campaign',
  'scopes',
] as const;

/** Without a file all is left out. */
export function settingsFields(problems: FileProblem[]): Fields {
  if (!hasSettings()) return new Fields(SETTINGS, {}, problems);
  const fields = tomlFields(SETTINGS, problems);
  fields.noOthers(...KEYS);
  return fields;
}
