// Says what to do about an incident, for whom, what to check.

import type { Incident } from '../model/incident.ts';
import { byCount } from './by-count.ts';
import type { Draft } from './draft.ts';
import { count, moment, names } from './figures.ts';

/** What to check where our own side is at fault, by the reason that receivers give. */
const CHECKS: Readonly<Record<string, string>> = {
  'auth-spf':
    'Check the SPF record of the return-path domain: does it name the sending addresses, does it stay within ten look-ups, who changed it?',
  'auth-dkim':
    'Check that mails are signed, that the key of the selector is published, and that nothing changes mails after they are signed.',
  'auth-dmarc':
    'Check that the From domain is aligned with the domain that SPF or DKIM proves, and what its DMARC policy demands.',
  'auth-required':
    'Check SPF, DKIM and DMARC of the From domain: the receiver demands all of them.',
  'sender-invalid':
    'Check that the domain of the return path exists and has an MX or address record that every resolver finds.',
  'ptr-invalid':
    'Check that the sending addresses have a reverse name that points back to them, and that HELO says a name that exists.',
  'tls-failure':
    'Check certificates, protocol versions and the TLS policy of the sending system; what changed at that moment?',
  'ip-blocklisted':
    'Look the sending addresses up at the block list that the replies name, and ask for removal once the cause is gone.',
  'domain-blocklisted':
    'Look the From domain and the domains of all links up at the block list that the replies name.',
  'provider-block':
    'Open a ticket with the receiver: its replies name a page; until then send nothing to it by this lane.',
  'low-reputation':
    'Send less, and to those who read only, until complaints and bounces are down; look at the postmaster pages of the receiver.',
  'dns-failure': 'Check the name servers that the sending system asks.',
  'connection-failed':
    'Check whether port 25 is open on the way out, the network and the firewall of the sending system.',
  'local-error': 'Check disk, queue and configuration of the sending system.',
  'submission-refused': 'Check user, password and limits at the smarthost.',
  'provider-refused': 'Check quota and account status at the sending provider.',
  'build-failed': 'Check the template and the data that mails are made of.',
};

const RECEIVERS: Readonly<Record<string, string>> = {
  'blocklist-query-error':
    'We are not listed: its question to a block list is refused, so it rejects everybody. Tell its postmaster, by another way than mail to this domain.',
  'relay-denied':
    'Its MX record names a host that does not take its mail: check that no old MX is cached here, then tell its postmaster.',
  'tls-failure':
    'Its certificate or TLS set-up is broken: tell its postmaster; its TLS reports, if it publishes MTA-STS, show it too.',
};

export function adviceFor(incident: Incident, draft: Draft): string[] {
  switch (incident.kind) {
    case 'provider-outage':
      return forOutage(incident, draft);
    case 'broken-message':
      return [
        `Stop ${names(byCount(draft.campaigns))} and mend the mail: its recipients are not at fault, no strikes are counted.`,
        'Send the mended mail again to those who were refused.',
      ];
    case 'own-fault':
      return forOwnFault(incident, draft);
    case 'receiver-misconfigured':
      return [
        RECEIVERS[incident.cause] ?? `Tell the postmaster of ${names(incident.receivers)}.`,
        'Hold its mail for a day or more; no strikes are counted.',
      ];
    case 'list-quality':
      return [
        'Stop mailing the rest of this import: where do the addresses come from, how old are they, were they ever confirmed?',
        'Validate addresses when they are entered; do not mail the failed ones again.',
      ];
  }
}

function forOutage(incident: Incident, draft: Draft): string[] {
  const where = names(incident.receivers);
  if (draft.isGone)
    return [
      `Ask whether ${where} still has these addresses; refusals behind the end of this incident count.`,
    ];
  switch (incident.state) {
    case 'open':
      return [
        `Send nothing more to ${where} until it delivers again; look at its status page.`,
        'Nobody is suppressed because of it: these refusals count no strikes, and what they had led to is taken back.',
      ];
    case 'verified':
      return ['Nothing: its addresses take mail again.'];
    case 'dismissed':
      return [`Ask whether ${where} still has these addresses.`];
    case 'over':
      return [
        `Mail ${count(Math.min(200, incident.size))} of its addresses to see whether they work again; the others stay as they were before.`,
        'Send again what was refused, where it still matters.',
      ];
  }
}

function forOwnFault({ cause, reasons, start, end }: Incident, draft: Draft): string[] {
  const checks = (reasons.length > 0 ? reasons : [cause]).map(
    (reason) => CHECKS[reason] ?? `Check what ${reason} needs.`,
  );
  const what = `What changed on our side shortly before ${moment(start)}?`;
  const stop = `Hold mail by ${names(byCount(draft.lanes))} to ${names(byCount(draft.receivers), 3)} until it is mended; no strikes are counted.`;
  return end === 0 ? [...new Set(checks), what, stop] : [...new Set(checks), what];
}
