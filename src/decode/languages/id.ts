// Indonesian and Malay words of automatic mails.

import type { Language } from '../words/language.ts';

export const id: Language = {
  code: 'id',
  answers: ['bls', 'balas', 're'],
  forwards: ['trs', 'teruskan', 'fwd'],
  receipts: ['dibaca', 'telah dibaca'],
  autoSubjects: [
    'balasan otomatis',
    'jawaban otomatis',
    'balasan automatik',
    'respons otomatis',
    'di luar kantor',
    'sedang cuti',
    'di luar pejabat',
    'pesan otomatis',
  ],
  absences: [
    'di luar (kantor|pejabat)',
    '(saya |)(sedang|akan) (cuti|berada di luar kantor|tidak berada di kantor|dinas luar|bercuti)',
    '(cuti|bercuti) (sampai|hingga|dari|mulai)',
    'selama (saya |)(cuti*|tidak berada*|ketidakhadiran*)',
    '(setelah|ketika|saat) (saya |)kembali*',
  ],
  automatics: [
    'ini adalah (balasan|pesan|jawaban|email|e-mail) (otomatis|automatik)',
    '(pesan|email|balasan) (ini |)(dikirim|dibuat|dihasilkan) secara otomatis',
    '(mohon |)jangan (membalas|balas) (pesan*|email*|e-mail*)',
    '(kami telah menerima|telah kami terima)',
  ],
  lefts: [
    '(sudah |)tidak (lagi |)(bekerja|bertugas|digunakan|aktif)(*| lagi*| di*)',
    'telah (meninggalkan perusahaan*|mengundurkan diri*|berhenti*)',
  ],
  moves: ['alamat (email |e-mail |surel |)baru (saya|adalah|)', 'email baru saya'],
  challenges: ['(konfirmasi|konfirmasikan|verifikasi) *(pengirim*|pesan anda*|manusia*)'],
  unsubscribes: ['berhenti berlangganan', 'berhenti langganan', 'batal berlangganan', 'keluar'],
  failureSubjects: [
    'tidak dapat terkirim',
    'tidak terkirim',
    'tidak dapat dikirim',
    'tidak dapat dikirimkan',
    'gagal (terkirim|dikirim|kirim|mengirim|dihantar)',
    '(pengiriman|penghantaran) (gagal|pesan gagal)',
    '(pesan|email) (gagal|ditolak|dikembalikan|tidak terkirim)',
    'tidak dapat dihantar',
  ],
  failures: [
    'tidak (dapat|bisa|berhasil) (dikirim*|dikirimkan*|terkirim*|disampaikan*|dihantar*)',
    'gagal (dikirim*|dikirimkan*|terkirim*|mengirim*|disampaikan*)',
    '(pengiriman|penghantaran) *(gagal|tidak berhasil)',
    '(kesalahan|galat|ralat) (permanen|kekal)',
    '(penerima|alamat) (berikut|di bawah)',
    '(telah |)(ditolak|dikembalikan|diblokir|disekat)',
  ],
  causes: [],
  delaySubjects: [
    '(pengiriman*|pesan*|penghantaran*|email*) (tertunda|ditunda|terlambat|tertangguh)',
  ],
  delays: [
    '(pengiriman*|pesan*|penghantaran*) (tertunda|ditunda|tertangguh)',
    'belum (dapat |)(terkirim*|dikirim*|disampaikan*)',
    '(akan|terus) (terus |)(mencoba*|dicoba*|mengulang*)',
  ],
  successes: ['(berhasil|telah) (dikirim|terkirim|disampaikan) (ke*|kepada*|dengan*)'],
  copies: [
    'pesan asli',
    'pesan asal',
    'mesej asal',
    'salinan (pesan*|email*|dari pesan*)',
    'header (pesan*|email*)',
    'pesan (yang |)diteruskan',
  ],
};
