// Catalan words of automatic mails.

import type { Language } from '../words/language.ts';

export const ca: Language = {
  code: 'ca',
  answers: ['re'],
  forwards: ['reenviat'],
  receipts: ['llegit'],
  autoSubjects: [
    'resposta automàtica',
    'autoresposta',
    'missatge automàtic',
    "fora de l'oficina",
    'fora del despatx',
  ],
  absences: [
    "fora de l'oficina",
    'fora del despatx',
    '(estic|estaré|seré) (de vacances|absent|fora|de baixa)',
    'de vacances (fins|del|des)',
    'durant la meva absència',
    'a la meva tornada',
  ],
  automatics: [
    'aquest(a|) és (una|un) (resposta|missatge|correu) (automàtic*|automàtica*)',
    '(generat|enviat) automàticament',
  ],
  lefts: ['ja no (treballa|treballo|forma part|formo part)', "ha deixat (l'empresa|de treballar)"],
  moves: ['(la meva |)nova adreça (de correu|electrònica|és|)'],
  challenges: ['(confirmeu|confirmi|confirma) *(remitent*|missatge*|persona*)'],
  unsubscribes: ['baixa', 'donar de baixa', 'donar-me de baixa', 'cancel·lar subscripció'],
  failureSubjects: [
    'no es pot lliurar',
    "no s'ha pogut lliurar",
    'no lliurat',
    '(error|fallada) (de|en el) lliurament',
    'missatge (no lliurat|retornat|rebutjat)',
  ],
  failures: [
    "no s'ha pogut (lliurar|enviar|entregar)",
    'no es pot (lliurar|enviar)',
    "(el lliurament|l'entrega) *(ha fallat|no)",
    'error permanent',
    '(següent|següents) (destinatari|destinataris|adreça|adreces)',
    'ha estat (rebutjat|retornat|bloquejat)',
  ],
  causes: [],
  delaySubjects: ['(lliurament|missatge) *(retardat|endarrerit|ajornat)'],
  delays: [
    '(lliurament|entrega) *(retardat|endarrerit|ajornat)',
    "encara no s'ha (pogut lliurar|lliurat)",
    '(es tornarà|es continuarà|continuarem) *intenta*',
  ],
  successes: ["s'ha lliurat (correctament|a)"],
  copies: [
    'missatge original',
    'còpia del (vostre |seu |)missatge',
    'capçaleres (del|originals del) missatge',
  ],
};
