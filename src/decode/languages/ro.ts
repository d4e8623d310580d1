// Romanian words of automatic mails.

import type { Language } from '../words/language.ts';

export const ro: Language = {
  code: 'ro',
  answers: ['răsp', 're', 'raspuns'],
  forwards: ['redirecționat', 'fwd'],
  receipts: ['citit', 'citită'],
  autoSubjects: [
    'răspuns automat',
    'mesaj automat',
    'plecat din birou',
    'absent din birou',
    'în concediu',
    'sunt în concediu',
    'în afara biroului',
  ],
  absences: [
    '(plecat|plecată|absent|absentă|lipsesc) (din|de la) birou',
    'în afara biroului',
    '(sunt|voi fi|mă aflu) (momentan |în prezent |)(în concediu|plecat|plecată|absent|absentă|în vacanță|în delegație)',
    'în (concediu|vacanță) (până|de|din|în perioada)',
    '(în|pe perioada) absenț(a mea|ei mele)',
    'la (întoarcere|revenire|întoarcerea mea|revenirea mea)',
    'acces limitat la (e-mail*|email*|poștă*)',
  ],
  automatics: [
    'acest(a|) (este |)(un |e |)(răspuns|mesaj|e-mail) (automat|generat automat|este generat automat|a fost generat automat)',
    '(mesaj|răspuns|e-mail) (automat|generat automat)',
    '(vă rugăm |)(să |)nu (răspundeți|raspundeti) la acest*',
    'am (primit|recepționat) (mesajul|e-mailul|solicitarea) (dumneavoastră|dvs|ta)',
  ],
  lefts: [
    'nu mai (lucrează*|lucrez*|face parte*|fac parte*|este angajat*|este folosit*|este activ*|este utilizat*)',
    '(a|am) (părăsit|plecat din) (compania|firma|companie|firmă)',
  ],
  moves: ['noua (mea |)adresă (de e-mail|de email|este|)', 'adresa mea (nouă|s-a schimbat)'],
  challenges: [
    '(confirmați|confirmare|confirma) *(expeditor*|mesaj*|că sunteți*)',
    'pentru ca mesajul (dvs|dumneavoastră) să (fie livrat|ajungă)',
  ],
  unsubscribes: [
    'dezabonare',
    'dezabonez',
    'dezabonați-mă',
    'dezabonează-mă',
    'dezabonare newsletter',
    'ștergere',
  ],
  failureSubjects: [
    'nelivrabil',
    'nelivrat',
    'mesaj (nelivrat|nelivrabil|respins|returnat)',
    'nu (a putut fi|poate fi|s-a putut) livra*',
    '(eroare|eșec|eroare) (de|la|la livrare|livrare) *(livrare*|livrarea*)',
    'livrare (eșuată|nereușită)',
    'livrarea a eșuat',
  ],
  failures: [
    'nu (a putut fi|poate fi|au putut fi|a fost) (livrat|livrată|trimis|transmis|livrate)',
    'nu s-a putut (livra|trimite|transmite)',
    'livrarea *(a eșuat|nu a reușit|nu a fost posibilă)',
    'eroare permanentă',
    '(următorul|următorii|următoarea|următoarele|următorilor) (destinatar*|adres*)',
    '(a fost) (respins*|returnat*|blocat*|refuzat*)',
  ],
  causes: [],
  delaySubjects: [
    '(livrare*|livrarea*|mesaj*|mesajul*) (întârzi*|amânat*|amânată*)',
    'livrare întârziată',
  ],
  delays: [
    '(livrarea*|livrare*|mesajul*) (întârzi*|amânat*)',
    '(încă nu|nu) (a fost încă|a putut fi încă|a fost) livrat încă*',
    'încă nu a (fost|putut fi) livrat*',
    '(se va|vom|vor) (reîncerca*|încerca din nou*|continua*)',
    '(acesta este|este) (doar |numai )(un |o )avertisment*',
  ],
  successes: [
    'a fost livrat (cu succes*|către*)',
    'livrat cu succes',
    'livrat (cu succes |)următorilor destinatari',
  ],
  copies: [
    'mesaj(ul|) original',
    'mesajul inițial',
    'copie a mesajului*',
    'copia mesajului',
    'anteturile (mesajului*|originale*)',
    'mesaj redirecționat',
  ],
};
