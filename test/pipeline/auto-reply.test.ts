import { expect, it } from 'vitest';
import { decode } from '../../src/pipeline/decode.ts';

it('tells the new address that an automatic reply names, as a suggestion', () => {
  const { kind, reports } = decode(`From: Ina <ina@example.org>
To: bounce@example.com
Subject: Automatic reply: Offer
Auto-Submitted: auto-replied

I have left Example Ltd. My new email address is ina@new.example.
`);
  expect(kind).toBe('auto-reply');
  expect(reports[0]?.detail).toEqual({ newAddress: 'ina@new.example' });
  expect(reports[0]?.permanence.address).toBe('alive');
});
