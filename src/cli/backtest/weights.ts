// Reads what a mistake costs, as given with --cost.

import { type CostWeights, DEFAULT_WEIGHTS } from '../../decide/backtest/cost.ts';
import { didYouMean } from '../../text/nearest.ts';
import { UsageError } from '../usage-error.ts';

const NAMES: Readonly<Record<string, keyof CostWeights>> = {
  wrong: 'wrong',
  'lost-mail': 'lostMail',
  'dead-mail': 'deadMail',
  complaint: 'complaint',
};

const usual: string = Object.entries(NAMES)
  .map(([name, key]) => `${name}=${DEFAULT_WEIGHTS[key]}`)
  .join(',');

export const WEIGHTS_HELP: string = `--cost weighs the mistakes against each other; what is not named keeps its default, ${usual}: an address suppressed though it lives, a mail held back that was delivered in fact, a mail sent to a dead address, a complaint. By default one complaint weighs as much as fifty mails to dead addresses, since senders are looked at from 0.1 % of complaints and 5 % of bounces on.`;

/** `wrong=1,dead-mail=0.01` */
export function readWeights(text: string | undefined): CostWeights {
  const weights = { ...DEFAULT_WEIGHTS };
  for (const part of text === undefined ? [] : text.split(',')) {
    const [name = '', value = '', ...more] = part.split('=').map((one) => one.trim());
    const key = NAMES[name];
    if (key === undefined)
      throw new UsageError(
        `--cost ${part}: one of ${Object.keys(NAMES).join(', ')}${didYouMean(name, Object.keys(NAMES))}`,
      );
    const weight = value === '' || more.length > 0 ? Number.NaN : Number(value);
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new UsageError(`--cost ${part}: ${name}= wants a number from 0 on`);
    weights[key] = weight;
  }
  return weights;
}
