// Opens the envelope in which Amazon SNS delivers a notification, checking who signed it.
// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html, 2026-11.

import { type Fields, fieldsOf, isFields, parsedJson, textOf, timeOf } from '../../json-value.ts';
import { publicKeyOf } from '../../public-key.ts';
import { base64Bytes, fromUtf8, isFresh, isSignedBy, utf8 } from '../../signature.ts';
import type { SignatureKeys, SignatureResult, WebhookRequest } from '../../webhook-format.ts';

/** Fields that are signed where they are there, in this order; each as `name\nvalue\n`. */
const NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'];
const CONFIRMATION = [
  'Message',
  'MessageId',
  'SubscribeURL',
  'Timestamp',
  'Token',
  'TopicArn',
  'Type',
];
const HASHES: Readonly<Record<string, 'SHA-1' | 'SHA-256'>> = { 1: 'SHA-1', 2: 'SHA-256' };
const HOST = /^sns\.[a-z0-9-]{3,30}\.amazonaws\.com(?:\.cn)?$/;

export function isEnvelope(payload: unknown): payload is Fields {
  return isFields(payload) && 'TopicArn' in payload && 'Type' in payload;
}

/** What the envelope holds; a sentence where that is no event. */
export function openEnvelope(envelope: Fields): unknown {
  const type = textOf(envelope['Type']);
  const topic = textOf(envelope['TopicArn']).slice(0, 200);
  if (type === 'SubscriptionConfirmation') return confirmationWords(envelope, topic);
  if (type === 'UnsubscribeConfirmation') return `the topic ${topic} sends nothing more to us`;
  const message = envelope['Message'];
  const inner = typeof message === 'string' ? parsedJson(message) : message;
  return isFields(inner) ? inner : `${topic} says: ${textOf(message).slice(0, 200)}`;
}

function confirmationWords({ SubscribeURL }: Fields, topic: string): string {
  const url = textOf(SubscribeURL);
  return isAtSns(url)
    ? `the topic ${topic} waits for its confirmation: open ${url}`
    : `the topic ${topic} waits for a confirmation at an address that is not Amazon's: do not open it`;
}

/** Only Amazon's own hosts, over TLS: else anybody could sign with a certificate of his own. */
function isAtSns(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.port === '' && HOST.test(url.hostname);
}

/**
 * Raw message delivery has no signature: `missing`.
 *
 * @param keys the certificate at `SigningCertURL`, or its public key.
 */
export async function verifyEnvelope(
  { body }: WebhookRequest,
  keys: SignatureKeys,
): Promise<SignatureResult> {
  const envelope = fieldsOf(parsedJson(fromUtf8(body)));
  const signature = textOf(envelope['Signature']);
  if (!isEnvelope(envelope) || signature === '') return 'missing';
  const hash = HASHES[textOf(envelope['SignatureVersion'])];
  const certificate = textOf(envelope['SigningCertURL']) || textOf(envelope['SigningCertUrl']);
  if (!hash || !isAtSns(certificate)) return 'wrong';
  const result = await isSignedBy({
    algorithm: { name: 'RSASSA-PKCS1-v1_5', hash },
    spki: publicKeyOf(keys.key),
    data: utf8(signedText(envelope)),
    signature: base64Bytes(signature),
  });
  if (result !== 'ok') return result;
  return isFresh(timeOf(envelope['Timestamp']), keys) ? 'ok' : 'too-old';
}

/** The exact values, so nothing is cut or trimmed here. */
function signedText(envelope: Fields): string {
  const fields = envelope['Type'] === 'Notification' ? NOTIFICATION : CONFIRMATION;
  return fields
    .filter((name) => typeof envelope[name] === 'string')
    .map((name) => `${name}\n${envelope[name] as string}\n`)
    .join('');
}
