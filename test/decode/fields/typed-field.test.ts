// Types, addresses and host names in status fields, in all the ways in which they are written.

import { expect, test } from 'vitest';
import {
  addressOf,
  hostOf,
  isMailAddress,
  isPublicAddress,
  readTyped,
} from '../../../src/decode/fields/typed-field.ts';

test.each([
  ['rfc822; a@example.org', 'rfc822', 'a@example.org'],
  ['RFC822;a@example.org', 'rfc822', 'a@example.org'],
  ['rfc/822;a@example.org', 'rfc/822', 'a@example.org'],
  ['X-Unix; 75', 'x-unix', '75'],
  ['a@example.org', '', 'a@example.org'],
  ['550 no; really', '', '550 no; really'],
  ['', '', ''],
])('type of %j', (field, type, value) => {
  expect(readTyped(field)).toEqual({ type, value });
});

test.each([
  ['rfc822; a@example.org', 'a@example.org'],
  ['rfc822;<a@example.org>', 'a@example.org'],
  ['rfc822; Anna <a@example.org>', 'a@example.org'],
  ['rfc822; a@example.org (Anna A.)', 'a@example.org'],
  ['rfc822; "a b"@example.org', '"a b"@example.org'],
  ['utf-8; \\x{E4}nna@b\\x{fc}cher.example', 'änna@bücher.example'],
  ['utf-8; \u00c3\u00a4nna@example.org', 'änna@example.org'],
  ['utf-8; \\x{1F408}@example.org', '🐈@example.org'],
  ['utf-8; \\x{0A}a@example.org', '\\x{0A}a@example.org'],
  ['utf-8; \\x{FFFFFF}a@example.org', '\\x{FFFFFF}a@example.org'],
  ['rfc822; =?utf-8?q?=C3=A4nna?=@example.org', '=?utf-8?q?=C3=A4nna?=@example.org'],
  ['X500; /c=NL/s=anna/', '/c=NL/s=anna/'],
  ['LOCAL; anna', 'anna'],
  ['', ''],
])('address of %j', (field, address) => {
  expect(addressOf(field)).toBe(address);
});

test.each([
  ['dns; mx.example.org', 'mx.example.org'],
  ['DNS;mx.example.org', 'mx.example.org'],
  ['mx.example.org', 'mx.example.org'],
  ['dns; mx.example.org (192.0.2.1)', 'mx.example.org'],
  ['dns; mx.example.org [192.0.2.1]', 'mx.example.org'],
  ['dns; [192.0.2.1]', '[192.0.2.1]'],
  ['dns; mx.example.org.', 'mx.example.org'],
  ['x-local-hostname; out', 'out'],
  ['', ''],
])('host of %j', (field, host) => {
  expect(hostOf(field)).toBe(host);
});

test.each([
  ['a@example.org', true, true],
  ['"a b"@example.org', true, true],
  ['a@store-7', true, false],
  ['a@[192.0.2.1]', true, true],
  ['anna', false, false],
  ['|/bin/sort a@example.org', false, false],
  ['/o=example/cn=anna', false, false],
  ['', false, false],
])('%j is a mail address: %s; a public one: %s', (address, isMail, isPublic) => {
  expect([isMailAddress(address), isPublicAddress(address)]).toEqual([isMail, isPublic]);
});
