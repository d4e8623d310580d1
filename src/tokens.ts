// Makes and reads the signed return paths by which a bounce names its message and recipient; re-exports only.

export {
  type Hmac,
  idNumber,
  makeToken,
  readReturnPathToken,
  readToken,
  recipientNumber,
  type TokenContent,
  type TokenPurpose,
  type TokenReading,
} from './correlate/token.ts';
export type { TokenKey } from './model/own.ts';
