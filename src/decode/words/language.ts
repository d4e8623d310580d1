// Defines what is known of automatic mails in one language: the words by which they are told from people's mail.

/** The lists of a language, in the order in which they are shipped. */
export const LISTS = [
  'answers',
  'forwards',
  'receipts',
  'autoSubjects',
  'absences',
  'automatics',
  'lefts',
  'moves',
  'challenges',
  'unsubscribes',
  'failureSubjects',
  'failures',
  'causes',
  'delaySubjects',
  'delays',
  'successes',
  'copies',
] as const;

/**
 * The words of one language. Phrases follow the syntax of rules/README.md: folded, whole words, `(a|b)`, `*`, `#`.
 * None of them proves anything alone; the readers ask for signs in the header as well.
 */
export interface Language {
  /** BCP 47 code: the file's name. */
  readonly code: string;
  /** Letters that programs without them write in another way. */
  readonly spellings?: Readonly<Record<string, string>>;
  /** What stands before the subject of an answer or a forwarded mail, without the colon. */
  readonly answers: readonly string[];
  readonly forwards: readonly string[];
  /** What stands before the subject of a read receipt, without the colon. */
  readonly receipts: readonly string[];
  /** How subjects of automatic replies begin. Plain words, no signs. */
  readonly autoSubjects: readonly string[];
  /** A person's absence, in a subject or a body. Words that also stand in ordinary mails are left out. */
  readonly absences: readonly string[];
  /** A body's own statement that a machine answers. */
  readonly automatics: readonly string[];
  /** The person has left, or the mailbox is no longer read. */
  readonly lefts: readonly string[];
  /** A body's statement of a new address. */
  readonly moves: readonly string[];
  /** Somebody must confirm, or be let in, before the mail is delivered. */
  readonly challenges: readonly string[];
  /** Whole subjects of mails that end a subscription. Plain words. */
  readonly unsubscribes: readonly string[];
  readonly failureSubjects: readonly string[];
  /** Sentences of failure notices: what became of the message, not why. */
  readonly failures: readonly string[];
  /**
   * Why, as notices say it without a reply code: by these the words about a recipient are found. Only for languages
   * in which whole systems write so; elsewhere codes and places in the text must do.
   */
  readonly causes: readonly string[];
  readonly delaySubjects: readonly string[];
  readonly delays: readonly string[];
  readonly successes: readonly string[];
  /** Headings at which the returned copy begins. */
  readonly copies: readonly string[];
}
