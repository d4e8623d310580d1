// A mail says the same, however its parts are encoded and its lines are ended.
import { expect, it } from 'vitest';
import { type Part, parseMessage } from '../../src/mime/message.ts';
import { decode } from '../../src/pipeline/decode.ts';
import { corpusMails } from '../helpers/corpus.ts';

const ENCODINGS: Readonly<Record<string, (body: string) => string>> = {
  base64: (body) => `${btoa(body).replace(/.{76}/g, '$&\n')}\n`,
  'quoted-printable': (body) => body.replace(/[^\t\n -<>-~]/g, escaped),
};

const escaped = (sign: string): string =>
  `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const ENDS: Readonly<Record<string, string>> = { CRLF: '\r\n', CR: '\r' };

/** What a reader goes by; places and problems may differ. */
function saidBy(mail: string): unknown {
  const { kind, reports } = decode(Buffer.from(mail, 'latin1'));
  return [
    kind,
    reports.map((it) => [it.recipient, it.action, it.status, it.replyCode, it.reason, it.stage]),
  ];
}

/** Parts that are no container; those of the returned copy are not the notice's. */
const leaves = (part: Part): readonly Part[] =>
  part.parts.length === 0
    ? [part]
    : part.type.startsWith('multipart/')
      ? part.parts.flatMap(leaves)
      : [];

const FIELD = /^content-transfer-encoding:.*\n/im;

/** The mail with one part in another encoding; null where the part has no header or is encoded already. */
function reencoded(mail: string, part: Part, name: string): string | null {
  const head = mail.slice(part.start, part.bodyStart);
  const body = mail.slice(part.bodyStart, part.end);
  const isPlain = !/^content-transfer-encoding:\s*(?:base64|quoted|x-)/im.test(head);
  if (!isPlain || !head.endsWith('\n\n') || body.trim() === '') return null;
  const fields = head.slice(0, -1).replace(FIELD, '');
  const encoded = `${fields}Content-Transfer-Encoding: ${name}\n\n${ENCODINGS[name]?.(body)}\n`;
  return mail.slice(0, part.start) + encoded + mail.slice(part.end);
}

it.each(corpusMails())('$name', ({ mail }) => {
  const text = mail.toString('latin1').replaceAll('\r\n', '\n');
  const said = saidBy(text);
  for (const part of leaves(parseMessage(text).root))
    for (const name of Object.keys(ENCODINGS)) {
      const changed = reencoded(text, part, name);
      if (changed) expect(saidBy(changed), `${part.type} in ${name}`).toEqual(said);
    }
  for (const [name, end] of Object.entries(ENDS))
    expect(saidBy(text.replaceAll('\n', end)), name).toEqual(said);
});
