// Latvian words of automatic mails.

import type { Language } from '../words/language.ts';

export const lv: Language = {
  code: 'lv',
  answers: ['atb', 're'],
  forwards: ['pārsūt'],
  receipts: ['lasīts'],
  autoSubjects: [
    'automātiskā atbilde',
    'automātiska atbilde',
    'ārpus biroja',
    'prombūtnē',
    'atvaļinājumā',
  ],
  absences: [
    '(esmu|būšu) (atvaļinājumā|prombūtnē|ārpus biroja|komandējumā)',
    '(atvaļinājumā|prombūtnē) (līdz|no)',
    'manas prombūtnes laikā',
  ],
  automatics: ['(šī|šis) ir automātisk*', 'automātiski (ģenerēts*|nosūtīts*|izveidots*)'],
  lefts: ['vairs (nestrādā*|nestrādāju*|netiek izmantot*)'],
  moves: ['(mana |)jaunā (e-pasta |)adrese'],
  challenges: ['(apstipriniet|apstiprināt) *(sūtītāj*|vēstul*|ziņojum*)'],
  unsubscribes: ['atrakstīties', 'atteikties', 'noņemt'],
  failureSubjects: [
    'nevar piegādāt',
    'nepiegādājams',
    'nepiegādāts',
    '(piegāde|piegādes) (neizdevās*|kļūda*|kļūme*)',
    'neizdevās piegādāt',
  ],
  failures: [
    '(nevar|nevarēja|neizdevās) (piegādāt*|nosūtīt*|tikt piegādāt*)',
    '(netika|nav) piegādāt*',
    'piegāde *neizdevās',
    '(šādiem|šādam|šim) (adresāt*|saņēmēj*)',
    '(tika|ir) (noraidīt*|atgriezt*|bloķēt*)',
  ],
  causes: [],
  delaySubjects: ['(piegāde*|ziņojum*|vēstul*) (aizkavē*|kavēj*|aizkavēta*)'],
  delays: [
    'piegāde *(aizkavē*|kavējas*|aizkavēta*)',
    'vēl nav piegādāt*',
    '(mēģinās*|mēģināsim*|mēģinājumi*) (vēlreiz*|atkārtoti*|turpin*)',
  ],
  successes: ['veiksmīgi piegādāt*'],
  copies: ['sākotnējais ziņojums', 'oriģinālais ziņojums', '(ziņojuma|vēstules) (kopija|galvenes)'],
};
