import { expect, test } from 'vitest';
import { AddressBook } from '../../src/watch/address-book.ts';

test('every address has a number of its own and keeps it', () => {
  const book = new AddressBook();
  const addresses = Array.from({ length: 50_000 }, (_, n) => `p${n}@d${n % 7}.example`);
  const numbers = addresses.map((one) => book.numberOf(one));
  expect(numbers).toEqual(addresses.map((_, n) => n));
  expect(addresses.map((one) => book.numberOf(one))).toEqual(numbers);
});

test('life, failures and deferrals are remembered by number, to the second', () => {
  const book = new AddressBook();
  const one = book.numberOf('a@example.com');
  for (let n = 0; n < 5000; n++) book.fails(book.numberOf(`b${n}@example.com`), 2_000_000);
  expect([book.lifeOf(one), book.isFailing(one)]).toEqual([0, false]);
  book.fails(one, 1_000_500);
  expect(book.isFailing(one)).toBe(true);
  book.lives(one, 1_700_000_000_900);
  expect([book.lifeOf(one), book.isFailing(one)]).toEqual([1_700_000_000_000, false]);
  book.defers(one, 2 ** 32 + 5, 'system-unavailable');
  expect(book.deferralOf(one, 2 ** 32 + 5)).toBe('system-unavailable');
  expect(book.deferralOf(one, 6)).toBe('');
  expect(book.deferralOf(one, 0)).toBe('');
});
