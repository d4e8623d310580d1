// Tells which links a mail has, in which order they stand in it.

import type { Mail } from './fact.ts';

/** Beside the numbers of links from 0 on: the picture, the link that nobody sees, what somebody does after a click. */
export const PICTURE = -1;
export const HIDDEN = -2;
export const CONVERSION = -3;

/** Links that people see. */
export function linkCount(campaign: string): number {
  return campaign === '' ? 2 : 5 + (numberOf(campaign) % 4);
}

/** Where the link that nobody sees stands: in another place in each mailing. */
export const hiddenPlace = (campaign: string): number => numberOf(campaign) % linkCount(campaign);

/** As they stand in the mail. */
export function linksOf({ campaign }: Pick<Mail, 'campaign'>): number[] {
  return Array.from({ length: linkCount(campaign) }, (_, link) => link);
}

const numberOf = (campaign: string): number => Number(/\d+$/.exec(campaign)?.[0] ?? 0);
