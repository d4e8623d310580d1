// Reads the notices of Exchange 2007 to 365 in any language: below an address its `Remote Server returned '…'` or `#550 …#`.

import type { Format } from '../layout/format.ts';

export const EXCHANGE: Format = {
  id: 'exchange',
  source: 'notices of Exchange 2007–2019, Exchange Online; learn.microsoft.com, NDR format',
  signs: [
    {
      text: [
        'remote server returned',
        "returned '#",
        'diagnostic information for administrators',
        'generating server:',
        'delivery has failed to these recipients or',
        'delivery to these recipients or * is complete',
        'your message has been delivered to the following recipients',
        'rejected your message to the following (email|e-mail) addresses',
        // `these recipients or groups` in other languages.
        '(destinataires ou groupes|destinatarios o grupos|destinatari o gruppi|destinatários ou grupos)',
        '(empfänger oder gruppen|geadresseerden of groepen|adresatów lub grup|受信者またはグループ|收件人或组)',
        // The line above the facts in other languages; where it is missing, words of the facts themselves.
        '(generierender server|serveur de generation|generando servidor|server di generazione)',
        '(gerando servidor|servidor gerador|bronserver|serwer generujacy|生成サーバー|生成服务器|產生伺服器)',
        'resolver.(adr|rst|fwd|loop)',
        '(storedrv.deliver|storedrv.submit|smtpsend.dns|queue.expired)',
      ],
    },
    { headers: ['x-ms-exchange-message-is-ndr'] },
  ],
  layout: {
    end: /^(?:Received|DKIM-Signature|ARC-[A-Za-z-]{4,30}|Return-Path|Authentication-Results|X-[A-Za-z-]{4,40}): \S/,
    recipient: [
      /^(?:IMCEA\S{1,10}-)?(?<address>[^\s<>:"]{1,128}@[^\s<>:"]{1,255})(?:<mailto:[^\s<>]{1,400}>)?\s*$/,
      /^[^@()<>:"]{0,100}(?:[^\s@()<>:"]{1,128}@[^\s@()<>:"]{1,255} )?\((?<address>[^\s@()<>:"]{1,128}@[^\s@()<>:"]{1,255})\)(?:<mailto:[^\s<>]{1,400}>)?\s*$/,
      /^(?<address>[^\s<>:"]{1,128}@[^\s<>:"]{1,255}) (?<diagnostic>#[245]\d\d .*)$/,
    ],
    skip: /^(?:Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Temat|Тема|件名|主题|主旨)\s?[:：] /i,
    stop: /^_{10,}$|: ?$/,
    said: [
      /(?:^|\s)(?<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?: \([^)]{1,60}\))? (?:Remote Server|returned|#[245])/i,
      /returned '<[^<>#]{0,255}#(?<status>[245]\.\d{1,3}\.\d{1,3}) smtp;(?<diagnostic>.+?)>?'?$/i,
      /returned '(?<diagnostic>[^']{3}.*?)'?$/i,
      /(?:^| )#(?<diagnostic>[245]\d\d .*?)(?: ##?)?$/,
    ],
    actions: [
      [/^(?:Delivery delayed|Delayed):/i, 'delayed'],
      [/^Delivery is delayed to these recipients/i, 'delayed'],
      [/^Delivered:|^Your message has been delivered to/i, 'delivered'],
      [/^Relayed:|^Delivery to these recipients .{0,40} is complete/i, 'relayed'],
    ],
    speaker: 'reporter',
  },
};
