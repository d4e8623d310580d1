// Estonian words of automatic mails.

import type { Language } from '../words/language.ts';

export const et: Language = {
  code: 'et',
  answers: ['vs', 're'],
  forwards: ['ed', 'edastatud'],
  receipts: ['loetud'],
  autoSubjects: [
    'automaatvastus',
    'automaatne vastus',
    'kontorist väljas',
    'eemal',
    'puhkusel',
    'olen puhkusel',
  ],
  absences: [
    '(olen|viibin) (hetkel |)(puhkusel|kontorist väljas|eemal|komandeeringus|lapsehoolduspuhkusel)',
    '(puhkusel|eemal) kuni',
    '(minu|mu) äraoleku ajal',
    '(naasen|tagasi) (kontorisse|tööle|kontoris)',
  ],
  automatics: ['see on automaat*', 'automaatselt (genereeritud|saadetud|loodud)'],
  lefts: ['ei (tööta|töötan|kasutata) (enam|siin enam)', 'enam ei (tööta|töötan|kasutata)'],
  moves: ['(minu |)uus (e-posti |meili|)aadress'],
  challenges: ['(kinnitage|kinnita) *(saatja*|kiri*|sõnum*|inimene*)'],
  unsubscribes: ['loobu', 'tühista tellimus', 'eemalda mind'],
  failureSubjects: [
    'kohaletoimetamatu',
    'kohale toimetamatu',
    '(kättetoimetamine|kohaletoimetamine|saatmine) (ebaõnnestus|nurjus)',
    'ei saa (kohale |kätte |)toimetada',
    'edastamine ebaõnnestus',
  ],
  failures: [
    'ei (saanud|saa|õnnestunud|suudetud) (kohale |kätte |)(toimetada|edastada|saata)',
    '(kohaletoimetamine|kättetoimetamine|edastamine|saatmine) *(ebaõnnestus|nurjus)',
    '(järgmistele|järgmisele|järgmised) (adressaa*|adress*|saaja*)',
    '(lükati|lükkas) tagasi',
  ],
  causes: [],
  delaySubjects: ['(kohaletoimetamine*|kiri*|sõnum*|edastamine*) (hilineb|viibib|hilinenud)'],
  delays: [
    '(kohaletoimetamine*|edastamine*|sõnumi*) (hilineb|viibib)',
    '(pole|ei ole) veel (kohale toimetatud|edastatud)',
    '(proovitakse|proovime) uuesti',
  ],
  successes: ['(edukalt|on) kohale toimetatud'],
  copies: [
    'algne (sõnum|kiri)',
    'algsõnum',
    '(algse |)sõnumi (päised|koopia)',
    'koopia (kirjast|sõnumist)',
  ],
};
