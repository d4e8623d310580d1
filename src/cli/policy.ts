// Finds the policy that a command decides by: `--policy`, else what postbound.toml names, else `default`.

import { loadPolicies } from '../app/policies.ts';
import type { Settings } from '../app/settings.ts';
import type { Policy } from '../model/policy.ts';
import type { Args } from './args.ts';
import type { Option } from './command.ts';
import { UsageError } from './usage-error.ts';

export const POLICY_OPTION: Option = {
  name: 'policy',
  value: 'NAME|FILE',
  help: 'decide by this policy (default: `policy` in postbound.toml, else default)',
};

/** A policy that is wrong ends the command: nothing is decided by half of it. */
export function policyOf(args: Args, settings: Settings): Policy {
  const named = args.lists.get('policy')?.at(-1) ?? args.values.get('policy') ?? settings.policy;
  const { policies, problems } = loadPolicies([named]);
  const policy = policies[0]?.policy;
  if (problems.length > 0 || !policy) throw new UsageError(problems.join('\n'));
  return policy;
}
