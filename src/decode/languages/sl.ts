// Slovenian words of automatic mails.

import type { Language } from '../words/language.ts';

export const sl: Language = {
  code: 'sl',
  answers: ['odg'],
  forwards: ['posr'],
  receipts: ['prebrano'],
  autoSubjects: [
    'samodejni odgovor',
    'avtomatski odgovor',
    'odsotnost',
    'odsoten',
    'sem na dopustu',
  ],
  absences: [
    '(sem|bom) (trenutno |)(odsoten|odsotna|na dopustu|na službeni poti)',
    '(v času|med) moje odsotnosti',
    'po (moji |)vrnitvi',
  ],
  automatics: [
    'to je (samodejni*|samodejno*|avtomatski*|avtomatsko*)',
    '(samodejno|avtomatsko) (poslano*|ustvarjeno*|generirano*)',
  ],
  lefts: [
    '(ni|nisem) več (zaposlen*|na*)',
    'ne dela več',
    '(naslov*|predal*) (ni več*|ne uporablja*)',
  ],
  moves: ['(moj |)nov(i|) (e-poštni |elektronski |)naslov'],
  challenges: ['(potrdite|potrditev) *(pošiljatelj*|sporočil*|človek*)'],
  unsubscribes: ['odjava', 'odjavi', 'odjavite me'],
  failureSubjects: [
    'ni mogoče dostaviti',
    'nedostavljivo',
    'nedostavljeno',
    '(napaka|neuspeh) (pri |)(dostavi|dostave|pošiljanju)',
    'dostava ni uspela',
    'vrnjena pošta',
  ],
  failures: [
    'ni (bilo |)mogoče (dostaviti|poslati)',
    'ni bil(o|a|) (dostavljen|dostavljeno)',
    'dostava *ni uspela',
    '(trajna|stalna) napaka',
    '(naslednjim|naslednjemu|spodnjim) (prejemnik*|naslov*)',
    'je bil(o|a|) (zavrnjen*|vrnjen*|blokiran*)',
  ],
  causes: [],
  delaySubjects: ['(dostava|sporočilo) *(zakasn*|zamuja*|odložen*)'],
  delays: [
    'dostava *(zakasn*|zamuja*|odložen*)',
    'še ni bil(o|) dostavljen*',
    '(ponovni|nadaljnji) poskus*',
  ],
  successes: ['uspešno dostavljen*'],
  copies: [
    'izvirno sporočilo',
    'prvotno sporočilo',
    'kopija (vašega |izvirnega |)sporočila',
    'glave (izvirnega |)sporočila',
  ],
};
