// Says what a notice itself tells in a field, where that says more than the reason: kinds of success, of complaint.

import type { JudgedReport } from '../../model/decoded.ts';

/** Replaces sentence or advice of the reason; what is left out stays. */
interface Words {
  readonly sentence: string;
  readonly address?: string;
  readonly sender?: string;
}

/** Actions of success (RFC 3464 §2.3.3) that are no delivery. */
const BY_ACTION: Readonly<Record<string, Words>> = {
  relayed: {
    sentence: 'The mail to {recipient} was handed on to a system that sends no notices of success.',
    address: 'Keep it: this is no proof that the mail arrived, nor that it did not.',
  },
  expanded: {
    sentence: 'The mail to {recipient} was passed on to the members of a list.',
    address: 'Keep it: each member may still bounce.',
  },
};

const NO_COMPLAINT = 'Keep it: this is no complaint of a person.';

/** Feedback types (IANA: Messaging Abuse Reporting Format parameters; RFC 5965 §7.3, RFC 6591). */
const BY_FEEDBACK: Readonly<Record<string, Words>> = {
  'not-spam': {
    sentence: '{recipient} took the mail out of the spam folder: it is wanted.',
    address: 'Keep it; earlier complaints of this recipient no longer count.',
    sender: 'Nothing to do.',
  },
  fraud: {
    sentence: '{recipient} reported the mail as fraud or phishing.',
    sender: 'Check at once whether the mail came from you; if so, stop the stream.',
  },
  virus: {
    sentence: 'The receiver of {recipient} reports a virus in the mail.',
    address: NO_COMPLAINT,
    sender: 'Stop the stream and look for the infection.',
  },
  'auth-failure': {
    sentence: 'The receiver of {recipient} reports that the mail failed its authentication checks.',
    address: NO_COMPLAINT,
    sender: 'Check whether the mail came from you; if so, correct SPF, DKIM or the From domain.',
  },
  'opt-out': {
    sentence: '{recipient} asks to be taken off the list.',
    address: 'Unsubscribe it from this stream.',
  },
  'opt-out-list': {
    sentence: '{recipient} asks to be taken off the list.',
    address: 'Unsubscribe it from this stream.',
  },
};

export function toldByNotice({ reason, action, feedbackType }: JudgedReport): Words | undefined {
  if (reason === 'delivered') return BY_ACTION[action];
  return reason === 'complaint' ? BY_FEEDBACK[feedbackType.toLowerCase()] : undefined;
}
