// Lists the languages whose words of automatic mails are known.

import type { Language } from '../words/language.ts';
import { ar } from './ar.ts';
import { bg } from './bg.ts';
import { ca } from './ca.ts';
import { cs } from './cs.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { et } from './et.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { hr } from './hr.ts';
import { hu } from './hu.ts';
import { id } from './id.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { lt } from './lt.ts';
import { lv } from './lv.ts';
import { nb } from './nb.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { ru } from './ru.ts';
import { sk } from './sk.ts';
import { sl } from './sl.ts';
import { sv } from './sv.ts';
import { th } from './th.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { vi } from './vi.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

/** Related languages stand side by side: that compresses best. English first, as most notices hold it. */
export const LANGUAGES: readonly Language[] = [
  en,
  fr,
  it,
  es,
  ca,
  pt,
  ro,
  de,
  nl,
  da,
  nb,
  sv,
  fi,
  et,
  lv,
  lt,
  pl,
  cs,
  sk,
  sl,
  hr,
  hu,
  tr,
  id,
  vi,
  ru,
  uk,
  bg,
  el,
  he,
  ar,
  th,
  ja,
  zhHans,
  zhHant,
  ko,
];
