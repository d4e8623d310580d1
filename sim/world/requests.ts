// Tells how a touch reaches the link server: its path, its token, the fields it sends.

import type { EventType } from '../../src/model/event.ts';
import type { FactOf, Mail, Touch } from './fact.ts';
import { CONVERSION, HIDDEN, PICTURE } from './links.ts';

export function touchType({ is, touch }: FactOf<'touched'> | FactOf<'unsubscribed'>): EventType {
  if (is === 'unsubscribed') return 'unsubscribed';
  if (touch.link === PICTURE) return 'opened';
  return touch.link === CONVERSION ? 'converted' : 'clicked';
}

/** What stands for the link in its path; `''` of a picture, an unsubscription, an order. */
export function linkName({ link }: Touch): string {
  if (link === HIDDEN) return 'h';
  return link >= 0 ? String(link) : '';
}

/** Some filters write the path in capital letters. */
export const tokenIn = ({ linkToken }: Mail, { altered }: Touch): string =>
  altered ? linkToken.toUpperCase() : linkToken;

export function pathOf(type: EventType, token: string, touch: Touch): string {
  if (type === 'opened') return `/o/${token}.gif`;
  if (type === 'unsubscribed') return `/u/${token}`;
  return type === 'converted' ? `/thanks/${token}` : `/c/${token}/${linkName(touch)}`;
}

/** Those that tell browsers from programs. */
export function headersOf({ language, fetchMode }: Touch): Record<string, string> {
  return {
    ...(language === '' ? {} : { 'accept-language': language }),
    ...(fetchMode === '' ? {} : { 'sec-fetch-mode': fetchMode }),
  };
}
