// Reads what older forms of return paths tell: whom the mail was sent to, which list sent it, who forwarded it.

import { readBatv } from './batv.ts';

export interface ReturnPath {
  readonly form: 'verp' | 'srs';
  /** Whom the mail was sent to; `''` if not told. */
  readonly recipient: string;
  /** Local part of the list or sender before the recipient, or the sender behind a rewriting. */
  readonly sender: string;
  /** Domain of the system that rewrote the sender. */
  readonly forwarder: string;
}

const LONGEST = 400;

/** `news-return-17-anna=example.org@lists.example.com`, with or without the message's number. */
const NUMBERED =
  /^([\w.+-]{1,64}?)-return-(?:\d{1,9}-)?([\w.+!#$%&'*/?^`{|}~-]{1,64}=[\w.-]{3,200})@([\w.-]{3,253})$/i;
/** `list-bounces+anna=example.org@…`, `bounce+anna=example.org@…`, with `-` or `+` before the recipient. */
const TAGGED =
  /^([\w.-]{0,58}?(?:bounces?|owner|return|verp|errors?))[+-]([\w.+!#$%&'*/?^`{|}~-]{1,64}=[\w.-]{3,200})@([\w.-]{3,253})$/i;
/** `bounce+anna==a==example.org==news@…`; the list's name may stand behind. */
const SPELLED =
  /^([\w.-]{1,40})\+([\w.+!#$%&'*/?^`{|}~-]{1,64})==a==([\w.-]{3,200}?)(?:==([\w.-]{1,64}))?@([\w.-]{3,253})$/i;
/** `anna=example.org@bounce.example.com`. */
const BARE = /^([\w.+-]{1,64}=[\w-]{1,63}(?:\.[\w-]{2,63}){1,5})@([\w.-]{3,253})$/i;

/** `SRS0=HHHH=TT=example.com=anna@forwarder.example`. */
const SRS0 = /^srs0[=+-]([\w+/]{2,16})=([\w]{1,3})=([\w.-]{3,253})=([^@]{1,200})@([\w.-]{3,253})$/i;
/** `SRS1=HHHH=first.example==HHHH=TT=example.com=anna@second.example`. */
const SRS1 =
  /^srs1[=+-]([\w+/]{2,16})=([\w.-]{3,253})=[=+-]([\w+/]{2,16})=([\w]{1,3})=([\w.-]{3,253})=([^@]{1,200})@([\w.-]{3,253})$/i;
/** `bounces+SRS=hash=ts@example.com`: the rewritten sender is not told. */
const SRS_TAG = /^([\w.-]{1,64})\+srs=([\w+/]{2,16})=([\w]{1,4})@([\w.-]{3,253})$/i;

/** Null where the address has none of these forms. BATV tags before it are taken off. */
export function readReturnPath(address: string): ReturnPath | null {
  if (address.length > LONGEST) return null;
  const bare = readBatv(address)?.address ?? address;
  return bare.includes('=') ? (readSrs(bare) ?? readVerp(bare)) : null;
}

/** Whom a mail with this return path was sent to; `''` where it does not tell. */
export function recipientOfReturnPath(address: string): string {
  return address.includes('=') ? (readReturnPath(address)?.recipient ?? '') : '';
}

function readSrs(address: string): ReturnPath | null {
  const first = SRS0.exec(address);
  if (first) return srs(`${first[4]}@${first[3]}`, first[5] ?? '');
  const second = SRS1.exec(address);
  if (second) return srs(`${second[6]}@${second[5]}`, second[2] ?? '');
  const tag = SRS_TAG.exec(address);
  return tag ? srs('', tag[4] ?? '') : null;
}

const srs = (sender: string, forwarder: string): ReturnPath => ({
  form: 'srs',
  recipient: '',
  sender,
  forwarder: forwarder.toLowerCase(),
});

function readVerp(address: string): ReturnPath | null {
  const spelled = SPELLED.exec(address);
  if (spelled) return verp(`${spelled[2]}@${spelled[3]}`, spelled[4] ?? spelled[1] ?? '');
  const tagged = NUMBERED.exec(address) ?? TAGGED.exec(address);
  if (tagged) return verp(unfolded(tagged[2] ?? ''), tagged[1] ?? '');
  const bare = BARE.exec(address);
  return bare ? verp(unfolded(bare[1] ?? ''), '') : null;
}

const verp = (recipient: string, sender: string): ReturnPath => ({
  form: 'verp',
  recipient,
  sender,
  forwarder: '',
});

/** The last equals sign stands for the at sign. */
function unfolded(text: string): string {
  const at = text.lastIndexOf('=');
  return `${text.slice(0, at)}@${text.slice(at + 1)}`;
}
