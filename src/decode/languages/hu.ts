// Hungarian words of automatic mails.

import type { Language } from '../words/language.ts';

export const hu: Language = {
  code: 'hu',
  answers: ['vá', 'válasz', 're'],
  forwards: ['tov', 'továbbítva'],
  receipts: ['elolvasva', 'olvasva'],
  autoSubjects: [
    'automatikus válasz',
    'automata válasz',
    'automatikus értesítés',
    'házon kívül',
    'irodán kívül',
    'távollét',
    'szabadságon',
    'nem vagyok az irodában',
  ],
  absences: [
    '(házon|irodán) kívül',
    '(szabadságon|távol|külföldön|betegszabadságon|szülési szabadságon) (vagyok|leszek|tartózkodom)',
    'nem (vagyok|leszek) (az irodában|elérhető|irodában)',
    'távollétem(ben| alatt| idején| ideje alatt)',
    'visszatérésem(kor*| után*|et*)',
    '(korlátozottan|nem) (érem el|tudom olvasni) *(leveleimet*|e-mail*|postafiók*)',
  ],
  automatics: [
    'ez (egy |)(automatikus*|automata*|automatikusan*)',
    'automatikusan (generált*|küldött*|létrehozott*)',
    '(kérjük, |kérem, |)(erre|ne válaszoljon) (az*|erre*|a*) (üzenetre*|levélre*|e-mailre*)',
    '(levelét|üzenetét|megkeresését) (megkaptuk|fogadtuk|rögzítettük)',
  ],
  lefts: [
    'már nem (dolgozik*|dolgozom*|munkatársa*|elérhető*|használatos*|aktív*)',
    '(elhagyta|elhagytam) (a céget|a vállalatot|cégünket)',
    'nyugdíjba (vonult*|mentem*)',
  ],
  moves: ['(az |)új (e-mail |email |)cím(em|e|)'],
  challenges: ['(erősítse meg|megerősít|igazolja) *(feladó*|level*|üzenet*|ember*)'],
  unsubscribes: ['leiratkozás', 'leiratkozom', 'leiratkozni', 'törlés', 'lemondás'],
  failureSubjects: [
    'kézbesíthetetlen',
    '(sikertelen|meghiúsult) (kézbesítés|továbbítás|küldés)',
    'nem (kézbesíthető|sikerült kézbesíteni|kézbesített)',
    'kézbesítési (hiba|hibaüzenet|hibajelentés)',
    '(a levél|az üzenet|levél) (nem kézbesíthető|visszautasítva|visszaküldve)',
  ],
  failures: [
    'nem (sikerült|lehetett|lehet|tudtuk) (kézbesíteni*|elküldeni*|továbbítani*)',
    'nem (kézbesíthető|lett kézbesítve|került kézbesítésre)',
    '(kézbesítés|kézbesítése) *(sikertelen|meghiúsult|nem sikerült)',
    '(végleges|állandó|tartós) hiba',
    '(a következő|az alábbi) (címzett*|cím*)',
    '(visszautasította|elutasította|visszautasítva|elutasítva|letiltva)',
  ],
  causes: [],
  delaySubjects: [
    '(kézbesítés*|kézbesítése*|üzenet*|levél*) (késik*|késleltetve*|késedelm*|késés*)',
  ],
  delays: [
    '(késik|késleltetett) a kézbesítés*',
    '(még nem|egyelőre nem) (sikerült|került|lett) kézbesít*',
    '(újra|tovább) (próbál*|megpróbál*)',
    '(ez csak|csupán) (egy |)figyelmeztetés',
  ],
  successes: ['sikeresen kézbesít*', 'kézbesítve a következő címzett*'],
  copies: [
    'eredeti (üzenet|levél)',
    '(az eredeti |)(üzenet|levél) (másolata*|fejléce*)',
    '(az eredeti |)üzenetfejlécek',
    'továbbított (üzenet|levél)',
  ],
};
