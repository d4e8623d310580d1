import { expect, it } from 'vitest';
import { readMail, told } from '../../helpers/plain-mail.ts';

/** Failures that end with advice to try again, or tell of attempts: words of delays stand in them as well. */
const FAILURES: readonly (readonly [language: string, text: string])[] = [
  ['en', 'Your message could not be delivered to a@example.com. Please try again later.'],
  [
    'en',
    'Your message to a@example.com was not delivered because the mailbox is full. Please try resending this message later, or contact the recipient directly.',
  ],
  [
    'en',
    'We tried to deliver your message to a@example.com for 48 hours without success and have given up. It will not be retried.',
  ],
  [
    'de',
    'Ihre Nachricht an a@example.com konnte nicht zugestellt werden. Bitte versuchen Sie es später erneut.',
  ],
  [
    'de',
    'Die Nachricht an a@example.com wurde nicht zugestellt, weil das Postfach voll ist. Bitte senden Sie die Nachricht später noch einmal.',
  ],
  [
    'de',
    'Nach mehreren Zustellversuchen wurde Ihre Nachricht an a@example.com endgültig nicht zugestellt.',
  ],
  ['fr', "Votre message à a@example.com n'a pas pu être remis. Veuillez réessayer ultérieurement."],
  [
    'fr',
    "Après plusieurs nouvelles tentatives, votre message à a@example.com n'a pas pu être distribué.",
  ],
  ['es', 'No se pudo entregar su mensaje a a@example.com. Vuelva a intentarlo más tarde.'],
  ['es', 'Su mensaje no se ha entregado a a@example.com. Intente enviarlo de nuevo más tarde.'],
  ['it', 'Impossibile recapitare il messaggio a a@example.com. Riprovare più tardi.'],
  [
    'it',
    'Il messaggio non è stato consegnato a a@example.com perché la casella è piena. Riprova più tardi.',
  ],
  ['pt', 'Não foi possível entregar a sua mensagem a a@example.com. Tente novamente mais tarde.'],
  ['pt', 'Sua mensagem não foi entregue a a@example.com. Você pode tentar novamente mais tarde.'],
  ['nl', 'Uw bericht aan a@example.com kon niet worden bezorgd. Probeer het later opnieuw.'],
  [
    'nl',
    'Het bericht is niet bezorgd bij a@example.com. Probeer het bericht later opnieuw te verzenden.',
  ],
  ['pl', 'Nie można dostarczyć wiadomości do a@example.com. Spróbuj ponownie później.'],
  ['pl', 'Wiadomość nie została dostarczona do a@example.com. Spróbuj ponownie wysłać wiadomość.'],
  ['cs', 'Vaši zprávu pro a@example.com se nepodařilo doručit. Zkuste to prosím později.'],
  ['sk', 'Vašu správu pre a@example.com sa nepodarilo doručiť. Skúste to znova neskôr.'],
  ['hu', 'Az üzenetet nem sikerült kézbesíteni: a@example.com. Próbálja meg később.'],
  ['ro', 'Mesajul dvs. către a@example.com nu a putut fi livrat. Încercați din nou mai târziu.'],
  ['ru', 'Ваше сообщение для a@example.com не может быть доставлено. Повторите попытку позже.'],
  [
    'ru',
    'Не удалось доставить письмо на адрес a@example.com. Попробуйте отправить его ещё раз позже.',
  ],
  ['uk', 'Не вдалося доставити ваш лист на адресу a@example.com. Спробуйте пізніше.'],
  ['bg', 'Съобщението до a@example.com не може да бъде доставено. Опитайте отново по-късно.'],
  ['el', 'Το μήνυμά σας προς a@example.com δεν ήταν δυνατό να παραδοθεί. Δοκιμάστε ξανά αργότερα.'],
  ['tr', 'a@example.com adresine iletiniz teslim edilemedi. Lütfen daha sonra tekrar deneyin.'],
  ['sv', 'Ditt meddelande till a@example.com kunde inte levereras. Försök igen senare.'],
  ['da', 'Din meddelelse til a@example.com kunne ikke leveres. Prøv igen senere.'],
  ['nb', 'Meldingen til a@example.com kunne ikke leveres. Prøv på nytt senere.'],
  ['fi', 'Viestiäsi ei voitu toimittaa osoitteeseen a@example.com. Yritä myöhemmin uudelleen.'],
  [
    'ja',
    'a@example.com 宛てのメールを配信できませんでした。しばらくしてから再度送信してください。',
  ],
  ['ja', 'a@example.com への配信を何度か再試行しましたが、失敗しました。'],
  ['zh-hans', '您发送给 a@example.com 的邮件无法送达。请稍后重试。'],
  ['zh-hans', '系统多次重试后，发送给 a@example.com 的邮件仍无法送达，已被退回。请稍后重新发送。'],
  ['zh-hant', '您寄給 a@example.com 的郵件無法送達。請稍後重試。'],
  ['ko', 'a@example.com(으)로 보낸 메일을 배달할 수 없습니다. 나중에 다시 시도하십시오.'],
  ['id', 'Pesan Anda ke a@example.com tidak dapat dikirim. Silakan coba lagi nanti.'],
  ['vi', 'Không thể gửi thư của bạn đến a@example.com. Vui lòng thử lại sau.'],
  ['th', 'ไม่สามารถส่งข้อความของคุณถึง a@example.com โปรดลองอีกครั้งในภายหลัง'],
  ['ar', 'تعذر تسليم رسالتك إلى a@example.com. يرجى إعادة المحاولة لاحقًا.'],
  ['he', 'לא ניתן למסור את הודעתך אל a@example.com. נסה שוב מאוחר יותר.'],
  ['hr', 'Vaša poruka za a@example.com nije mogla biti isporučena. Pokušajte ponovno kasnije.'],
  ['sl', 'Vašega sporočila za a@example.com ni bilo mogoče dostaviti. Poskusite znova pozneje.'],
  ['et', 'Teie kirja aadressile a@example.com ei saanud kohale toimetada. Proovige hiljem uuesti.'],
  ['lt', 'Jūsų laiško adresu a@example.com nepavyko pristatyti. Bandykite dar kartą vėliau.'],
  ['lv', 'Jūsu vēstuli adresātam a@example.com nevarēja piegādāt. Mēģiniet vēlreiz vēlāk.'],
  ['ca', "No s'ha pogut lliurar el missatge a a@example.com. Torneu-ho a provar més tard."],
];

const SYSTEM = { From: 'MAILER-DAEMON@mx.example.net', 'Return-Path': '<>', Subject: 'x' };

it.each(FAILURES)('a failure with advice is no delay: %s, %s', (_language, text) => {
  expect(told(readMail(SYSTEM, text))).toBe('failed a@example.com');
});

it.each([
  ['es', 'Su mensaje no se ha entregado a a@example.com.'],
  ['fr', "Votre message n'a pas été remis à a@example.com."],
  ['it', 'Il messaggio non è stato consegnato a a@example.com.'],
  ['pt', 'A mensagem não foi entregue a a@example.com.'],
  ['ru', 'Сообщение не было доставлено: a@example.com.'],
  ['de', 'Die Nachricht an a@example.com wurde nicht zugestellt.'],
])('a denied success is none: %s', (_language, text) => {
  expect(told(readMail({ ...SYSTEM, Subject: text.slice(0, 40) }, text))).toBe(
    'failed a@example.com',
  );
});
