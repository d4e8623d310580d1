// Reads the fields of a delivery status part into one report a recipient (RFC 3464, RFC 6533).

import { ACTIONS, type Action } from '../../model/kind.ts';
import { EMPTY_REPORT, type Report } from '../../model/report.ts';
import type { Span } from '../../model/span.ts';
import { decodeWords } from '../../text/encoded-word.ts';
import { readReply } from '../../text/reply-text.ts';
import { stageOfWords } from '../layout/stage-words.ts';
import { chooseStatus, isNoRefusal, quotedCodes, statusIn } from './status-code.ts';
import { type Field, type FieldGroup, readStatusFields } from './status-fields.ts';
import {
  addressOf,
  hostOf,
  isMailAddress,
  isPublicAddress,
  readTyped,
  type Typed,
} from './typed-field.ts';

/** What a status part says. */
export interface StatusPart {
  readonly reports: readonly Report[];
  readonly envelopeId: string;
  /** Envelope sender of the message, where the reporting system adds it. */
  readonly sender: string;
}

/** Where the words of a field, at these offsets in the part's text, stand in the mail; null where it is encoded. */
export type Locate = (field: Span, words: string) => Span | null;

/** Reads the text of a delivery status part. */
export function readStatusPart(text: string, locate: Locate): StatusPart {
  const { message, recipients } = readStatusFields(text);
  return {
    reports: recipients.map((group) => readGroup(message, group, locate)),
    envelopeId: valueIn(message, 'original-envelope-id'),
    sender: senderIn(message),
  };
}

/** Some systems add the sender in a field of their own: `X-Relay-Sender: rfc822; news@example.com`. */
function senderIn(message: FieldGroup): string {
  for (const [name, field] of message.fields)
    if (name.startsWith('x-') && name.endsWith('-sender')) return addressOf(field.value);
  return '';
}

/** In a field of the system's own: `X-Relay-Queue-ID: 4XYZ`. */
function queueIdIn(message: FieldGroup): string {
  for (const [name, field] of message.fields)
    if (name.startsWith('x-') && name.endsWith('-queue-id')) return field.value.slice(0, 100);
  return '';
}

const valueIn = (group: FieldGroup, name: string): string => group.fields.get(name)?.value ?? '';

function readGroup(message: FieldGroup, group: FieldGroup, locate: Locate): Report {
  const value = (name: string): string => valueIn(group, name) || valueIn(message, name);
  const field = statusIn(value('status'));
  const action = actionOf(value('action'), field);
  const said = diagnosticOf(group, action, locate);
  const remoteMta = hostOf(value('remote-mta'));
  return {
    ...EMPTY_REPORT,
    ...said,
    ...addressesOf(group),
    action,
    status: chooseStatus(said.status, field, action),
    speaker: speakerOf(said, remoteMta),
    reportingMta: hostOf(value('reporting-mta')),
    remoteMta,
    receivedFromMta: hostOf(value('received-from-mta')),
    queueId: queueIdIn(message),
    arrivalDate: value('arrival-date'),
    lastAttemptDate: value('last-attempt-date'),
    willRetryUntil: value('will-retry-until'),
  };
}

/**
 * Final-Recipient is the one that the fields are about. A directory name or a local name there is of no use to the
 * sender where the mail address stands beside it.
 */
function addressesOf(
  group: FieldGroup,
): Pick<Report, 'recipient' | 'originalRecipient' | 'forwardedTo'> {
  const final = addressOf(valueIn(group, 'final-recipient'));
  const original = addressOf(valueIn(group, 'original-recipient'));
  const actual = addressOf(valueIn(group, 'x-actual-recipient'));
  const known = [final, original, actual].filter((address) => address !== '');
  const recipient = known.find(isPublicAddress) ?? known.find(isMailAddress) ?? known[0] ?? '';
  const isOther = (address: string): boolean =>
    address !== '' && address.toLowerCase() !== recipient.toLowerCase();
  return {
    recipient,
    originalRecipient: isOther(original) ? original : '',
    forwardedTo: isOther(actual) && isMailAddress(actual) ? actual : '',
  };
}

/** Some systems say why in a comment of the Status field, and write no Diagnostic-Code. */
const COMMENT = /\(([^()]{4,2000})\)/;
/** Others have a field of their own for it: `<mx.example.org #5.0.0 smtp; 550 no>`. */
const SUPPLEMENT = 'x-supplementary-info';
const SUPPLEMENT_VALUE = /^<?\S{1,255} #\d\.\d{1,3}\.\d{1,3} (.{4,2000}?)>?$/s;

function wordsOf(group: FieldGroup): Typed {
  const code = valueIn(group, 'diagnostic-code');
  if (code !== '') return readTyped(decodeWords(code));
  const supplement = SUPPLEMENT_VALUE.exec(valueIn(group, SUPPLEMENT).trim())?.[1];
  if (supplement) return readTyped(supplement);
  const value = COMMENT.exec(decodeWords(valueIn(group, 'status')))?.[1] ?? '';
  return { type: '', value };
}

type Said = Pick<
  Report,
  'diagnostic' | 'diagnosticType' | 'diagnosticAt' | 'status' | 'replyCode' | 'stage'
>;

function diagnosticOf(group: FieldGroup, action: Action | '', locate: Locate): Said {
  const field: Field | undefined =
    group.fields.get('diagnostic-code') ??
    group.fields.get(SUPPLEMENT) ??
    group.fields.get('status');
  const { type, value } = wordsOf(group);
  const reply = readReply(value);
  const codes = isNoRefusal(reply.code, action) ? readReply(reply.text.slice(3)) : reply;
  const quoted = quotedCodes(reply.text);
  return {
    diagnostic: reply.text,
    diagnosticType: type,
    diagnosticAt: field && reply.text ? locate(field, reply.text) : null,
    status: quoted.status || codes.status,
    replyCode: isExitStatus(type) ? '' : quoted.code || codes.code,
    stage: stageOfWords(reply.text),
  };
}

/** A number in the words of a program is its exit status. */
const isExitStatus = (type: string): boolean => type === 'x-unix';

const ACTION_WORDS: Readonly<Record<string, Action>> = {
  failure: 'failed',
  fail: 'failed',
  expired: 'failed',
  delay: 'delayed',
  deferred: 'delayed',
  success: 'delivered',
  deliverable: 'delivered',
};

function actionOf(field: string, status: string): Action | '' {
  const word = /[a-z-]+/.exec(field.slice(0, 60).toLowerCase())?.[0] ?? '';
  const known = ACTIONS.find((action) => action === word) ?? ACTION_WORDS[word];
  if (known) return known;
  if (status.startsWith('5')) return 'failed';
  return status.startsWith('2') ? 'delivered' : '';
}

function speakerOf(said: Said, remoteMta: string): Report['speaker'] {
  if (said.replyCode === '') return said.diagnosticType.startsWith('x-') ? 'reporter' : 'unknown';
  return remoteMta !== '' || / said: [45]\d\d/.test(said.diagnostic) ? 'remote' : 'unknown';
}
