// Reads Zoho's notices: address, cause and codes on one line.

import type { Format, Layout, Reading } from '../layout/format.ts';
import { readLayout } from '../layout/read-layout.ts';
import type { NoticeView } from '../view.ts';

const LAYOUT: Layout = {
  continued: /^\t\s*\S/,
  end: /^(?:Received|Message-ID): ?\S/i,
  recipient: [
    /^(?<address>[^\s<>]{1,128}@[^\s<>]{1,255}) (?<diagnostic>[^:]{1,80}, ERROR_CODE ?:.*)$/,
    /^(?<address>[^\s<>,]{1,128}@[^\s<>,]{1,255}), (?<diagnostic>ERROR CODE ?:.*)$/,
    /^\s{0,4}\[Status: \w{1,20}, Address: <(?<address>[^<>]{1,320})>, (?<diagnostic>\S.*?)\]\s*$/,
  ],
  said: [
    /ERROR_CODE ?:(?<code>[45]\d\d), ERROR_CODE ?:(?<diagnostic>\S.*)$/,
    /^ERROR CODE ?:(?<diagnostic>(?<code>[45]\d\d)\b.*)$/,
    /^ResponseCode (?<code>[45]\d\d)[, ]{1,4}(?<diagnostic>\S.*)$/,
  ],
  stages: [[/Host not reachable/, 'connect']],
  actions: [[/\(Delay\)$|^THIS IS A WARNING MESSAGE ONLY/, 'delayed']],
};

export const ZOHO: Format = {
  id: 'zoho',
  source: 'notices of zoho.com, 2011–2023',
  signs: [
    { text: ['error_code', 'error code :#', '[status: error, address:'] },
    {
      headers: ['x-mailer: zoho mail', 'x-zohomail'],
      text: ['created automatically by mail delivery'],
    },
  ],
  layout: LAYOUT,
  read: (view) => readZoho(view),
};

/** Stands below the recipients, whatever their status says. */
const RETRIED = /^Message will be retried for \d/m;

function readZoho(view: NoticeView): Reading {
  const reading = readLayout(LAYOUT, view);
  if (!RETRIED.test(view.text)) return reading;
  const records = reading.records.map((record) => ({ ...record, action: 'delayed' as const }));
  return { ...reading, action: 'delayed', records };
}
