// Reads what other systems call a verdict.

import type { Labels } from '../model/labels.ts';
import type { Fields } from '../text/fields.ts';

const MOST_SPARKPOST = 999;

/** Those that are told. */
export function readLabels(fields: Fields): Partial<Labels> {
  const labels: { readonly [Name in keyof Labels]: Labels[Name] | null } = {
    sisimai: fields.text('sisimai', null),
    hardbounce: fields.yes('hardbounce', null),
    sparkpost: fields.whole('sparkpost', null, 0, MOST_SPARKPOST),
    ses: fields.text('ses', null),
    kumomta: fields.text('kumomta', null),
    powermta: fields.text('powermta', null),
  };
  fields.noOthers();
  return Object.fromEntries(Object.entries(labels).filter(([, label]) => label !== null));
}
