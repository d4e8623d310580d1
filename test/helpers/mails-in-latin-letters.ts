// Gives made-up mails in the languages of Latin letters, one row a language.

import type { LanguageRow } from './language-row.ts';

export const LATIN: readonly LanguageRow[] = [
  {
    code: 'en',
    failure: [
      'Undeliverable: Spring offer',
      'Your message could not be delivered to the following recipient:',
      '----- Original message -----',
    ],
    delay: [
      'Delivery delayed: Spring offer',
      'Your message has not yet been delivered. We will keep trying for two days.',
    ],
    absence: ['Automatic reply', 'I am out of the office until Monday.'],
    left: 'Please note that Alice Example no longer works for us.',
  },
  {
    code: 'de',
    failure: [
      'Unzustellbar: Frühlingsangebot',
      'Ihre Nachricht konnte nicht an folgende Empfänger zugestellt werden:',
      '--- Ursprüngliche Nachricht ---',
    ],
    delay: [
      'Zustellung verzögert: Frühlingsangebot',
      'Ihre Nachricht wurde noch nicht zugestellt. Es wird weiterhin versucht.',
    ],
    absence: ['Automatische Antwort', 'Ich bin bis Montag nicht im Büro.'],
    left: 'Frau Muster ist nicht mehr für unser Haus tätig.',
  },
  {
    code: 'fr',
    failure: [
      'Non remis : Offre de printemps',
      "Votre message n'a pas pu être remis aux destinataires suivants :",
      '----- Message d’origine -----',
    ],
    delay: [
      'Remise différée : Offre de printemps',
      "Votre message n'a pas encore été remis. De nouvelles tentatives seront faites.",
    ],
    absence: ['Réponse automatique', 'Je suis absente du bureau jusqu’à lundi.'],
    left: "Madame Exemple n'est plus en poste chez nous.",
  },
  {
    code: 'es',
    failure: [
      'No se puede entregar: Oferta de primavera',
      'Su mensaje no pudo ser entregado a los siguientes destinatarios:',
      '----- Mensaje original -----',
    ],
    delay: [
      'Entrega retrasada: Oferta de primavera',
      'Su mensaje aún no ha sido entregado. Se seguirá intentando.',
    ],
    absence: ['Respuesta automática', 'Estoy de vacaciones hasta el lunes.'],
    left: 'La señora Ejemplo ya no trabaja con nosotros.',
  },
  {
    code: 'pt',
    failure: [
      'Não é possível entregar: Oferta de primavera',
      'Sua mensagem não pôde ser entregue aos seguintes destinatários:',
      '----- Mensagem original -----',
    ],
    delay: [
      'Entrega atrasada: Oferta de primavera',
      'Sua mensagem ainda não foi entregue. Novas tentativas serão feitas.',
    ],
    absence: ['Resposta automática', 'Estou de férias até segunda-feira.'],
    left: 'Ela não trabalha mais nesta empresa.',
  },
  {
    code: 'it',
    failure: [
      'Non recapitabile: Offerta di primavera',
      'Il messaggio non è stato recapitato ai seguenti destinatari:',
      '----- Messaggio originale -----',
    ],
    delay: [
      'Consegna ritardata: Offerta di primavera',
      'Il messaggio non è stato ancora recapitato. Verranno effettuati altri tentativi.',
    ],
    absence: ['Risposta automatica', 'Sono in ferie fino a lunedì.'],
    left: 'La signora Esempio non lavora più presso di noi.',
  },
  {
    code: 'nl',
    failure: [
      'Onbestelbaar: Voorjaarsaanbod',
      'Uw bericht kon niet worden bezorgd bij de volgende ontvangers:',
      '----- Oorspronkelijk bericht -----',
    ],
    delay: [
      'Bezorging vertraagd: Voorjaarsaanbod',
      'Uw bericht is nog niet bezorgd. Er wordt opnieuw geprobeerd.',
    ],
    absence: ['Automatisch antwoord', 'Ik ben tot maandag met vakantie.'],
    left: 'Mevrouw Voorbeeld is niet meer werkzaam bij ons.',
  },
  {
    code: 'pl',
    failure: [
      'Niedostarczalne: Wiosenna oferta',
      'Nie można dostarczyć wiadomości do następujących odbiorców:',
      '----- Oryginalna wiadomość -----',
    ],
    delay: [
      'Opóźnienie w dostarczeniu: Wiosenna oferta',
      'Wiadomość nie została jeszcze dostarczona. Podjęte zostaną kolejne próby.',
    ],
    absence: ['Odpowiedź automatyczna', 'Jestem na urlopie do poniedziałku.'],
    left: 'Pani Przykładowa już nie pracuje w naszej firmie.',
  },
  {
    code: 'cs',
    failure: [
      'Nedoručitelná: Jarní nabídka',
      'Zprávu nebylo možné doručit následujícím příjemcům:',
      '----- Původní zpráva -----',
    ],
    delay: [
      'Doručení zpožděno: Jarní nabídka',
      'Zpráva dosud nebyla doručena. Další pokusy budou následovat.',
    ],
    absence: ['Automatická odpověď', 'Do pondělí jsem na dovolené.'],
    left: 'Paní Příkladová již není zaměstnankyní naší firmy.',
  },
  {
    code: 'sk',
    failure: [
      'Nedoručiteľné: Jarná ponuka',
      'Správu sa nepodarilo doručiť nasledujúcim príjemcom:',
      '----- Pôvodná správa -----',
    ],
    delay: ['Oneskorenie doručenia: Jarná ponuka', 'Správa zatiaľ nebola doručená.'],
    absence: ['Automatická odpoveď', 'Do pondelka som na dovolenke.'],
    left: 'Pani Príkladová už nepracuje v našej firme.',
  },
  {
    code: 'sl',
    failure: [
      'Ni mogoče dostaviti: Pomladna ponudba',
      'Sporočila ni bilo mogoče dostaviti naslednjim prejemnikom:',
      '----- Izvirno sporočilo -----',
    ],
    delay: ['Dostava zakasnjena: Pomladna ponudba', 'Sporočilo še ni bilo dostavljeno.'],
    absence: ['Samodejni odgovor', 'Do ponedeljka sem na dopustu.'],
    left: 'Ga. Primer ni več zaposlena pri nas.',
  },
  {
    code: 'hr',
    failure: [
      'Nije moguće isporučiti: Proljetna ponuda',
      'Poruku nije bilo moguće isporučiti sljedećim primateljima:',
      '----- Izvorna poruka -----',
    ],
    delay: ['Isporuka kasni: Proljetna ponuda', 'Poruka još nije isporučena.'],
    absence: ['Automatski odgovor', 'Do ponedjeljka sam na godišnjem odmoru.'],
    left: 'Gospođa Primjer više ne radi u našoj tvrtki.',
  },
  {
    code: 'tr',
    failure: [
      'Teslim edilemedi: Bahar teklifi',
      'İletiniz aşağıdaki alıcılara teslim edilemedi:',
      '----- Orijinal ileti -----',
    ],
    delay: ['Teslimat gecikti: Bahar teklifi', 'İletiniz henüz teslim edilemedi.'],
    absence: ['Otomatik yanıt', 'Pazartesiye kadar ofis dışındayım.'],
    left: 'Ayşe Hanım artık şirketimizde çalışmıyor; işten ayrıldı.',
  },
  {
    code: 'sv',
    failure: [
      'Det går inte att leverera: Vårerbjudande',
      'Meddelandet kunde inte levereras till följande mottagare:',
      '----- Ursprungligt meddelande -----',
    ],
    delay: ['Fördröjd leverans: Vårerbjudande', 'Meddelandet har ännu inte levererats.'],
    absence: ['Autosvar', 'Jag är på semester till måndag.'],
    left: 'Hon arbetar inte längre hos oss.',
  },
  {
    code: 'da',
    failure: [
      'Kan ikke leveres: Forårstilbud',
      'Meddelelsen kunne ikke leveres til følgende modtagere:',
      '----- Oprindelig meddelelse -----',
    ],
    delay: ['Forsinket levering: Forårstilbud', 'Meddelelsen er endnu ikke leveret.'],
    absence: ['Automatisk svar', 'Jeg er på ferie til mandag.'],
    left: 'Hun er ikke længere ansat hos os.',
  },
  {
    code: 'nb',
    failure: [
      'Kan ikke leveres: Vårtilbud',
      'Meldingen kunne ikke leveres til følgende mottakere:',
      '----- Opprinnelig melding -----',
    ],
    delay: ['Forsinket levering: Vårtilbud', 'Meldingen er ennå ikke levert.'],
    absence: ['Automatisk svar', 'Jeg er bortreist til mandag.'],
    left: 'Hun jobber ikke lenger hos oss.',
  },
  {
    code: 'fi',
    failure: [
      'Ei voitu toimittaa: Kevättarjous',
      'Viestiä ei voitu toimittaa seuraaville vastaanottajille:',
      '----- Alkuperäinen viesti -----',
    ],
    delay: ['Viestin toimitus viivästyy: Kevättarjous', 'Viestiä ei ole vielä toimitettu.'],
    absence: ['Automaattinen vastaus', 'Olen lomalla maanantaihin asti.'],
    left: 'Hän ei enää työskentele meillä.',
  },
  {
    code: 'et',
    failure: [
      'Kohaletoimetamatu: Kevadpakkumine',
      'Sõnumit ei õnnestunud kohale toimetada järgmistele adressaatidele:',
      '----- Algne sõnum -----',
    ],
    delay: ['Kohaletoimetamine hilineb: Kevadpakkumine', 'Sõnum pole veel kohale toimetatud.'],
    absence: ['Automaatvastus', 'Olen puhkusel esmaspäevani.'],
    left: 'Ta ei tööta enam siin.',
  },
  {
    code: 'lv',
    failure: [
      'Nepiegādājams: Pavasara piedāvājums',
      'Ziņojumu neizdevās piegādāt šādiem adresātiem:',
      '----- Sākotnējais ziņojums -----',
    ],
    delay: ['Piegāde kavējas: Pavasara piedāvājums', 'Ziņojums vēl nav piegādāts.'],
    absence: ['Automātiskā atbilde', 'Esmu atvaļinājumā līdz pirmdienai.'],
    left: 'Viņa mūsu uzņēmumā vairs nestrādā.',
  },
  {
    code: 'lt',
    failure: [
      'Nepristatoma: Pavasario pasiūlymas',
      'Laiško nepavyko pristatyti šiems gavėjams:',
      '----- Pradinis laiškas -----',
    ],
    delay: ['Pristatymas vėluoja: Pavasario pasiūlymas', 'Laiškas dar nepristatytas; vėluoja.'],
    absence: ['Automatinis atsakymas', 'Esu atostogose iki pirmadienio.'],
    left: 'Ji mūsų įmonėje nebedirba.',
  },
  {
    code: 'hu',
    failure: [
      'Kézbesíthetetlen: Tavaszi ajánlat',
      'Az üzenetet nem sikerült kézbesíteni a következő címzetteknek:',
      '----- Eredeti üzenet -----',
    ],
    delay: ['Késik a kézbesítés: Tavaszi ajánlat', 'Az üzenetet még nem sikerült kézbesíteni.'],
    absence: ['Automatikus válasz', 'Hétfőig szabadságon vagyok.'],
    left: 'Kollégánk már nem dolgozik nálunk.',
  },
  {
    code: 'ro',
    failure: [
      'Nelivrabil: Ofertă de primăvară',
      'Mesajul nu a putut fi livrat următorilor destinatari:',
      '----- Mesaj original -----',
    ],
    delay: ['Livrare întârziată: Ofertă de primăvară', 'Mesajul încă nu a fost livrat.'],
    absence: ['Răspuns automat', 'Sunt în concediu până luni.'],
    left: 'Doamna Exemplu nu mai lucrează la noi.',
  },
  {
    code: 'ca',
    failure: [
      "No s'ha pogut lliurar: Oferta de primavera",
      "El missatge no s'ha pogut lliurar als següents destinataris:",
      '----- Missatge original -----',
    ],
    delay: ['Lliurament del missatge retardat', "El missatge encara no s'ha lliurat."],
    absence: ['Resposta automàtica', 'Estic de vacances fins dilluns.'],
    left: 'La senyora Exemple ja no treballa amb nosaltres.',
  },
  {
    code: 'vi',
    failure: [
      'Không thể gửi: Ưu đãi mùa xuân',
      'Thư của bạn không gửi được tới người nhận sau:',
      '----- Thư gốc -----',
    ],
    delay: [
      'Thư bị trì hoãn: Ưu đãi mùa xuân',
      'Thư của bạn vẫn chưa được gửi. Hệ thống sẽ tiếp tục thử lại.',
    ],
    absence: ['Trả lời tự động', 'Tôi đang nghỉ phép đến thứ Hai.'],
    left: 'Chị Lan đã nghỉ việc tại công ty chúng tôi.',
  },
  {
    code: 'id',
    failure: [
      'Tidak terkirim: Penawaran musim semi',
      'Pesan Anda tidak dapat dikirim ke penerima berikut:',
      '----- Pesan asli -----',
    ],
    delay: [
      'Pengiriman tertunda: Penawaran',
      'Pesan Anda belum terkirim. Sistem akan terus mencoba.',
    ],
    absence: ['Balasan otomatis', 'Saya sedang cuti sampai hari Senin.'],
    left: 'Ibu Contoh sudah tidak bekerja di perusahaan kami.',
  },
];
