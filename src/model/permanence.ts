export const MESSAGE_PERMANENCES = [
  'permanent',
  'temporary',
  'pending',
  'delivered',
  'unknown',
] as const;
export const ADDRESS_PERMANENCES = ['dead', 'alive', 'unknown'] as const;

export type MessagePermanence = (typeof MESSAGE_PERMANENCES)[number];
export type AddressPermanence = (typeof ADDRESS_PERMANENCES)[number];

/** Whether it is final: asked separately for this message and for future mail to the address. */
export interface Permanence {
  readonly message: MessagePermanence;
  readonly address: AddressPermanence;
}
