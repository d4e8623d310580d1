// Reads the tag that BATV puts before a local part: whose address it is, how old the tag.

const PRVS = /^prvs=(\d)(\d{3})([0-9a-f]{6})=(.{1,320})$/i;
/** Older filters write the address first: `prvs=user=KDDDSSSSSS@`. */
const PRVS_BEHIND = /^prvs=([^=@]{1,64})=(\d)(\d{3})([0-9a-f]{6})(@.{1,255})$/i;

const DAY = 86_400_000;
const ROUND = 1000;

export interface Batv {
  /** Last day on which it is good: days since 1970, their last three digits. */
  readonly day: number;
  /** The address without its tag. */
  readonly address: string;
}

/** Source: draft-levine-smtp-batv-01 §3. Null for addresses without such a tag. */
export function readBatv(address: string): Batv | null {
  const usual = PRVS.exec(address);
  if (usual) return { day: Number(usual[2]), address: usual[4] ?? '' };
  const behind = PRVS_BEHIND.exec(address);
  return behind ? { day: Number(behind[3]), address: `${behind[1]}${behind[5]}` } : null;
}

/** Days since the tag ran out, negative while it is good; null where there is none. Tags of 500 days ahead are old ones. */
export function batvAge(address: string, now: number): number | null {
  const batv = readBatv(address);
  if (!batv) return null;
  const age = ((Math.floor(now / DAY) % ROUND) - batv.day + ROUND) % ROUND;
  return age < ROUND / 2 ? age : age - ROUND;
}
