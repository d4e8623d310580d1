/** Mails in many languages as their systems would write them: made up, one row a language. */
export interface LanguageRow {
  readonly code: string;
  /** Failure notice: subject, sentence, heading of the returned copy. */
  readonly failure: readonly [subject: string, sentence: string, copy: string];
  /** Delay notice: subject, sentence. */
  readonly delay: readonly [subject: string, sentence: string];
  /** Subject before the colon of an automatic reply, and the absence in its text. */
  readonly absence: readonly [subject: string, sentence: string];
  /** The person has left. */
  readonly left: string;
}

export const ROWS: readonly LanguageRow[] = [
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
    code: 'ru',
    failure: [
      'Недоставленное сообщение: Весеннее предложение',
      'Ваше сообщение не может быть доставлено следующим получателям:',
      '----- Исходное сообщение -----',
    ],
    delay: [
      'Доставка задерживается: Весеннее предложение',
      'Сообщение ещё не доставлено. Попытки доставки будут продолжены.',
    ],
    absence: ['Автоматический ответ', 'Я в отпуске до понедельника.'],
    left: 'Алиса больше не работает в нашей компании.',
  },
  {
    code: 'uk',
    failure: [
      'Недоставлене: Весняна пропозиція',
      'Ваше повідомлення не може бути доставлено таким одержувачам:',
      '----- Початкове повідомлення -----',
    ],
    delay: [
      'Доставку відкладено: Весняна пропозиція',
      'Повідомлення ще не доставлено. Спроби доставки продовжуються.',
    ],
    absence: ['Автоматична відповідь', 'Я у відпустці до понеділка.'],
    left: 'Аліса більше не працює у нашій компанії.',
  },
  {
    code: 'bg',
    failure: [
      'Недоставимо: Пролетна оферта',
      'Съобщението не може да бъде доставено на следните получатели:',
      '----- Оригинално съобщение -----',
    ],
    delay: ['Доставката се забавя: Пролетна оферта', 'Съобщението все още не е доставено.'],
    absence: ['Автоматичен отговор', 'В момента съм в отпуск.'],
    left: 'Алиса вече не работи при нас.',
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
    code: 'el',
    failure: [
      'Ανεπίδοτο: Εαρινή προσφορά',
      'Δεν ήταν δυνατή η παράδοση του μηνύματος στους ακόλουθους παραλήπτες:',
      '----- Αρχικό μήνυμα -----',
    ],
    delay: ['Καθυστέρηση παράδοσης: Εαρινή προσφορά', 'Το μήνυμα δεν έχει ακόμη παραδοθεί.'],
    absence: ['Αυτόματη απάντηση', 'Είμαι σε άδεια μέχρι τη Δευτέρα.'],
    left: 'Η κυρία δεν εργάζεται πλέον στην εταιρεία μας.',
  },
  {
    code: 'ja',
    failure: [
      '配信不能: 春のご案内',
      'メッセージを次の受信者に配信できませんでした。',
      '----- 元のメッセージ -----',
    ],
    delay: ['配信遅延: 春のご案内', 'メッセージの配信が遅れています。再送を続けます。'],
    absence: ['自動応答', '休暇中のため、月曜日に返信いたします。'],
    left: '山田は三月末で退職いたしました。',
  },
  {
    code: 'zh-hans',
    failure: ['未送达: 春季优惠', '您的邮件无法送达以下收件人：', '----- 原始邮件 -----'],
    delay: ['邮件投递延迟: 春季优惠', '您的邮件尚未送达，系统将继续尝试投递。'],
    absence: ['自动答复', '本人正在休假，周一回来后回复。'],
    left: '李女士已离职。',
  },
  {
    code: 'zh-hant',
    failure: ['無法傳遞: 春季優惠', '您的郵件無法傳遞給下列收件者：', '----- 原始郵件 -----'],
    delay: ['延遲遞送: 春季優惠', '您的郵件尚未送達，系統將繼續嘗試。'],
    absence: ['自動回覆', '目前休假中，星期一回到辦公室。'],
    left: '陳小姐已離職。',
  },
  {
    code: 'ko',
    failure: [
      '배달되지 않음: 봄 행사',
      '다음 받는 사람에게 메시지를 배달할 수 없습니다:',
      '----- 원본 메시지 -----',
    ],
    delay: ['메일 전송 지연: 봄 행사', '메시지가 아직 전송되지 않았습니다. 계속 시도합니다.'],
    absence: ['자동 회신', '휴가 중입니다. 월요일에 답장하겠습니다.'],
    left: '김 대리는 지난달 퇴사하였습니다.',
  },
  {
    code: 'ar',
    failure: [
      'غير قابل للتسليم: عرض الربيع',
      'تعذر تسليم رسالتك إلى المستلمين التالية أسماؤهم:',
      '----- الرسالة الأصلية -----',
    ],
    delay: ['تأخر التسليم: عرض الربيع', 'تأخر تسليم رسالتك وسيتم إعادة المحاولة.'],
    absence: ['رد تلقائي', 'أنا خارج المكتب حتى يوم الاثنين.'],
    left: 'لم يعد يعمل في شركتنا.',
  },
  {
    code: 'he',
    failure: [
      'לא ניתן למסירה: מבצע אביב',
      'לא ניתן למסור את ההודעה לנמענים הבאים:',
      '----- הודעה מקורית -----',
    ],
    delay: ['עיכוב במסירה: מבצע אביב', 'ההודעה טרם נמסרה. המערכת תמשיך לנסות.'],
    absence: ['תשובה אוטומטית', 'אני מחוץ למשרד עד יום שני.'],
    left: 'דנה כבר לא עובדת בחברה.',
  },
  {
    code: 'th',
    failure: [
      'ส่งไม่ได้: ข้อเสนอพิเศษ',
      'ไม่สามารถส่งข้อความไปยังผู้รับต่อไปนี้:',
      '----- ข้อความต้นฉบับ -----',
    ],
    delay: ['การส่งข้อความล่าช้า', 'ยังไม่สามารถส่งข้อความของคุณ ระบบจะพยายามอีกครั้ง'],
    absence: ['ตอบกลับอัตโนมัติ', 'ดิฉันลาพักร้อนถึงวันจันทร์'],
    left: 'คุณสมหญิงลาออกจากบริษัทแล้ว',
  },
  {
    code: 'vi',
    failure: [
      'Không thể gửi: Ưu đãi mùa xuân',
      'Thư của bạn không gửi được tới người nhận sau:',
      '----- Thư gốc -----',
    ],
    delay: ['Thư bị trì hoãn: Ưu đãi mùa xuân', 'Thư của bạn vẫn chưa được gửi. Hệ thống sẽ tiếp tục thử lại.'],
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
    delay: ['Pengiriman tertunda: Penawaran', 'Pesan Anda belum terkirim. Sistem akan terus mencoba.'],
    absence: ['Balasan otomatis', 'Saya sedang cuti sampai hari Senin.'],
    left: 'Ibu Contoh sudah tidak bekerja di perusahaan kami.',
  },
];
