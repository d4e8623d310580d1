import { expect, it } from 'vitest';
import { read } from '../../src/decode/read.ts';
import { parseMessage } from '../../src/mime/message.ts';
import { bounceOf } from '../helpers/bounce.ts';

/** The envelope's bytes around the content stand for those of a real signature, which nothing here reads. */
function signed(content: string): string {
  const bytes = `0\u0082\u0005\u00f0\u0006\t*\u0086H\u0086\u00f7\r\u0001\u0007\u0002${content}\u00a0\u0082\u0003\u00010\u0082`;
  return `From: MAILER-DAEMON@out.example.net
To: sender@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m
Content-Transfer-Encoding: base64

${Buffer.from(bytes, 'latin1').toString('base64').replace(/.{76}/g, '$&\n')}
`;
}

it('reads the notice inside an opaque S/MIME signature', () => {
  const bounce = bounceOf('a@example.com', '552 5.2.2 mailbox full');
  const entity = bounce.slice(bounce.indexOf('Content-Type: multipart/report'));
  const { kind, reports } = read(parseMessage(signed(entity)));
  expect(kind).toBe('failed');
  expect(reports).toMatchObject([{ recipient: 'a@example.com', status: '5.2.2' }]);
});

it('finds nothing in an encrypted one', () => {
  expect(read(parseMessage(signed('\u0001\u0002\u0003'))).reports).toEqual([]);
});
