// Turkish words of automatic mails.

import type { Language } from '../words/language.ts';

export const tr: Language = {
  code: 'tr',
  answers: ['ynt', 'cvp', 'yan(i|ı)t'],
  forwards: ['ilt', 'ileti'],
  receipts: ['okundu', 'okunmadı'],
  autoSubjects: [
    'otomatik yanıt',
    'otomatik yanit',
    'otomatik cevap',
    'otomatik mesaj',
    'ofis dışında',
    'ofis disinda',
    'ofis dışındayım',
    'izinliyim',
    'tatildeyim',
    'işyeri dışında',
  ],
  absences: [
    'ofis (dışında|disinda)(yım|yim|yiz|yız|)',
    '(izinli|izindeyim|izinliyim|tatildeyim|yıllık izin|yıllık izinde)',
    '(tarihine|tarihleri) (kadar|arasında) *(izinli*|ofis dışında*|tatilde*|olmayacağım*)',
    '(yokluğumda*|bulunmadığım süre*)',
    '(döndüğümde|dönüşümde|döndükten sonra)',
  ],
  automatics: [
    'bu (otomatik*|bir otomatik*)',
    'otomatik olarak (oluşturul*|gönderil*|üretil*)',
    '(bu mesaja|bu e-postaya|lütfen) *(yanıt vermeyin*|cevap vermeyin*|yanıtlamayın*|cevaplamayınız*)',
    '(mesajınız|e-postanız|talebiniz) (alınmıştır|bize ulaşmıştır|alındı)',
  ],
  lefts: [
    'artık (çalışmıyor*|çalışmamakta*|çalışmıyorum*|kullanılmıyor*|kullanılmamakta*|aktif değil*)',
    '(şirketten|şirketimizden|kurumdan) ayrıl*',
    'işten ayrıl*',
  ],
  moves: ['yeni (e-posta|eposta|e-mail|mail) (adresim|adresi)'],
  challenges: [
    '(onaylayın|onaylayınız|doğrulayın|doğrulayınız|tıklayın) *(gönderen*|mesajınız*|insan*|iletiniz*)',
    '(gönderen|gönderici) doğrulama*',
  ],
  unsubscribes: [
    'abonelikten çık',
    'abonelikten ayrıl',
    'abonelik iptali',
    'abonelikten çıkar',
    'listeden çıkar',
    'listeden çık',
  ],
  failureSubjects: [
    'iletilemedi',
    'teslim (edilemedi|edilemeyen|edilemiyor)',
    'teslim edilemez',
    '(teslimat|gönderim|iletim) (başarısız|hatası|hatasi)',
    '(mesaj|ileti|posta) (teslim edilemedi|iletilemedi|gönderilemedi|reddedildi)',
    'gönderilemedi',
    'geri dönen posta',
  ],
  failures: [
    '(teslim|iletilmesi|gönderilmesi) (edilemedi|edilemiyor|edilmedi|başarısız|mümkün olmadı)',
    '(iletilemedi|gönderilemedi|ulaştırılamadı|ulaşmadı|iletilemiyor)',
    'teslimat *(başarısız|gerçekleştirilemedi)',
    'kalıcı (bir |)hata',
    '(aşağıdaki|şu) (alıcı*|adres*|kişi*)',
    '(reddedildi|geri çevrildi|engellendi|iade edildi)',
  ],
  causes: [],
  delaySubjects: [
    '(teslimat*|ileti*|mesaj*|teslim*) (gecikti|gecikme|gecikiyor|ertelendi|gecikmesi)',
  ],
  delays: [
    '(teslimat*|teslim*|iletiniz*) (gecikti|gecikiyor|ertelendi)',
    'henüz (teslim edilemedi|teslim edilmedi|iletilemedi)',
    '(tekrar|yeniden) den(enecek*|emeye devam*)',
    '(bu|bu yalnızca|bu sadece) bir uyarı*',
    'yeniden göndermeniz gerekmez',
  ],
  successes: ['başarıyla (teslim edildi|iletildi|ulaştırıldı)'],
  copies: [
    '(orijinal|özgün|asıl) (mesaj|ileti)',
    '(orijinal|özgün) (ileti|mesaj) (üst bilgileri|başlıkları)',
    '(mesajınızın|iletinizin|mesajın) (bir |)kopyası',
    'iletilen mesaj',
  ],
};
