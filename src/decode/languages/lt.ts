// Lithuanian words of automatic mails.

import type { Language } from '../words/language.ts';

export const lt: Language = {
  code: 'lt',
  answers: ['ats', 're'],
  forwards: ['persiųsta'],
  receipts: ['perskaityta'],
  autoSubjects: [
    'automatinis atsakymas',
    'automatinis atsakas',
    'ne biure',
    'nesu biure',
    'atostogauju',
    'atostogose',
  ],
  absences: [
    '(esu|būsiu) (šiuo metu |)(atostogose|ne biure|komandiruotėje|išvykęs|išvykusi)',
    '(atostogauju|atostogose) (iki|nuo)',
    'mano nebuvimo metu',
    '(grįšiu|grįžęs|grįžusi) (į*|iki*)',
  ],
  automatics: ['tai (yra |)automatinis*', 'automatiškai (sugeneruot*|išsiųst*|sukurt*)'],
  lefts: [
    '(nebedirba|nebedirbu)',
    'daugiau (nedirba*|nebedirba*|nenaudojam*)',
    '(adresas*|dėžutė*) nebenaudojam*',
  ],
  moves: ['(mano |)naujas (el. pašto |elektroninio pašto |)adresas'],
  challenges: ['(patvirtinkite|patvirtinti) *(siuntėj*|laišk*|žmogus*)'],
  unsubscribes: ['atsisakyti', 'atsisakau', 'atsisakyti prenumeratos', 'išregistruoti'],
  failureSubjects: [
    'nepristatoma',
    'nepristatytas',
    'nepristatyta',
    '(pristatymas|pristatyti) (nepavyko*|klaida*)',
    'nepavyko pristatyti',
    'pristatymo klaida',
  ],
  failures: [
    '(nepavyko|neįmanoma|negalima|nebuvo galima) (pristatyti|išsiųsti)',
    '(nebuvo|nėra) pristatyt*',
    'pristatymas *nepavyko',
    '(šiems|šiam|toliau) (gavėj*|adres*)',
    '(buvo|laiškas) (atmest*|grąžint*|užblokuot*)',
  ],
  causes: [],
  delaySubjects: ['(pristatymas*|laiškas*|žinutė*) (vėluoja*|atidėt*|uždels*)'],
  delays: [
    'pristatymas *(vėluoja*|atidėt*)',
    'dar ne(buvo |)pristatyt*',
    '(bus|mėginsime|bandysime) (bandoma*|dar kartą*|pakartotinai*)',
  ],
  successes: ['sėkmingai pristatyt*'],
  copies: [
    '(pradinis|originalus|pirminis) (laiškas|pranešimas)',
    '(laiško|pranešimo) (kopija|antraštės)',
  ],
};
