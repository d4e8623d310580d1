// Tells what is watched for: which refusals, compared with which deliveries, make which incident.

import type { IncidentKind } from '../model/incident.ts';
import type { Reason } from '../model/reason.ts';

/** What an address is known as when something happens to its mail. */
export type Acquaintance =
  /** Took mail, or somebody read it, in the last 90 days; nothing failed since. */
  | 'alive'
  /** Failed since it last showed life. */
  | 'failing'
  /** Neither. */
  | 'new';

/** What the refusals have in common. */
export type Scope = 'receiver' | 'lane' | 'campaign' | 'lane-receiver' | 'campaign-receiver';

export interface Detector {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly reasons: readonly Reason[];
  /** Every reason is an incident of its own; else all of these are one. */
  readonly apart: boolean;
  readonly scope: Scope;
  /** Within the same of these, incidents that go on at the same time are one. */
  readonly unites: 'receiver' | 'campaign' | 'lane' | 'all';
  /** Whose mail is compared; the mail of others counts neither for nor against. */
  readonly among: readonly Acquaintance[];
  /** The receiver must have taken mail of ours before. */
  readonly afterGood: boolean;
  /** Part of the mail that is refused so on ordinary days, until the history tells better. */
  readonly usual: number;
  /** From about a third of this on, a part refused is no accident. */
  readonly least: number;
  /** How sure it must be: the logarithm of how much likelier an incident is than chance. */
  readonly surety: number;
  readonly addresses: number;
  readonly receivers: number;
  /** Of the receivers that were tried, at least this part refuses. */
  readonly breadth: number;
  /** Detectors whose incidents may be parts of one of this. */
  readonly absorbs: readonly string[];
  /** How the end is told: receiver by receiver, or all together. */
  readonly ends: 'by-receiver' | 'together';
}

const HARDLY_EVER = 0.005;

const OWN: Pick<Detector, 'kind' | 'afterGood' | 'surety' | 'breadth' | 'absorbs' | 'ends'> = {
  kind: 'own-fault',
  afterGood: false,
  surety: 14,
  breadth: 0,
  absorbs: [],
  ends: 'by-receiver',
};

/** Addresses that failed before prove nothing: somebody's forwarding breaks our SPF with every mail. */
const FRESH: readonly Acquaintance[] = ['alive', 'new'];

const AUTHENTICATION: readonly Reason[] = [
  'auth-spf',
  'auth-dkim',
  'auth-dmarc',
  'auth-required',
  'sender-invalid',
];
const BLOCKS: readonly Reason[] = ['ip-blocklisted', 'provider-block', 'low-reputation'];
const MESSAGE: readonly Reason[] = [
  'message-too-large',
  'attachment-blocked',
  'malformed-message',
  'encoding-unsupported',
  'virus-detected',
  'spam-content',
  'content-policy',
];

/** Reasons by which a receiver denies a user. */
export const DENIALS: ReadonlySet<string> = new Set<Reason>(['user-unknown', 'mailbox-disabled']);

/** Reasons that name no cause; only where they are temporary do they speak of a system in trouble. */
export const VAGUE: ReadonlySet<string> = new Set<Reason>(['unknown', 'expired', 'protocol-error']);

/** Reasons for which a mail may wait in the queue: they tell of trouble before the mail is given up. */
export const TROUBLE: ReadonlySet<string> = new Set<Reason>([
  'system-unavailable',
  'system-full',
  'connection-failed',
  'dns-failure',
  'local-delivery-failed',
]);

/**
 * An outage shows by addresses that were alive lately: at least five of them, more than five times as many as usual and
 * about one in a hundred of those mailed (field rule: "max(5 × baseline, 1 %)"). Broken authentication and blocks show
 * by refusals that sound alike; a rate that is usual for a sender never does (Mailchimp looks at lists from 2 % of
 * hard bounces on, SendGrid and SES from 5 %).
 */
export const DETECTORS: readonly Detector[] = [
  {
    id: 'outage',
    kind: 'provider-outage',
    reasons: [...DENIALS, ...TROUBLE, ...VAGUE] as Reason[],
    apart: false,
    scope: 'receiver',
    unites: 'receiver',
    among: ['alive'],
    afterGood: false,
    usual: 0.001,
    least: 0.05,
    surety: 14,
    addresses: 5,
    receivers: 1,
    breadth: 0,
    absorbs: ['list'],
    ends: 'together',
  },
  {
    ...OWN,
    id: 'network',
    reasons: ['dns-failure', 'connection-failed'],
    apart: false,
    scope: 'lane',
    unites: 'lane',
    among: ['alive'],
    usual: 0.01,
    least: 0.5,
    addresses: 10,
    receivers: 5,
    breadth: 2 / 3,
    absorbs: ['outage'],
    ends: 'together',
  },
  {
    ...OWN,
    id: 'own-system',
    reasons: ['local-error', 'submission-refused', 'provider-refused', 'build-failed'],
    apart: false,
    scope: 'lane',
    unites: 'lane',
    among: FRESH,
    usual: HARDLY_EVER,
    least: 0.2,
    addresses: 10,
    receivers: 1,
    ends: 'together',
  },
  {
    ...OWN,
    id: 'authentication',
    reasons: AUTHENTICATION,
    apart: false,
    scope: 'lane',
    unites: 'all',
    among: FRESH,
    usual: HARDLY_EVER,
    least: 0.05,
    addresses: 10,
    receivers: 3,
  },
  {
    ...OWN,
    id: 'authentication-at-one',
    reasons: AUTHENTICATION,
    apart: false,
    scope: 'lane-receiver',
    unites: 'all',
    among: FRESH,
    usual: HARDLY_EVER,
    least: 0.5,
    addresses: 10,
    receivers: 1,
  },
  {
    ...OWN,
    id: 'name-of-host',
    reasons: ['ptr-invalid'],
    apart: false,
    scope: 'lane',
    unites: 'lane',
    among: FRESH,
    usual: HARDLY_EVER,
    least: 0.05,
    addresses: 10,
    receivers: 3,
  },
  {
    ...OWN,
    id: 'name-of-host-at-one',
    reasons: ['ptr-invalid'],
    apart: false,
    scope: 'lane-receiver',
    unites: 'lane',
    among: FRESH,
    usual: HARDLY_EVER,
    least: 0.5,
    addresses: 10,
    receivers: 1,
  },
  {
    ...OWN,
    id: 'tls',
    reasons: ['tls-failure'],
    apart: false,
    scope: 'lane',
    unites: 'lane',
    among: FRESH,
    afterGood: true,
    usual: HARDLY_EVER,
    least: 0.05,
    addresses: 10,
    receivers: 3,
    absorbs: ['misconfigured'],
  },
  {
    ...OWN,
    id: 'block',
    reasons: BLOCKS,
    apart: true,
    scope: 'lane-receiver',
    unites: 'lane',
    among: FRESH,
    usual: HARDLY_EVER,
    least: 0.5,
    addresses: 5,
    receivers: 1,
  },
  {
    ...OWN,
    id: 'block-at-many',
    reasons: BLOCKS,
    apart: true,
    scope: 'lane',
    unites: 'lane',
    among: FRESH,
    usual: HARDLY_EVER,
    least: 0.05,
    addresses: 10,
    receivers: 3,
  },
  {
    ...OWN,
    id: 'domain-block',
    reasons: ['domain-blocklisted'],
    apart: true,
    scope: 'lane-receiver',
    unites: 'all',
    among: FRESH,
    usual: HARDLY_EVER,
    least: 0.5,
    addresses: 5,
    receivers: 1,
  },
  {
    ...OWN,
    id: 'domain-block-at-many',
    reasons: ['domain-blocklisted'],
    apart: true,
    scope: 'lane',
    unites: 'all',
    among: FRESH,
    usual: HARDLY_EVER,
    least: 0.05,
    addresses: 10,
    receivers: 3,
  },
  {
    id: 'message',
    kind: 'broken-message',
    reasons: MESSAGE,
    apart: true,
    scope: 'campaign',
    unites: 'campaign',
    among: FRESH,
    afterGood: false,
    usual: HARDLY_EVER,
    least: 0.05,
    surety: 14,
    addresses: 20,
    receivers: 2,
    breadth: 0,
    absorbs: [],
    ends: 'by-receiver',
  },
  {
    id: 'message-at-one',
    kind: 'broken-message',
    reasons: MESSAGE,
    apart: true,
    scope: 'campaign-receiver',
    unites: 'campaign',
    among: FRESH,
    afterGood: false,
    usual: HARDLY_EVER,
    least: 0.5,
    surety: 14,
    addresses: 10,
    receivers: 1,
    breadth: 0,
    absorbs: [],
    ends: 'by-receiver',
  },
  {
    id: 'misconfigured',
    kind: 'receiver-misconfigured',
    reasons: ['blocklist-query-error', 'relay-denied', 'tls-failure'],
    apart: true,
    scope: 'receiver',
    unites: 'receiver',
    among: FRESH,
    afterGood: true,
    usual: 0.01,
    least: 0.9,
    surety: 12,
    addresses: 3,
    receivers: 1,
    breadth: 0,
    absorbs: [],
    ends: 'together',
  },
  {
    id: 'list',
    kind: 'list-quality',
    reasons: [
      'user-unknown',
      'mailbox-disabled',
      'domain-not-found',
      'domain-no-mail',
      'address-syntax',
    ],
    apart: false,
    scope: 'campaign',
    unites: 'campaign',
    among: ['new'],
    afterGood: false,
    usual: 0.01,
    least: 0.15,
    surety: 14,
    addresses: 20,
    receivers: 1,
    breadth: 0,
    absorbs: [],
    ends: 'together',
  },
];

/** By how much the usual part must be exceeded: the field rule's five. */
const TIMES = 5;
const SUREST = 0.98;

/** The part refused that an incident is imagined with, where so many are refused on ordinary days. */
export const expected = ({ least }: Detector, usual: number): number =>
  Math.min(SUREST, Math.max(TIMES * usual, least));

const BY_REASON = new Map<string, Detector[]>();
for (const detector of DETECTORS)
  for (const reason of detector.reasons)
    BY_REASON.set(reason, [...(BY_REASON.get(reason) ?? []), detector]);

const NONE: readonly Detector[] = [];

export const detectorsOf = (reason: string): readonly Detector[] => BY_REASON.get(reason) ?? NONE;
