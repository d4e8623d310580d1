import type { Hop } from './hop.ts';
import type { Action } from './kind.ts';
import type { Stage } from './stage.ts';

/** What is known about a reply besides its words. All optional: the less is known, the less sure the verdict. */
export interface Facts {
  /** Receiver or software that spoke: a speaker id (`gmail`, `exchange-online`, `postfix` …), or a host name, or a mail domain. */
  readonly provider?: string;
  /** Host name of the MX or remote server that spoke. */
  readonly mx?: string;
  /** Host that wrote the notice (Reporting-MTA). */
  readonly reportingMta?: string;
  /** At which stage the reply came. */
  readonly stage?: Stage;
  /** Whose words these are: the remote server's, the reporting server's own. */
  readonly speaker?: 'remote' | 'reporter' | 'unknown';
  /** `outbound`: a server's answer to us. `submission`: our own provider's or smarthost's answer. */
  readonly direction?: 'outbound' | 'submission' | 'unknown';
  readonly hop?: Hop;
  readonly action?: Action | '';
  /** Status field and reply code told beside the words. */
  readonly status?: string;
  readonly replyCode?: string;
  readonly recipient?: string;
  /** Envelope sender: an address in the reply that equals it is ours, not the recipient's. */
  readonly sender?: string;
  /** Weaker prose around the reply. */
  readonly context?: string;
}
