// The words of big providers and of filters in front of many domains.

import { banner, eod, mail, rcpt, type Vocabulary } from './vocabulary.ts';

const HELP = 'https://support.google.com/mail/?p=';
const YAHOO = 'https://senders.yahooinc.com/smtp-error-codes';
const MIMECAST = 'https://community.mimecast.com/docs/DOC-1369';

export const GOOGLE: Vocabulary = {
  accepted: [eod('delivered', '250 2.0.0 OK  {unix} {q}-{q}si{q}.{n} - gsmtp')],
  'no-user': [
    rcpt(
      'user-unknown',
      `550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550-5.1.1 unnecessary spaces. For more information, go to 550 5.1.1  ${HELP}NoSuchUser {q}si{n} - gsmtp`,
    ),
  ],
  disabled: [
    rcpt(
      'mailbox-disabled',
      `550-5.2.1 The email account that you tried to reach is inactive. For more 550-5.2.1 information, go to 550 5.2.1  ${HELP}DisabledUser {q}si{n} - gsmtp`,
    ),
  ],
  full: [
    rcpt(
      'mailbox-full',
      `452-4.2.2 The recipient's inbox is out of storage space. Please direct the 452-4.2.2 recipient to 452 4.2.2  ${HELP}OverQuotaTemp {q}si{n} - gsmtp`,
    ),
  ],
  'full-long': [
    rcpt(
      'mailbox-full',
      `552-5.2.2 The recipient's inbox is out of storage space and inactive. Please 552-5.2.2 direct the recipient to 552 5.2.2  ${HELP}OverQuotaPerm {q}si{n} - gsmtp`,
    ),
  ],
  spam: [
    eod(
      'spam-content',
      `550-5.7.1 [{ip}] This message is likely unsolicited email. To reduce the amount 550-5.7.1 of spam sent to Gmail, this message has been blocked. For more information, 550-5.7.1 go to 550 5.7.1  ${HELP}UnsolicitedMessageError {q}si{n} - gsmtp`,
    ),
  ],
  spf: [
    eod(
      'auth-spf',
      `550-5.7.27 This message was blocked because it didn't pass SPF authentication. For more 550-5.7.27 information, go to 550 5.7.27  ${HELP}UnauthenticatedSender {q}si{n} - gsmtp`,
    ),
  ],
  rate: [
    eod(
      'rate-limited',
      `421-4.7.28 Gmail has detected an unusual rate of unsolicited email originating from 421-4.7.28 your IP address. For more information, go to 421 4.7.28  ${HELP}UnsolicitedRateLimitError {q}si{n} - gsmtp`,
    ),
  ],
  'ip-block': [
    eod(
      'low-reputation',
      `550-5.7.1 [{ip}] Our system has detected that this message is likely suspicious 550-5.7.1 due to the very low reputation of the sending IP address. For more 550-5.7.1 information, visit 550 5.7.1  ${HELP}UnsolicitedIPError {q}si{n} - gsmtp`,
    ),
  ],
  malformed: [
    eod(
      'malformed-message',
      `550-5.7.1 This message is not RFC 5322 compliant. There are multiple Subject headers. To 550-5.7.1 reduce the amount of spam sent to Gmail, this message has been blocked. For more information, 550-5.7.1 go to 550 5.7.1  ${HELP}RfcMessageNonCompliant {q}si{n} - gsmtp`,
    ),
  ],
  attachment: [
    eod(
      'attachment-blocked',
      `552-5.7.0 This message was blocked because its content presents a potential security 552-5.7.0 issue. For more information, go to 552 5.7.0  ${HELP}BlockedMessage {q}si{n} - gsmtp`,
    ),
  ],
  'too-large': [
    eod(
      'message-too-large',
      `552-5.3.4 Your message exceeded Google's message size limits. For more information, go to 552 5.3.4  ${HELP}MaxSizeError {q}si{n} - gsmtp`,
    ),
  ],
  dkim: [
    eod(
      'auth-dkim',
      `550-5.7.30 This message was blocked because it didn't pass DKIM authentication. For more 550-5.7.30 information, go to 550 5.7.30  ${HELP}UnauthenticatedSender {q}si{n} - gsmtp`,
    ),
  ],
  ptr: [
    eod(
      'ptr-invalid',
      `550-5.7.25 [{ip}] The IP address sending this message does not have a PTR record setup, 550-5.7.25 or the corresponding forward DNS entry does not match the sending IP. As a 550-5.7.25 policy, Gmail does not accept messages from IPs with missing PTR records. For 550 5.7.25  ${HELP}PTRRecords {q}si{n} - gsmtp`,
    ),
  ],
  outage: [
    rcpt(
      'system-unavailable',
      '421 4.3.0 Temporary System Problem.  Try again later (10). {q}si{n} - gsmtp',
    ),
  ],
  'false-unknown': [
    rcpt(
      'user-unknown',
      `550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550-5.1.1 unnecessary spaces. Learn more at 550 5.1.1  ${HELP}NoSuchUser {q}si{n} - gsmtp`,
    ),
  ],
};

export const OUTLOOK: Vocabulary = {
  accepted: [
    eod(
      'delivered',
      '250 2.6.0 <{q}@{own}> [InternalId={n}, Hostname=AM0PR08MB{n}.eurprd08.prod.outlook.com] {n} bytes in 0.2, 99.0 KB/sec Queued mail for delivery -> 250 2.1.5',
    ),
  ],
  'no-user': [
    rcpt(
      'user-unknown',
      '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [{h}.eop-EUR05.prod.protection.outlook.com]',
    ),
  ],
  disabled: [
    rcpt(
      'user-unknown',
      '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [{h}.eop-EUR05.prod.protection.outlook.com]',
    ),
  ],
  full: [
    rcpt(
      'mailbox-full',
      '452 4.2.2 Mailbox full; the quota of <{r}> is exceeded [{h}.eop-EUR05.prod.protection.outlook.com]',
    ),
  ],
  'ip-block': [
    mail(
      'provider-block',
      "550 5.7.1 Unfortunately, messages from [{ip}] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150). You can also refer your provider to http://mail.live.com/mail/troubleshooting.aspx#errors. [{h}.eop-EUR05.prod.protection.outlook.com]",
    ),
  ],
  rate: [
    mail(
      'rate-limited',
      '451 4.7.650 The mail server [{ip}] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see https://postmaster.live.com (S775) [{h}.eop-EUR05.prod.protection.outlook.com]',
    ),
  ],
  outage: [
    rcpt(
      'system-unavailable',
      '451 4.7.0 Temporary server error. Please try again later. PRX2 [{h}.eop-EUR05.prod.protection.outlook.com]',
    ),
  ],
  malformed: [
    eod(
      'malformed-message',
      '550 5.6.11 SMTPSEND.BareLinefeedsAreIllegal; message contains bare linefeeds, which cannot be sent via DATA',
    ),
  ],
  dkim: [
    eod(
      'auth-dmarc',
      '550 5.7.509 Access denied, sending domain [{own}] does not pass DMARC verification and has a DMARC policy of reject. [{h}.eop-EUR05.prod.protection.outlook.com]',
    ),
  ],
  ptr: [
    mail(
      'ptr-invalid',
      '550 5.7.25 The sending IPv4 address [{ip}] must have a reverse DNS record [{h}.eop-EUR05.prod.protection.outlook.com]',
    ),
  ],
  spf: [
    eod(
      'auth-dmarc',
      '550 5.7.509 Access denied, sending domain [{own}] does not pass DMARC verification and has a DMARC policy of reject. [{h}.eop-EUR05.prod.protection.outlook.com]',
    ),
  ],
};

export const EXCHANGE_ONLINE: Vocabulary = {
  ...OUTLOOK,
  'no-user': [
    rcpt(
      'user-unknown',
      '550 5.4.1 Recipient address rejected: Access denied. [{h}.eop-EUR02.prod.protection.outlook.com]',
    ),
    rcpt(
      'user-unknown',
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {r} not found by SMTP address lookup',
    ),
  ],
  disabled: [
    rcpt(
      'mailbox-disabled',
      '550 5.2.1 STOREDRV.Deliver.Exception:AccountDisabledException; Failed to process message due to a permanent exception',
    ),
  ],
  full: [
    rcpt('mailbox-full', '452 4.2.2 Mailbox full [{h}.eop-EUR02.prod.protection.outlook.com]'),
  ],
  'full-long': [
    rcpt(
      'mailbox-full',
      '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message',
    ),
  ],
  outage: [
    rcpt(
      'system-unavailable',
      '451 4.3.2 Temporary server error. Please try again later ATTR3.1 [{h}.eop-NAM02.prod.protection.outlook.com]',
    ),
  ],
  'false-unknown': [
    rcpt(
      'user-unknown',
      '550 5.4.1 Recipient address rejected: Access denied. [{h}.eop-NAM02.prod.protection.outlook.com]',
    ),
  ],
  'relay-denied': [
    rcpt(
      'relay-denied',
      '550 5.7.64 TenantAttribution; Relay Access Denied [{h}.eop-EUR02.prod.protection.outlook.com]',
    ),
  ],
  restricted: [
    rcpt(
      'recipient-restricted',
      '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group',
    ),
  ],
  'ip-block': [
    mail(
      'provider-block',
      '550 5.7.606 Access denied, banned sending IP [{ip}]. To request removal from this list please visit https://sender.office.com/ [{h}.eop-EUR02.prod.protection.outlook.com]',
    ),
  ],
};

export const YAHOO_WORDS: Vocabulary = {
  accepted: [eod('delivered', '250 ok dirdel')],
  'no-user': [
    rcpt(
      'user-unknown',
      "554 delivery error: dd This user doesn't have a yahoo.com account ({r}) [0] - mta{n}.mail.ir2.yahoo.com",
    ),
  ],
  disabled: [
    rcpt(
      'mailbox-disabled',
      '554 30 Sorry, your message to {r} cannot be delivered. This mailbox is disabled (554.30).',
    ),
  ],
  full: [rcpt('mailbox-full', `452 4.2.2 Mailbox of {r} is over quota. See ${YAHOO}#mailbox-full`)],
  'full-long': [rcpt('mailbox-full', '552 2 Requested mail action aborted, mailbox is over quota')],
  rate: [
    mail(
      'rate-limited',
      `421 4.7.0 [TSS04] Messages from {ip} temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see ${YAHOO}`,
    ),
  ],
  spam: [
    eod(
      'spam-content',
      `554 Message not allowed - [PH01] Email not accepted for policy reasons. See ${YAHOO}`,
    ),
  ],
  spf: [
    eod(
      'auth-required',
      `550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM. See ${YAHOO}#authentication-failures`,
    ),
  ],
  dkim: [
    eod(
      'auth-required',
      `550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM. See ${YAHOO}#authentication-failures`,
    ),
  ],
  outage: [
    rcpt(
      'system-unavailable',
      '451 mta{n}.mail.ir2.yahoo.com Resources temporarily unavailable. Please try again later [#4.16.5].',
    ),
  ],
};

export const GMX: Vocabulary = {
  accepted: [eod('delivered', '250 Requested mail action okay, completed: id={q}')],
  'no-user': [
    rcpt(
      'user-unknown',
      '550 5.1.1 <{r}>: User unknown. For explanation visit https://postmaster.gmx.net/en/error-messages?c=nu',
    ),
  ],
  full: [
    rcpt(
      'mailbox-full',
      "452 4.2.2 Requested mail action aborted: exceeded storage allocation - Quota exceeded. The recipient's mailbox is full.",
    ),
  ],
  'full-long': [
    rcpt(
      'mailbox-full',
      "552 Requested mail action aborted: exceeded storage allocation - Quota exceeded. The recipient's mailbox is full.",
    ),
  ],
  'ip-block': [
    banner(
      'provider-block',
      '554 gmx.net (mxgmx{n}) Nemesis ESMTP Service not available 554-No SMTP service 554-IP address is block listed. 554 For explanation visit https://www.gmx.net/mail/senderguidelines?c=bl&i={ip}',
    ),
  ],
  ptr: [
    banner(
      'ptr-invalid',
      '554 gmx.net (mxgmx{n}) Nemesis ESMTP Service not available 554-No SMTP service 554-Bad DNS PTR resource record. 554 For explanation visit https://www.gmx.net/mail/senderguidelines?c=rdns&i={ip}',
    ),
  ],
  rate: [
    banner(
      'rate-limited',
      '421 gmx.net (mxgmx{n}) Nemesis ESMTP Service not available 421-Reject due to policy violations, too many connections 421 For explanation visit https://postmaster.gmx.net/en/error-messages?c=rl',
    ),
  ],
};

export const T_ONLINE: Vocabulary = {
  accepted: [eod('delivered', '250 Message accepted.')],
  'no-user': [rcpt('user-unknown', '550 5.1.1 <{r}> User unknown')],
  'full-long': [rcpt('mailbox-full', '552 5.2.2 <{r}> Over STORAGE quota')],
  spam: [
    eod(
      'spam-content',
      '550-5.7.0 Message considered as spam or virus, rejected 550-5.7.0 For more information see FPR@RX.T-ONLINE.DE',
    ),
  ],
  'ip-block': [
    banner(
      'provider-block',
      '554 IP={ip} - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
    ),
  ],
};

export const APPLE: Vocabulary = {
  accepted: [eod('delivered', '250 2.0.0 Ok: queued as {q}')],
  'no-user': [rcpt('user-unknown', '550 5.1.1 <{r}>: user does not exist')],
  disabled: [rcpt('mailbox-disabled', '550 5.1.1 <{r}>: inactive email address')],
  moved: [rcpt('mailbox-moved', '550 5.1.6 recipient no longer on server: {r}')],
  'full-long': [rcpt('mailbox-full', '552 5.2.2 <{r}>: user is over quota')],
  rate: [
    rcpt(
      'rate-limited',
      '421 4.7.1 Messages to {r} deferred due to excessive volume. Try again later - https://support.apple.com/en-us/HT204137',
    ),
  ],
  spam: [
    eod(
      'spam-content',
      '550 5.7.1 Your message was rejected: message content rejected due to spam',
    ),
  ],
};

export const MIMECAST_WORDS: Vocabulary = {
  accepted: [eod('delivered', '250 Received OK [{q}.uk1]')],
  'no-user': [rcpt('user-unknown', `550 Invalid Recipient - ${MIMECAST}#550 [{q}.uk1]`)],
  greylist: [
    rcpt(
      'greylisted',
      `451 Internal resources are temporarily unavailable - ${MIMECAST}#451 [{q}.uk1]`,
    ),
  ],
  'blocked-by-user': [
    rcpt(
      'recipient-blocked-sender',
      `550 Envelope blocked - User Entry - ${MIMECAST}#550 [{q}.uk1]`,
    ),
  ],
  dkim: [
    rcpt('auth-dkim', `550 DKIM Sender Invalid - envelope rejected - ${MIMECAST}#550 [{q}.uk1]`),
  ],
  spf: [rcpt('auth-spf', `550 SPF Sender Invalid - envelope rejected - ${MIMECAST}#550 [{q}.uk1]`)],
  spam: [
    eod('spam-content', `554 Email rejected due to security policies - ${MIMECAST}#554 [{q}.uk1]`),
  ],
};

export const PROOFPOINT: Vocabulary = {
  accepted: [eod('delivered', '250 2.0.0 {q}-1 Message accepted for delivery')],
  'no-user': [rcpt('user-unknown', '550 5.1.1 <{r}>: Recipient address rejected: User unknown')],
  'ip-block': [
    banner('provider-block', '554 Blocked - see https://ipcheck.proofpoint.com/?ip={ip}'),
  ],
  rate: [rcpt('rate-limited', '452 4.5.3 Too many recipients received this hour')],
};
