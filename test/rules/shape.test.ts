import { expect, it } from 'vitest';
import { propose } from '../../src/rules/propose.ts';
import { shapeKey, shapeOf } from '../../src/rules/shape.ts';

/** Reply, its shape, the phrase proposed for it. */
type Row = readonly [reply: string, shape: string, phrase: string | undefined];

it.each<Row>([
  [
    '550 5.1.1 <bob@example.com>: Mailbox is asleep.',
    '550 5.1.1 <{address}>: Mailbox is asleep',
    'Mailbox is asleep',
  ],
  [
    'smtp; 421 4.7.0 [ZOO04] Messages from 192.0.2.1 deferred; see https://help.example.com/x?y=z.',
    'smtp; 421 4.7.0 [ZOO04] Messages from {ip} deferred; see {url}',
    'ZOO04] Messages from * deferred; see',
  ],
  [
    '451 4.7.1 try again in 00:05:00 id=1a2B3c-0004Xy-7Z mx1.example.co.uk',
    '451 4.7.1 try again in {date} id={id} {host}',
    'try again in * id',
  ],
  [
    '554 Refused at Wed, 25 Nov 2026 10:00:00 +0000 (UTC) by 2001:db8::1 rule ZOO#I-13',
    '554 Refused at {date} by {ip} rule ZOO#I-{n}',
    'Refused at * by * rule ZOO\\#I',
  ],
  [
    '552 Mailbox "john.smith42" holds 1024 kB of 512MB',
    '552 Mailbox "{name}" holds {n} kB of {n}MB',
    'Mailbox "*" holds * kB of',
  ],
  ['550 sleeping', '550 sleeping', 'sleeping'],
  [
    '550-5.7.26 4F2A91BC07: no parrots (#5.7.1)',
    '550-5.7.26 {id}: no parrots (#5.7.1)',
    'no parrots',
  ],
  [
    '550 5.4.1 [ZRH04FT012.mail.example.net 2026-01-02T10:00:00.123Z 08DD123456789ABC]',
    '550 5.4.1 [{host} {date} {id}]',
    undefined,
  ],
  ['552 5.2.2 邮箱在睡觉。', '552 5.2.2 邮箱在睡觉。', '邮箱在睡觉'],
  [
    '550 no such thing as "CRLF" <MAIL>',
    '550 no such thing as "CRLF" <MAIL>',
    'no such thing as "CRLF" <MAIL',
  ],
  [
    'The parrot refuses. Please ask your administrator for help',
    'The parrot refuses. Please ask your administrator for help',
    'The parrot refuses',
  ],
  ['550 5.1.1', '550 5.1.1', undefined],
  ['', '', undefined],
])('%s', (reply, shape, phrase) => {
  expect(shapeOf(reply)).toBe(shape);
  expect(propose(shape)?.phrase).toBe(phrase);
});

it('masks the name of the recipient where it stands alone', () => {
  expect(shapeOf('550 johnny (John) is asleep, john-b is not', 'john@example.com')).toBe(
    '550 johnny ({name}) is asleep, john-b is not',
  );
});

it('is the same whatever the case, accents and the stop at the end', () => {
  const shapes = ['550 Boîte fermée', '550 BOITE FERMEE.', '550 boite fermee'];
  expect(new Set(shapes.map((reply) => shapeKey(shapeOf(reply)))).size).toBe(1);
});

it('takes no longer for hostile texts', () => {
  const texts = ['a@', 'a.', '1:', '1.', '"<', '4 jan ', 'http://', '{n}', 'aB1', '-', '550 '];
  const started = performance.now();
  for (const text of texts)
    propose(shapeOf(text.repeat(50_000), `${text.repeat(100)}@example.com`));
  expect(performance.now() - started).toBeLessThan(500);
});
