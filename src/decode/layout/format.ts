// Defines how a text format of returned mails is described: by which signs it is known, how its text is laid out.

import type { Action, Kind } from '../../model/kind.ts';
import type { Span } from '../../model/span.ts';
import type { Stage } from '../../model/stage.ts';
import type { NoticeView } from '../view.ts';

/** One way in which software writes its notices. Formats are data; the shared loop (read-layout.ts) reads them. */
export interface Format {
  /** Lower-case word, unique: `qmail`. */
  readonly id: string;
  /** Where the knowledge comes from: standard, manual, source file, test bed. */
  readonly source: string;
  /** One entry is enough; in an entry everything named must hold. */
  readonly signs: readonly Signs[];
  readonly layout: Layout;
  /** For the rare text that no layout can describe: used instead of the loop. */
  readonly read?: (view: NoticeView) => Reading;
}

/** In each list one item is enough. Plain text, compared without regard to case. */
export interface Signs {
  /** Parts of the From field, display name included. */
  readonly from?: readonly string[];
  readonly subject?: readonly string[];
  /** Header fields that must be there: `x-failed-recipients`, or with the beginning of a value: `x-mailer: smtp32`. */
  readonly headers?: readonly string[];
  /** Phrases (syntax: rules/README.md) in the notice's own text. */
  readonly text?: readonly string[];
}

/**
 * How the lines of a notice are laid out. All expressions must be linear; they are tried on single lines (`said` and
 * `stages` on the words of one recipient, brought onto one line, at most 4,000 characters).
 */
export interface Layout {
  /** Nothing above this line is read. Left out: the text is read from its first line. */
  readonly begin?: RegExp;
  /** The line at which the returned copy begins: nothing from there on is read as words. */
  readonly end?: RegExp;
  /** A line that goes on the line above it, e.g. `/^ {4}\S/`: joined with one space before anything else is tried. */
  readonly continued?: RegExp;
  /** A line that is only the label of a value: where a page became text, the value is the next line that is not blank. */
  readonly labels?: RegExp;
  /**
   * A line that names a recipient. Groups: `address` (may hold several, separated by commas), `target` (a single one
   * that may be no address: `pipe to |/bin/x`), `original` (the address that the sender used), `diagnostic` (words on
   * the same line), `host`.
   */
  readonly recipient: readonly RegExp[];
  /** Recipients stand in sentences that tell the cause as well: such a line is prose around the words. */
  readonly sentences?: true;
  /**
   * A line after which the words begin; its group `diagnostic` holds words on the same line. Left out: the words begin
   * right below the recipient. Words above all recipients count for those that follow; words below several
   * recipients count for each of them.
   */
  readonly words?: RegExp;
  /** The words stand above the recipient that they belong to, for each anew. */
  readonly wordsAbove?: true;
  /** Names without a domain belong to the domain of the notice's From field. */
  readonly localNames?: true;
  /** A line that says nothing: left out of the words. */
  readonly skip?: RegExp;
  /** A line after which nothing is said until the next recipient: neither words nor prose around them. */
  readonly stop?: RegExp;
  /** Whether a blank line ends the words (left out) or stands in their midst. */
  readonly blank?: 'ends' | 'inside';
  /**
   * Takes the words apart: all are tried, the first to fill a group counts. Groups: `diagnostic` (the reply inside),
   * `host`, `command` (SMTP verb as found), `code`, `status`, `original`, `address` (the one that really failed).
   */
  readonly said?: readonly RegExp[];
  /** Words that name the stage, tried before the common ones (stage-words.ts). */
  readonly stages?: readonly (readonly [RegExp, Stage])[];
  /** Subject or heading lines that tell what happened to the recipients below; without a match: `failed`. */
  readonly actions?: readonly (readonly [RegExp, Action])[];
  /** A recipient's own words that tell what happened to it, whatever a heading says of all. */
  readonly told?: readonly (readonly [RegExp, Action])[];
  /** The text holds an SMTP dialogue, `>>>` sent and `<<<` answered (transcript.ts). */
  readonly transcript?: true;
  /**
   * The line below which such a dialogue stands, and nothing else. Other lines there are the reporter's remarks on it
   * (`550 5.1.1 <a>... User unknown`): words for recipients that have none, recipients where no list names any.
   */
  readonly dialogue?: RegExp;
  /** Whose words they are where no reply code tells. Left out: `unknown`. */
  readonly speaker?: 'remote' | 'reporter';
}

/** What a text says about one recipient. `''` means: not told. */
export interface TextRecord {
  readonly address: string;
  readonly original: string;
  /** `''` in complaints. */
  readonly action: Action | '';
  readonly diagnostic: string;
  readonly context: string;
  readonly status: string;
  readonly replyCode: string;
  readonly host: string;
  readonly stage: Stage;
  readonly speaker: 'remote' | 'reporter' | 'unknown';
  readonly at: Span | null;
}

/** What a text says. */
export interface Reading {
  /** What the notice is, where that is more than the actions of its recipients tell. */
  readonly kind?: Kind;
  /** Feedback-Type of a complaint (RFC 5965 §3.1). */
  readonly feedbackType?: string;
  readonly records: readonly TextRecord[];
  /** What the subject or the headings say happened; `''` where no heading told. */
  readonly action: Action | '';
  /** Number of the line at which the returned copy begins, -1 where it does not. */
  readonly returnedAt: number;
}
