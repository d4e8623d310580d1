// Tells from a notice's subject and text what happened, where its fields do not.

import type { Action } from '../model/kind.ts';
import { type NoticeSigns, weighNotice } from './prose/notice-signs.ts';
import { plainMailOf } from './prose/plain-mail.ts';
import type { NoticeView } from './view.ts';

/** What the words say; `failed` where they say nothing of it. */
export const actionInWords = (view: NoticeView): Action => signsInWords(view).action;

/** The same, with whether the words speak of a delivery at all. */
export function signsInWords(view: NoticeView): NoticeSigns {
  const mail = plainMailOf(view);
  return weighNotice({
    mail: mail.signs,
    subject: mail.subject,
    subjectWords: mail.subjectWords,
    textWords: mail.ownWords,
    hasCode: false,
    hasCopy: true,
  });
}
