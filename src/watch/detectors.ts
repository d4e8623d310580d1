// Tells what is watched for: which refusals, compared with which deliveries, make which incident.

import type { Reason } from '../model/reason.ts';
import type { Acquaintance, Detector } from './detector.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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
const MISSING: readonly Reason[] = [
  'user-unknown',
  'mailbox-disabled',
  'domain-not-found',
  'domain-no-mail',
  'address-syntax',
];
const SAYING_NOTHING: readonly Reason[] = ['unknown', 'expired', 'protocol-error'];

const DENYING: Pick<Detector, 'reasons' | 'perDay'> = {
  reasons: ['user-unknown', 'mailbox-disabled'],
  perDay: true,
};
const IN_TROUBLE: Pick<Detector, 'reasons'> = {
  reasons: [
    'system-unavailable',
    'system-full',
    'connection-failed',
    'dns-failure',
    'local-delivery-failed',
    ...SAYING_NOTHING,
  ],
};

/** Reasons that name no cause; only where they are temporary do they speak of a system in trouble. */
export const VAGUE: ReadonlySet<string> = new Set(SAYING_NOTHING);

type Shared = Omit<
  Detector,
  'id' | 'kind' | 'family' | 'reasons' | 'scope' | 'unites' | 'addresses'
>;

/** Refusals of one kind among all mail: from about 2 % on. */
const AMONG_ALL: Shared = {
  apart: false,
  among: FRESH,
  deferrals: true,
  perDay: false,
  afterGood: false,
  usual: 0.005,
  mostUsual: 0.05,
  least: 0.05,
  surety: 14,
  receivers: 3,
  breadth: 0,
  absorbs: [],
  patience: DAY,
  pause: 10 * DAY,
  ends: 'by-receiver',
};

/** At one receiver they must be many: from about one in eight on. */
const AT_ONE: Shared = { ...AMONG_ALL, least: 0.5, receivers: 1 };

/** Of living addresses from about 1 % on. */
const OUTAGE: Omit<Detector, 'id' | 'reasons' | 'scope' | 'unites'> = {
  ...AMONG_ALL,
  kind: 'provider-outage',
  family: 'outage',
  among: ['alive'],
  usual: 0.001,
  addresses: 5,
  receivers: 1,
  patience: 6 * HOUR,
  pause: 6 * DAY,
  ends: 'together',
};

/** Nearly all, though it took mail before; the words leave no doubt. */
const MISCONFIGURED: Omit<Detector, 'id' | 'reasons' | 'scope' | 'unites'> = {
  ...AT_ONE,
  kind: 'receiver-misconfigured',
  family: 'misconfigured',
  apart: true,
  afterGood: true,
  usual: 0.01,
  least: 0.9,
  surety: 12,
  addresses: 3,
  patience: 10 * DAY,
  ends: 'together',
};

/**
 * An outage shows by addresses that were alive lately: at least five of them, more than five times as many as usual and
 * about one in a hundred of those mailed (field rule: "max(5 × baseline, 1 %)"). A list is bad from about 5 % of dead
 * addresses among new ones on (SendGrid and SES ask for less than 5 %). What would be part of something larger comes
 * behind it.
 */
const DETECTORS: readonly Detector[] = [
  {
    ...AMONG_ALL,
    id: 'network',
    family: 'network',
    kind: 'own-fault',
    reasons: ['dns-failure', 'connection-failed'],
    scope: 'lane',
    unites: 'all',
    among: ['alive'],
    usual: 0.01,
    least: 0.5,
    addresses: 10,
    receivers: 5,
    breadth: 2 / 3,
    absorbs: ['trouble', 'trouble-at-domain'],
    patience: 6 * HOUR,
    pause: 3 * DAY,
    ends: 'together',
  },
  {
    ...AMONG_ALL,
    id: 'own-system',
    family: 'own-system',
    kind: 'own-fault',
    reasons: ['local-error', 'submission-refused', 'provider-refused', 'build-failed'],
    scope: 'lane',
    unites: 'all',
    least: 0.2,
    addresses: 10,
    receivers: 1,
    pause: 3 * DAY,
    ends: 'together',
  },
  {
    ...AMONG_ALL,
    id: 'authentication',
    family: 'authentication',
    kind: 'own-fault',
    reasons: AUTHENTICATION,
    scope: 'lane',
    unites: 'all',
    addresses: 10,
  },
  {
    ...AT_ONE,
    id: 'authentication-at-one',
    family: 'authentication',
    kind: 'own-fault',
    reasons: AUTHENTICATION,
    scope: 'lane-receiver',
    unites: 'all',
    addresses: 10,
  },
  {
    ...AMONG_ALL,
    id: 'host-name',
    family: 'host-name',
    kind: 'own-fault',
    reasons: ['ptr-invalid'],
    scope: 'lane',
    unites: 'lane',
    addresses: 10,
  },
  {
    ...AT_ONE,
    id: 'host-name-at-one',
    family: 'host-name',
    kind: 'own-fault',
    reasons: ['ptr-invalid'],
    scope: 'lane-receiver',
    unites: 'lane',
    addresses: 10,
  },
  {
    ...AMONG_ALL,
    id: 'tls',
    family: 'tls',
    kind: 'own-fault',
    reasons: ['tls-failure'],
    scope: 'lane',
    unites: 'lane',
    afterGood: true,
    addresses: 10,
    absorbs: ['misconfigured'],
  },
  {
    ...AMONG_ALL,
    id: 'block',
    family: 'block',
    kind: 'own-fault',
    reasons: BLOCKS,
    apart: true,
    scope: 'lane',
    unites: 'all',
    addresses: 5,
    receivers: 2,
  },
  {
    ...AT_ONE,
    id: 'block-at-one',
    family: 'block',
    kind: 'own-fault',
    reasons: BLOCKS,
    apart: true,
    scope: 'lane-receiver',
    unites: 'all',
    addresses: 5,
  },
  {
    ...AMONG_ALL,
    id: 'domain-block',
    family: 'domain-block',
    kind: 'own-fault',
    reasons: ['domain-blocklisted'],
    scope: 'lane',
    unites: 'all',
    addresses: 5,
    receivers: 2,
  },
  {
    ...AT_ONE,
    id: 'domain-block-at-one',
    family: 'domain-block',
    kind: 'own-fault',
    reasons: ['domain-blocklisted'],
    scope: 'lane-receiver',
    unites: 'all',
    addresses: 5,
  },
  {
    ...OUTAGE,
    ...DENYING,
    id: 'denial',
    scope: 'receiver',
    unites: 'receiver',
    absorbs: ['denial-at-domain', 'trouble-at-domain', 'list'],
  },
  {
    ...OUTAGE,
    ...IN_TROUBLE,
    id: 'trouble',
    scope: 'receiver',
    unites: 'receiver',
    absorbs: ['denial-at-domain', 'trouble-at-domain', 'list'],
  },
  { ...OUTAGE, ...DENYING, id: 'denial-at-domain', scope: 'domain', unites: 'domain' },
  { ...OUTAGE, ...IN_TROUBLE, id: 'trouble-at-domain', scope: 'domain', unites: 'domain' },
  {
    ...MISCONFIGURED,
    id: 'misconfigured',
    reasons: ['blocklist-query-error', 'tls-failure'],
    scope: 'receiver',
    unites: 'receiver',
  },
  {
    ...MISCONFIGURED,
    id: 'disowned',
    reasons: ['relay-denied'],
    scope: 'domain',
    unites: 'domain',
  },
  {
    ...AMONG_ALL,
    id: 'message',
    family: 'message',
    kind: 'broken-message',
    reasons: MESSAGE,
    apart: true,
    deferrals: false,
    scope: 'campaign',
    unites: 'campaign',
    addresses: 10,
    receivers: 2,
    pause: DAY,
  },
  {
    ...AT_ONE,
    id: 'message-at-one',
    family: 'message',
    kind: 'broken-message',
    reasons: MESSAGE,
    apart: true,
    deferrals: false,
    scope: 'campaign-receiver',
    unites: 'campaign',
    addresses: 10,
    pause: DAY,
  },
  {
    ...AMONG_ALL,
    id: 'list',
    family: 'list',
    kind: 'list-quality',
    reasons: MISSING,
    scope: 'campaign',
    unites: 'campaign',
    among: ['new'],
    usual: 0.02,
    mostUsual: 0.02,
    least: 0.15,
    addresses: 10,
    receivers: 1,
    pause: DAY,
    ends: 'together',
  },
];

const BY_REASON = new Map<string, Detector[]>();
for (const detector of DETECTORS)
  for (const reason of detector.reasons)
    BY_REASON.set(reason, [...(BY_REASON.get(reason) ?? []), detector]);

const NONE: readonly Detector[] = [];

export const detectorsOf = (reason: string): readonly Detector[] => BY_REASON.get(reason) ?? NONE;
