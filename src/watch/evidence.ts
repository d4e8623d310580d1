// Says with figures what an incident was told by.

import type { Incident } from '../model/incident.ts';
import { byCount } from './by-count.ts';
import type { Draft } from './draft.ts';
import { count, counted, moment, names, percent, span } from './figures.ts';

/** The weightiest first. */
export function evidenceOf(incident: Incident, draft: Draft): string[] {
  return [headline(incident, draft), ...particular(incident, draft), ...times(incident, draft)];
}

function headline({ kind, cause, refusals, size, start }: Incident, draft: Draft): string {
  const tried = refusals + draft.goods;
  const part = `${count(refusals)} of ${counted(tried, 'mail', 'mails')} (${percent(refusals, tried)})`;
  const whom = counted(size, 'address', 'addresses');
  const when = `${moment(start)} to ${moment(draft.end)}`;
  const where = whereOf(draft);
  switch (kind) {
    case 'provider-outage':
      return `${where} refused ${part} to addresses that were alive lately as ${cause}, ${when}: ${whom}.`;
    case 'broken-message':
      return `${part} of ${campaignOf(draft)} were refused as ${cause}, ${when}: ${whom}.`;
    case 'own-fault':
      return `${part} by ${names(byCount(draft.lanes))} were refused as ${cause} by ${counted(draft.receivers.size, 'receiver', 'receivers')} (${where}), ${when}: ${whom}.`;
    case 'receiver-misconfigured':
      return `${where} refused ${part} as ${cause}, ${when}: ${whom}.`;
    case 'list-quality':
      return `${part} of ${campaignOf(draft)} to addresses never seen alive failed because they do not exist, ${when}: ${whom}.`;
  }
}

function whereOf({ detector, domains, receivers }: Draft): string {
  const where = names(byCount(receivers), 3);
  const domain = byCount(domains)[0] ?? '';
  return detector.unites === 'domain' && domain !== where ? `${domain} (at ${where})` : where;
}

function campaignOf({ campaigns }: Draft): string {
  const all = byCount(campaigns).filter((name) => name !== '');
  return all.length > 0 ? `campaign ${names(all)}` : 'mails without campaign';
}

function particular({ kind, reasons }: Incident, draft: Draft): string[] {
  const said: string[] = [];
  if (reasons.length > 1) {
    const each = reasons.map((reason) => `${reason} ${count(draft.reasons.get(reason) ?? 0)}`);
    said.push(`Reasons: ${names(each)}.`);
  }
  if (kind === 'provider-outage' && draft.lively > 0)
    said.push(
      `${count(draft.lively)} of the ${count(draft.refusals)} refusals met addresses that had taken mail, or were read, within 14 days.`,
    );
  if (kind === 'provider-outage' && draft.isGone)
    said.push(
      'It lasted longer than seven days: from then on refusals count again, the addresses may be gone for good.',
    );
  if (draft.isRefuted)
    said.push(
      'It was no outage: most of its addresses that were mailed a week later or after failed again. Its refusals count.',
    );
  const { delivered, failed } = draft.after;
  if (delivered + failed > 0)
    said.push(
      `Since it ended ${counted(delivered + failed, 'of its addresses was', 'of its addresses were')} mailed again: ${count(delivered)} delivered, ${count(failed)} failed.`,
    );
  return said;
}

function times({ lastGood, firstGood, start, foundAt, end }: Incident, draft: Draft): string[] {
  const before = lastGood > 0 ? `Last good delivery there before: ${moment(lastGood)}` : '';
  const since = end === 0 ? 'none since the last refusal' : 'none yet';
  const after = `first one after: ${firstGood > 0 ? moment(firstGood) : since}`;
  const good = before ? `${before}; ${after}.` : `No good delivery there before; ${after}.`;
  const found = foundAt - start;
  return [
    good,
    `Found ${span(Math.max(0, found))} after the first refusal; ${end === 0 ? 'it goes on' : `it lasted ${span(draft.end - start)}`}.`,
  ];
}
