// Finnish words of automatic mails.

import type { Language } from '../words/language.ts';

export const fi: Language = {
  code: 'fi',
  answers: ['vs', 're'],
  forwards: ['vl', 'lv'],
  receipts: ['luettu'],
  autoSubjects: [
    'automaattinen vastaus',
    'automaattivastaus',
    'poissaoloilmoitus',
    'poissa toimistosta',
    'poissaolo',
    'poissa',
    'lomalla',
    'olen lomalla',
  ],
  absences: [
    'poissa (toimistosta|työpaikalta|töistä)',
    '(olen|olemme) (tällä hetkellä |parhaillaan |)(lomalla|poissa|vapaalla|vuosilomalla|äitiyslomalla|matkoilla|työmatkalla)',
    '(lomalla|poissa|vapaalla) *(asti|saakka)',
    'poissaoloni aikana',
    '(palaan|palattuani) (töihin*|toimistolle*|lomalta*|takaisin*)',
    '(rajoitettu|ei) pääsyä sähköpost*',
  ],
  automatics: [
    'tämä on (automaattinen*|automaattisesti*)',
    'automaattisesti (luotu|lähetetty|generoitu)',
    'älä vastaa tähän (viestiin|sähköpostiin)',
    '(viestisi|yhteydenottosi) on vastaanotettu',
  ],
  lefts: [
    'en (enää|ole enää) (työskentele*|palveluksessa*|työskentelee*)',
    'ei (enää|ole enää) (työskentele*|palveluksessa*|käytössä*|töissä*|voimassa*)',
    '(on|olen) (jäänyt eläkkeelle*|lähtenyt yrityksestä*|siirtynyt*)',
  ],
  moves: ['(uusi|uuteen) (sähköpostiosoitteeni*|sähköpostiosoite*|osoitteeni*|osoite*)'],
  challenges: ['(vahvista|vahvistakaa) *(lähettäj*|viesti*|ihminen*)'],
  unsubscribes: [
    'peruuta tilaus',
    'peru tilaus',
    'poista listalta',
    'lopeta tilaus',
    'poista minut',
  ],
  failureSubjects: [
    'ei voitu toimittaa',
    'ei voi toimittaa',
    'ei toimitettu',
    'toimittaminen epäonnistui',
    'toimitus epäonnistui',
    'toimitusvirhe',
    '(viestin|viestiä) (toimitus*|ei voitu toimittaa*|toimittaminen*)',
    'palautettu (posti|viesti)',
    'sähköpostin toimitusvirhe',
  ],
  failures: [
    'ei (voitu|voida|voi) (toimittaa*|lähettää*|toimitettu*)',
    'ei (ole |)toimitettu',
    '(toimittaminen|toimitus|lähetys|lähettäminen) *epäonnistui',
    '(pysyvä|pysyvä) virhe',
    '(seuraaville|seuraavalle|seuraavat|seuraava) (vastaanottaj*|osoit*)',
    '(hylättiin|palautettiin|estettiin|torjuttiin)',
  ],
  causes: [],
  delaySubjects: [
    '(toimitus*|viesti*|viestin*|toimittaminen*) (viivästyy*|viivästynyt*|myöhässä*|viivästyminen*)',
  ],
  delays: [
    '(toimitus*|viestin*|toimittaminen*) (viivästyy*|viivästynyt*|on myöhässä*)',
    'ei ole vielä (voitu |)(toimitettu|toimittaa)',
    '(yritetään|yritämme|jatketaan) *(uudelleen*|yrittämistä*)',
  ],
  successes: ['(on |)toimitettu (onnistuneesti|perille)'],
  copies: [
    'alkuperäinen viesti',
    'alkuperäisen viestin (otsikot*|otsikkotiedot*|kopio*)',
    'kopio (viestistä|alkuperäisestä|viestistäsi)',
    'viestin otsikot',
    'edelleenlähetetty viesti',
  ],
};
