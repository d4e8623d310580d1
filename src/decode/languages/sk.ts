// Slovak words of automatic mails.

import type { Language } from '../words/language.ts';

export const sk: Language = {
  code: 'sk',
  answers: ['odp'],
  forwards: ['fw'],
  receipts: ['prečítané'],
  autoSubjects: [
    'automatická odpoveď',
    'mimo kancelárie',
    'neprítomnosť',
    'nie som v kancelárii',
    'dovolenka:',
  ],
  absences: [
    'mimo kancelárie',
    '(som|budem) (momentálne |)(mimo|na dovolenke|neprítomný|neprítomná|na služobnej ceste)',
    '(počas|v čase) mojej neprítomnosti',
    'po (mojom |)návrate',
  ],
  automatics: [
    'toto je automatick*',
    'automaticky (generovan*|vygenerovan*|odoslan*)',
    'na túto správu neodpovedajte',
  ],
  lefts: [
    'už (nepracuje*|nepracujem*|nie je zamestnan*)',
    '(adresa*|schránka*) už nie je (aktívna|používaná|platná)',
  ],
  moves: ['(moja |)nová (e-mailová |)adresa'],
  challenges: ['(potvrďte|potvrdenie) *(odosielateľ*|správ*|že ste človek*)'],
  unsubscribes: ['odhlásiť', 'odhlásenie', 'zrušiť odber'],
  failureSubjects: [
    'nedoručiteľné',
    'nedoručiteľná',
    'nedoručená správa',
    'správu (sa nepodarilo|nie je možné|nemožno) doručiť',
    '(chyba|zlyhanie) (pri |)doruč*',
    'doručenie (zlyhalo|sa nepodarilo)',
  ],
  failures: [
    '(nepodarilo sa|nie je možné|nemožno|nebolo možné|nemohla byť) (doručiť|doručená|odoslať)',
    'nebola doručená',
    'doručenie *(zlyhalo|nepodarilo)',
    'trvalá chyba',
    '(nasledujúcim|nasledujúcemu) (príjemc*|adres*)',
    'bola (odmietnutá|vrátená|zablokovaná)',
  ],
  causes: [],
  delaySubjects: ['(doručenie|správa) *(oneskoren*|odložen*|meška*)', 'oneskorenie doručenia'],
  delays: [
    'doručenie (je |bolo |)(oneskorené|odložené)',
    '(zatiaľ|ešte|doposiaľ) nebola doručená',
    'ďalšie pokusy',
    '(toto je|ide) (iba |len )(varovanie|upozornenie)',
  ],
  successes: ['bola úspešne doručená'],
  copies: [
    'pôvodná správa',
    'kópia (pôvodnej |vašej |)správy',
    'hlavičky (pôvodnej |)správy',
    'preposlaná správa',
  ],
};
