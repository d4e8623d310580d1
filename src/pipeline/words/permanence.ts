// Says in words whether a failure is final, for the message as for the address.

import type { AddressPermanence, MessagePermanence } from '../../model/permanence.ts';

export const MESSAGE_WORDS: Readonly<Record<MessagePermanence, string>> = {
  permanent: 'this message will not arrive',
  temporary: 'a later attempt may succeed',
  pending: 'not decided: the server keeps trying',
  delivered: 'this message arrived',
  unknown: 'whether this message is lost is not told',
};

export const ADDRESS_WORDS: Readonly<Record<AddressPermanence, string>> = {
  dead: 'the address is dead',
  alive: 'the address exists',
  unknown: 'this says nothing sure about the address',
};

/** Fits behind the sentence of a reason. */
export const FATE: Readonly<Record<MessagePermanence, string>> = {
  permanent: 'the mail was not delivered',
  temporary: 'a later attempt may succeed',
  pending: 'the server keeps trying',
  delivered: '',
  unknown: '',
};
