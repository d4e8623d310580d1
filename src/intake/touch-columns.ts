// Names what the columns and fields of opens and clicks mean, by the names that people and tools give them.

import type { EventType } from '../model/event.ts';
import { columnName } from './csv-rows.ts';

/** What a column means → names it is known by, in lower case without signs between the words. The first is the documented one. */
const COLUMNS = {
  type: 'type event eventtype eventname action',
  time: 'time timestamp ts date datetime occurredat eventtime happenedat createdat created at clickedat openedat',
  linkToken: 'token linktoken clicktoken trackingtoken trackingid',
  messageId: 'messageid messageidheader msgid rfcmessageid smtpid internetmessageid',
  ownId: 'message ownid mailid emailid sendid sentid messagenumber',
  providerId: 'providerid providermessageid espid sesmessageid sgmessageid transmissionid',
  recipient:
    'recipient recipientaddress recipientemail to toemail rcpt rcptto email emailaddress address subscriberemail contactemail',
  campaign: 'campaign campaignid campaignname job jobid mailing mailingid newsletter broadcast',
  stream: 'stream list listid messagestream',
  ip: 'ip ipaddress clientip remoteaddr remoteip remotehost sourceip ipaddr',
  userAgent: 'useragent agent ua browser httpuseragent',
  method: 'method httpmethod requestmethod verb',
  url: 'url href targeturl targetlinkurl linkurl target path requesturi request',
  link: 'link linknumber linkid linkno linkindex linkname position',
  referrer: 'referrer referer httpreferer httpreferrer',
  language: 'acceptlanguage httpacceptlanguage language',
  fetchMode: 'secfetchmode',
  machine: 'machine ismachine bot isbot',
  headers: 'headers requestheaders',
} as const;

export type TouchColumn = keyof typeof COLUMNS;

const BY_NAME: ReadonlyMap<string, TouchColumn> = new Map(
  Object.entries(COLUMNS).flatMap(([column, names]) =>
    names.split(' ').map((name) => [name, column as TouchColumn] as const),
  ),
);

export const touchColumn = (name: string): TouchColumn | undefined => BY_NAME.get(columnName(name));

const TYPES: Readonly<Partial<Record<EventType, string>>> = {
  opened: 'opened open opens view viewed pixel emailopened emailopen',
  clicked: 'clicked click clicks linkclicked emailclicked emailclick',
  unsubscribed: 'unsubscribed unsubscribe unsub optout optedout listunsubscribe emailunsubscribed',
  'human-reply': 'reply replied response humanreply emailreplied',
  converted: 'converted conversion convert order ordered purchase purchased signup registered',
};

const BY_WORD: ReadonlyMap<string, EventType> = new Map(
  Object.entries(TYPES).flatMap(([type, words]) =>
    words.split(' ').map((word) => [word, type as EventType] as const),
  ),
);

/** Undefined for words that mean something else than what somebody did with a mail. */
export const touchType = (word: string): EventType | undefined => BY_WORD.get(columnName(word));

/** Fields that only the webhooks of providers have, which have readers of their own. */
const PROVIDERS = new Set(
  'sgeventid sgmessageid mjcampaignid mjcontactid messageguid eventdata recordtype msys eventid msg sendingip tsevent xmailincustom notificationtype topicarn webhookid data body'.split(
    ' ',
  ),
);

/**
 * How many of these names are columns of opens and clicks; 0 where what is needed is missing: which message or recipient,
 * when, and by whom or what it was.
 */
export function knownTouchColumns(names: readonly string[]): number {
  if (names.some((name) => PROVIDERS.has(columnName(name)))) return 0;
  const columns = new Set(names.flatMap((name) => touchColumn(name) ?? []));
  const isNamed = (
    ['linkToken', 'messageId', 'ownId', 'providerId', 'recipient', 'url'] as const
  ).some((one) => columns.has(one));
  return isNamed && columns.has('time') ? columns.size : 0;
}
