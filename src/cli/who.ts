// Tells who decides by a command, as the ledger keeps it.

import type { Args } from './args.ts';
import type { Option } from './command.ts';

export const BY_OPTION: Option = {
  name: 'by',
  value: 'NAME',
  help: 'who says so (default: your login)',
};

/** `''` where the system does not say. */
export function whoOf(args: Args): string {
  const { env } = process;
  return args.values.get('by') ?? env['USER'] ?? env['LOGNAME'] ?? env['USERNAME'] ?? '';
}
