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
  { name: 'import', load: async () => (await import('./import.ts')).importCommand },
  { name: 'address', load: async () => (await import('./address.ts')).addressCommand },
  { name: 'message', load: async () => (await import('./message.ts')).messageCommand },
  { name: 'outcomes', load: async () => (await import('./outcomes.ts')).outcomesCommand },
  { name: 'report', load: async () => (await import('./report.ts')).reportCommand },
  { name: 'check', load: async () => (await import('./check.ts')).checkCommand },
  {
    name: 'suppressions',
    load: async () => (await import('./suppressions.ts')).suppressionsCommand,
  },
  { name: 'backtest', load: async () => (await import('./backtest.ts')).backtestCommand },
  { name: 'why', load: async () => (await import('./why.ts')).whyCommand },
  { name: 'undo', load: async () => (await import('./undo.ts')).undoCommand },
  { name: 'decide', load: async () => (await import('./decide.ts')).decideCommand },
  { name: 'incidents', load: async () => (await import('./incidents.ts')).incidentsCommand },
  { name: 'engage', load: async () => (await import('./engage.ts')).engageCommand },
  {
    name: 'bounced-then-clicked',
    load: async () => (await import('./bounced-then-clicked.ts')).bouncedThenClickedCommand,
  },
  { name: 'policies', load: async () => (await import('./policies.ts')).policiesCommand },
  { name: 'rejudge', load: async () => (await import('./rejudge.ts')).rejudgeCommand },
  { name: 'prune', load: async () => (await import('./prune.ts')).pruneCommand },
  { name: 'forget', load: async () => (await import('./forget.ts')).forgetCommand },
  { name: 'reports', load: async () => (await import('./reports.ts')).reportsCommand },
  {
    name: 'check-domain',
    load: async () => (await import('./check-domain.ts')).checkDomainCommand,
  },
  { name: 'checklist', load: async () => (await import('./checklist.ts')).checklistCommand },
  { name: 'rules', load: async () => (await import('./rules.ts')).rulesCommand },
  { name: 'reasons', load: async () => (await import('./reasons.ts')).reasonsCommand },
];
