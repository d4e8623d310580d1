// Lets a simulated world run, judges who opened and clicked, and compares that with the truth.
import { eventsOf } from '../../sim/events.ts';
import type { Fact, Mail, Touch as TrueTouch } from '../../sim/world/fact.ts';
import { hiddenPlace, linkCount } from '../../sim/world/links.ts';
import {
  BOUNCE_DOMAIN,
  hmac,
  OWN_DOMAIN,
  OWN_HOST,
  OWN_KEY,
  TOKEN_PREFIX,
} from '../../sim/world/sender.ts';
import type { EngagementRules } from '../../src/engage/rules/engagement-rules.ts';
import type { MailEvent } from '../../src/model/event.ts';
import type { JudgedEvent } from '../../src/model/judged-event.ts';
import { type CampaignLinks, NO_LINKS } from '../../src/model/links.ts';
import type { OwnSettings } from '../../src/model/own.ts';
import type { Touch } from '../../src/model/touch.ts';
import { builtInRules } from '../../src/pipeline/classify.ts';
import { EngagementJudge } from '../../src/pipeline/engage.ts';
import { type IngestOptions, ingest, ingestReport } from '../../src/pipeline/ingest.ts';
import { judgeEvent } from '../../src/pipeline/judge-event.ts';

/** A touch as it was and as it is judged. */
export interface Compared {
  readonly truth: TrueTouch;
  readonly touch: Touch;
  readonly mail: Mail;
}

/** All that came of one mail. */
interface Told {
  readonly mail: Mail;
  readonly events: JudgedEvent[];
  readonly truths: Map<JudgedEvent, TrueTouch>;
  place: number;
}

export interface Heard {
  readonly mails: readonly Told[];
  readonly touches: readonly { readonly event: MailEvent; readonly mail: Mail }[];
  readonly campaigns: readonly CampaignLinks[];
}

const OWN: OwnSettings = {
  domains: [OWN_DOMAIN],
  returnPathDomains: [BOUNCE_DOMAIN],
  messageIdDomains: [OWN_DOMAIN],
  hosts: [OWN_HOST],
  returnPathPatterns: [],
  tokenKeys: [OWN_KEY],
  tokenPrefix: TOKEN_PREFIX,
  taggedSince: 0,
};
const INGEST: IngestOptions = { own: OWN, hmac };

/** Takes the facts as the sender learns them. */
export function hear(facts: Iterable<Fact>): Heard {
  const byMail = new Map<number, Told>();
  const touches: { event: MailEvent; mail: Mail }[] = [];
  const sent = new Map<string, number>();
  for (const fact of facts) {
    if (!('mail' in fact) || fact.mail === null || fact.is === 'told') continue;
    const { mail } = fact;
    const told = byMail.get(mail.number) ?? begin(mail, sent);
    byMail.set(mail.number, told);
    for (const event of eventsOf(fact)) {
      const judged = judgedEvent(event);
      if (!judged) continue;
      told.events.push(judged);
      if (fact.is !== 'touched' && fact.is !== 'unsubscribed') continue;
      told.truths.set(judged, fact.touch);
      touches.push({ event, mail });
    }
  }
  const mails = [...byMail.values()].filter(({ truths }) => truths.size > 0);
  return { mails, touches, campaigns: [...sent.keys()].map(campaignLinks) };
}

function begin(mail: Mail, sent: Map<string, number>): Told {
  const place = mail.campaign === '' ? 0 : (sent.get(mail.campaign) ?? 0) + 1;
  if (place > 0) sent.set(mail.campaign, place);
  return { mail, events: [], truths: new Map(), place };
}

/** Of a notice, the address it was sent to tells whether it is ours. */
function judgedEvent(event: MailEvent): JudgedEvent | null {
  if (event.system !== 'mail') return ingest(event, INGEST);
  const verdict = judgeEvent(event, builtInRules());
  const report = { verdict, originalFrom: '', to: [event.ids.returnPath], reportingMta: OWN_HOST };
  return ingestReport(event, report, INGEST);
}

export function campaignLinks(campaign: string): CampaignLinks {
  const links = Array.from({ length: linkCount(campaign) }, (_, link) => ({
    link: String(link),
    url: '',
    isHoneypot: false,
  }));
  links.splice(hiddenPlace(campaign), 0, { link: 'h', url: '', isHoneypot: true });
  return { campaign, links };
}

export function compare(heard: Heard, rules?: EngagementRules): Compared[] {
  const links = { ...NO_LINKS, honeypots: ['h'], campaigns: heard.campaigns };
  const judge = new EngagementJudge(rules ? { rules, links } : { links });
  for (const { event, mail } of heard.touches) judge.see(event, mail.person.address, mail.campaign);
  return heard.mails.flatMap(({ mail, events, truths, place }) => {
    const { campaign, linkToken, person } = mail;
    const known = { recipient: person.address, campaign, place, linkToken };
    return judge.judge({ events, ...known }).flatMap((touch) => {
      const truth = truths.get(touch.event);
      return truth ? [{ truth, touch, mail }] : [];
    });
  });
}

export interface ClickScore {
  readonly clicks: number;
  /** Percent. */
  readonly precision: number;
  readonly recall: number;
  /** Clicks of people that are called machines', percent. */
  readonly wronged: number;
  /** Clicks of which nothing is said, percent. */
  readonly unknown: number;
}

const percent = (part: number, whole: number): number => (100 * part) / whole;

export const clicksIn = (all: readonly Compared[]): Compared[] =>
  all.filter(({ touch }) => touch.event.type === 'clicked');

export function scoreClicks(clicks: readonly Compared[]): ClickScore {
  const machines = clicks.filter(({ truth }) => truth.by === 'machine');
  const people = clicks.filter(({ truth }) => truth.by === 'human');
  const called = clicks.filter(({ touch }) => touch.verdict === 'machine');
  const right = called.filter(({ truth }) => truth.by === 'machine').length;
  return {
    clicks: clicks.length,
    precision: percent(right, called.length),
    recall: percent(right, machines.length),
    wronged: percent(called.length - right, people.length),
    unknown: percent(
      clicks.filter(({ touch }) => touch.verdict === 'unknown').length,
      clicks.length,
    ),
  };
}

const BINS = 10;

/** Expected calibration error of "a person did it", in ten bins. */
export function calibrationOf(clicks: readonly Compared[]): number {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, said: 0, true: 0 }));
  for (const { touch, truth } of clicks) {
    const bin = bins[Math.min(BINS - 1, Math.floor(touch.human * BINS))];
    if (!bin) continue;
    bin.count++;
    bin.said += touch.human;
    if (truth.by === 'human') bin.true++;
  }
  return (
    bins.reduce((sum, { said, true: right }) => sum + Math.abs(said - right), 0) / clicks.length
  );
}
