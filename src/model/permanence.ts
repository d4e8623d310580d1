/** Whether it is final: asked separately for this message and for future mail to the address. */
export interface Permanence {
  readonly message: MessagePermanence;
  readonly address: AddressPermanence;
}

export type MessagePermanence = 'permanent' | 'temporary' | 'pending' | 'delivered' | 'unknown';
export type AddressPermanence = 'dead' | 'alive' | 'unknown';
