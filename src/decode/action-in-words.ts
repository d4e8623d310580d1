// Tells from a notice's subject and text what happened, where its fields do not.

import type { Action } from '../model/kind.ts';
import { weighNotice } from './notice-signs.ts';
import { plainMailOf } from './plain-mail.ts';
import type { NoticeView } from './view.ts';

/** What the words say; `failed` where they say nothing of it. */
export function actionInWords(view: NoticeView): Action {
  const mail = plainMailOf(view);
  return weighNotice({
    mail: mail.signs,
    subject: mail.subject,
    subjectWords: mail.subjectWords,
    textWords: mail.ownWords,
    hasCode: false,
    hasCopy: true,
  }).action;
}
