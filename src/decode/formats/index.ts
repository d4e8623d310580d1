// Lists the text formats, the more particular before the more general: the first whose signs hold reads the notice.

import type { Format } from '../layout/format.ts';
import { ACTIVE_HUNTER } from './active-hunter.ts';
import { AMAVIS } from './amavis.ts';
import { AMAZON } from './amazon.ts';
import { AMAZON_SNS } from './amazon-sns.ts';
import { AOL } from './aol.ts';
import { AOL_ATTACHMENT } from './aol-attachment.ts';
import { BARRACUDA } from './barracuda.ts';
import { BIGLOBE } from './biglobe.ts';
import { COMMUNIGATE } from './communigate.ts';
import { COREMAIL } from './coremail.ts';
import { COURIER } from './courier.ts';
import { DEMON } from './demon.ts';
import { DMA } from './dma.ts';
import { DOMINO } from './domino.ts';
import { DOVECOT } from './dovecot.ts';
import { EXCHANGE } from './exchange.ts';
import { EXCHANGE_2003 } from './exchange-2003.ts';
import { EXCHANGE_ONLINE } from './exchange-online.ts';
import { EXIM } from './exim.ts';
import { EXIM_MESSAGE } from './exim-message.ts';
import { FML } from './fml.ts';
import { GMAIL } from './gmail.ts';
import { GMAIL_DELAY } from './gmail-delay.ts';
import { GMAIL_PAGE } from './gmail-page.ts';
import { GMX } from './gmx.ts';
import { GOOGLE_GROUPS } from './google-groups.ts';
import { GROUPWISE } from './groupwise.ts';
import { HARAKA } from './haraka.ts';
import { IMAIL } from './imail.ts';
import { INTERMAIL } from './intermail.ts';
import { IRONPORT } from './ironport.ts';
import { JAMES } from './james.ts';
import { KDDI } from './kddi.ts';
import { M_FILTER } from './m-filter.ts';
import { MAIL_RU } from './mail-ru.ts';
import { MAILFOUNDRY } from './mailfoundry.ts';
import { MAILMARSHAL } from './mailmarshal.ts';
import { MASQMAIL } from './masqmail.ts';
import { MCAFEE } from './mcafee.ts';
import { MDAEMON } from './mdaemon.ts';
import { MESSAGE_LABS } from './message-labs.ts';
import { MESSAGING_SERVER } from './messaging-server.ts';
import { MIMECAST } from './mimecast.ts';
import { MXLOGIC } from './mxlogic.ts';
import { NOTES } from './notes.ts';
import { NULLMAILER } from './nullmailer.ts';
import { OPENSMTPD } from './opensmtpd.ts';
import { OUTLOOK } from './outlook.ts';
import { POSTFIX } from './postfix.ts';
import { POWERMTA } from './powermta.ts';
import { QMAIL } from './qmail.ts';
import { QQ } from './qq.ts';
import { SENDGRID } from './sendgrid.ts';
import { SENDMAIL } from './sendmail.ts';
import { SENTENCE } from './sentence.ts';
import { SMAIL } from './smail.ts';
import { SMARTERMAIL } from './smartermail.ts';
import { SPAMCOP } from './spamcop.ts';
import { STALWART } from './stalwart.ts';
import { SURFCONTROL } from './surfcontrol.ts';
import { TREND_MICRO } from './trend-micro.ts';
import { VTEXT } from './vtext.ts';
import { X1 } from './x1.ts';
import { X2 } from './x2.ts';
import { X3 } from './x3.ts';
import { X6 } from './x6.ts';
import { XMAIL } from './xmail.ts';
import { YAHOO } from './yahoo.ts';
import { ZOHO } from './zoho.ts';

export const FORMATS: readonly Format[] = [
  AMAZON_SNS,
  SPAMCOP,
  IRONPORT,
  AMAZON,
  GOOGLE_GROUPS,
  GMAIL_PAGE,
  GMAIL_DELAY,
  GMAIL,
  QQ,
  COREMAIL,
  AOL,
  AOL_ATTACHMENT,
  YAHOO,
  MESSAGE_LABS,
  DEMON,
  GMX,
  MXLOGIC,
  ZOHO,
  MAIL_RU,
  M_FILTER,
  EXCHANGE_ONLINE,
  EXCHANGE,
  EXCHANGE_2003,
  DOMINO,
  NOTES,
  MESSAGING_SERVER,
  ACTIVE_HUNTER,
  COURIER,
  BIGLOBE,
  X1,
  SENDMAIL,
  X2,
  X3,
  X6,
  OPENSMTPD,
  DMA,
  NULLMAILER,
  HARAKA,
  AMAVIS,
  MCAFEE,
  MIMECAST,
  MAILMARSHAL,
  MAILFOUNDRY,
  TREND_MICRO,
  SURFCONTROL,
  BARRACUDA,
  IMAIL,
  GROUPWISE,
  MDAEMON,
  SMARTERMAIL,
  COMMUNIGATE,
  STALWART,
  POWERMTA,
  SENDGRID,
  KDDI,
  INTERMAIL,
  FML,
  VTEXT,
  DOVECOT,
  SMAIL,
  EXIM_MESSAGE,
  EXIM,
  XMAIL,
  MASQMAIL,
  JAMES,
  QMAIL,
  POSTFIX,
  OUTLOOK,
  SENTENCE,
];
