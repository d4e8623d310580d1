// Puts together what an import needs: rules, settings, and what Node has of cryptography.

import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { RuleSet } from '../../classify/rule-set.ts';
import { builtInRules } from '../../pipeline/classify.ts';
import type { Store } from '../../ports/store.ts';
import type { Settings } from '../settings.ts';
import type { ImportWork } from './importer.ts';

export interface Asked {
  readonly paths: readonly string[];
  readonly store: Store;
  readonly from: string;
  readonly settings: Settings;
  readonly zone: string;
  readonly keepRaw: boolean;
  /** The built-in rules with the user's own; null where there are none of his. */
  readonly rules: RuleSet | null;
}

export function makeImportWork({ settings, rules, ...asked }: Asked): ImportWork {
  const used = rules ?? builtInRules();
  return {
    ...asked,
    rules: used,
    own: settings.own,
    links: settings.links,
    rulesVersion: used.data.version,
    hmac,
  };
}

/** Making the key ready takes five times as long as the sum itself. */
const ready = new WeakMap<Uint8Array, KeyObject>();

function hmac(secret: Uint8Array, data: Uint8Array): Uint8Array {
  const key = ready.get(secret) ?? createSecretKey(secret);
  ready.set(secret, key);
  return createHmac('sha256', key).update(data).digest();
}
