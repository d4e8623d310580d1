/** The same verdict in other systems' words, for people who move from them. */
export interface Labels {
  /** Sisimai's reason, e.g. `userunknown`; null where it has none. */
  readonly sisimai: string | null;
  /** Sisimai's sense: the address is dead. */
  readonly hardbounce: boolean;
  /** SparkPost bounce classification number. */
  readonly sparkpost: number | null;
  /** Amazon SES `bounceType/bounceSubType`. */
  readonly ses: string | null;
  readonly kumomta: string | null;
  /** PowerMTA bounce category. */
  readonly powermta: string | null;
}
