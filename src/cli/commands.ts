// Lists the commands; each is loaded only when it is called.

import type { Command } from './command.ts';

export interface Listed {
  readonly name: string;
  readonly load: () => Promise<Command>;
}

export const COMMANDS: readonly Listed[] = [
  { name: 'explain', load: async () => (await import('./explain.ts')).explainCommand },
  { name: 'decode', load: async () => (await import('./decode.ts')).decodeCommand },
  { name: 'classify', load: async () => (await import('./classify.ts')).classifyCommand },
  { name: 'rules', load: async () => (await import('./rules.ts')).rulesCommand },
  { name: 'reasons', load: async () => (await import('./reasons.ts')).reasonsCommand },
];
