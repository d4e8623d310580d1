// Guesses the charset of 8-bit text that has no label and is no UTF-8, from which bytes follow each other.

/** Bytes that are looked at. */
const SAMPLE = 4096;
/** With fewer high bytes any guess would be chance. */
const MIN_HIGH = 12;

type Range = readonly [number, number];

/** A charset of two bytes a character. */
interface Pairs {
  readonly name: string;
  readonly leads: readonly Range[];
  readonly trails: readonly Range[];
  /** First bytes of what most texts of that language are made of, and the least share of them among all. */
  readonly common: readonly Range[];
  readonly share: number;
}

const HIGH: Range = [0xa1, 0xfe];

/** The first that fits counts: the narrower ones stand before those that they are part of. */
const CANDIDATES: readonly Pairs[] = [
  // Hiragana and katakana.
  { name: 'euc-jp', leads: [HIGH], trails: [HIGH], common: [[0xa4, 0xa5]], share: 0.3 },
  {
    name: 'shift_jis',
    leads: [
      [0x81, 0x9f],
      [0xe0, 0xef],
    ],
    trails: [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
    common: [[0x82, 0x83]],
    share: 0.3,
  },
  // Hangul syllables stand in order: nearly all of a text is in these rows.
  { name: 'euc-kr', leads: [HIGH], trails: [HIGH], common: [[0xb0, 0xc8]], share: 0.96 },
  // Frequent characters of simplified Chinese, with their punctuation.
  {
    name: 'gbk',
    leads: [[0x81, 0xfe]],
    trails: [
      [0x40, 0x7e],
      [0x80, 0xfe],
    ],
    common: [
      [0xa1, 0xa3],
      [0xb0, 0xd7],
    ],
    share: 0.8,
  },
];

/** Frequent characters of traditional Chinese. In GBK, too, some of these pairs are frequent: the second bytes tell. */
const BIG5: Pairs = {
  name: 'big5',
  leads: [[0xa1, 0xf9]],
  trails: [[0x40, 0x7e], HIGH],
  common: [
    [0xa1, 0xa1],
    [0xa4, 0xc6],
  ],
  share: 0.9,
};
const BIG5_LOW_TRAILS = 0.15;

/** Name of a platform decoder, or `''`. Linear in the sample; never throws. */
export function guessCharset(bytes: string): string {
  const sample = bytes.slice(0, SAMPLE);
  if (sample.replace(/[\0-\x7f]+/g, '').length < MIN_HIGH) return '';
  const { share, lowTrails } = shares(sample, BIG5);
  if (share >= BIG5.share && lowTrails >= BIG5_LOW_TRAILS) return BIG5.name;
  const fitting = CANDIDATES.find((one) => shares(sample, one).share >= one.share);
  return fitting?.name ?? cyrillic(sample);
}

/** Share of common pairs, 0 where bytes stand there that are no pair; share of pairs with a second byte below 0x80. */
function shares(sample: string, charset: Pairs): { share: number; lowTrails: number } {
  let [pairs, common, low, strange] = [0, 0, 0, 0];
  for (let at = 0; at < sample.length - 1; at++) {
    const lead = sample.charCodeAt(at);
    if (lead < 0x80) continue;
    const trail = sample.charCodeAt(at + 1);
    if (!isIn(lead, charset.leads) || !isIn(trail, charset.trails)) {
      strange++;
      continue;
    }
    pairs++;
    if (isIn(lead, charset.common)) common++;
    if (trail < 0x80) low++;
    at++;
  }
  if (pairs === 0 || strange > pairs / 50) return { share: 0, lowTrails: 0 };
  return { share: common / pairs, lowTrails: low / pairs };
}

const isIn = (byte: number, ranges: readonly Range[]): boolean =>
  ranges.some(([first, last]) => byte >= first && byte <= last);

/** Small letters are the upper half of windows-1251's letters, the lower half of KOI8-R's. Whole words tell them from Latin. */
function cyrillic(sample: string): string {
  const words = sample.match(/[\xc0-\xff]{3,40}/g)?.join('') ?? '';
  const high = sample.replace(/[\0-\x7f]+/g, '').length;
  if (words.length < high * 0.6) return '';
  const upper = words.replace(/[\xc0-\xdf]+/g, '').length;
  if (upper > words.length * 0.7) return 'windows-1251';
  return upper < words.length * 0.3 ? 'koi8-r' : '';
}
