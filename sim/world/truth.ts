// Sums up the story of one mail into what is true of it at the end of the world.

import { builtInRules } from '../../src/pipeline/classify.ts';
import { lifeAt } from './answers.ts';
import type { Answer, Cause, Mail, TrueExplanation, Truth } from './fact.ts';
import type { Person } from './population.ts';
import { type Receiver, reachOf } from './receivers.ts';

type Growing = { -readonly [Key in keyof Truth]: Truth[Key] };

/** Nothing that happens from `end` on is true yet. */
export class TruthSoFar {
  readonly #truth: Growing;
  readonly #end: number;
  #isGrey = false;
  #isLost = false;
  /** When a connection first broke after the final dot; 0: never. */
  lostAt = 0;

  constructor(mail: Mail, end: number) {
    this.#end = end;
    this.#truth = { ...UNTRIED, alive: isAlive(mail.person, mail.submittedAt) };
  }

  set forwardedTo(address: string) {
    this.#truth.forwardedTo = address;
  }

  set explanation(found: TrueExplanation | null) {
    this.#truth.explanation = found;
  }

  dropped(time: number): void {
    if (time < this.#end)
      this.#put('not-attempted', { cause: 'suppressed', reason: 'suppressed', stage: 'never' });
  }

  attempt(time: number, answer: Answer): void {
    if (time >= this.#end) return;
    this.#truth.attempts++;
    if (answer.cause === 'greylist') this.#isGrey = true;
    if (answer.cause === 'lost-after-dot') {
      this.#isLost = true;
      this.lostAt ||= time;
    }
    if (answer.cause === 'accepted') this.#accept(time, answer);
    else if (answer.isFinal) this.#fail(time, answer);
    else this.#put(this.#isLost ? 'unknown' : 'deferred', answer);
  }

  #accept(time: number, answer: Answer): void {
    this.#put('accepted', { ...answer, stage: 'never' });
    this.#truth.acceptedAt = Math.floor(time);
    this.#truth.greylisted = this.#isGrey;
    this.#isLost = false;
  }

  #fail(time: number, answer: Answer): void {
    this.#put('failed', answer);
    this.#truth.failedAt = Math.floor(time);
  }

  expired(time: number, answer: Answer): void {
    if (time >= this.#end) return;
    if (this.#isLost) this.#put('unknown', answer);
    else this.#fail(time, answer);
  }

  lateBounce(time: number, answer: Answer): void {
    if (time >= this.#end) {
      this.#truth.forwardedTo = '';
      return;
    }
    this.#put('accepted-then-bounced', { ...answer, stage: 'async' });
    // Who forwards breaks SPF; a full mailbox behind a forwarder is full all the same.
    if (this.#truth.forwardedTo !== '' && answer.reason.startsWith('auth-'))
      this.#truth.fault = 'forwarding';
    this.#truth.failedAt = Math.floor(time);
  }

  #put(state: string, { cause, reason, stage }: Pick<Answer, 'cause' | 'reason' | 'stage'>): void {
    // TLS that the other side does not offer is no fault of ours.
    const usual = builtInRules().reasons.get(reason)?.fault ?? 'unknown';
    const fault = cause === 'tls' ? 'recipient-system' : usual;
    Object.assign(this.#truth, { state, stage, reason, cause, fault });
  }

  asItIs(): Truth {
    return this.#truth;
  }
}

const REACHABLE: ReadonlySet<Receiver['reach']> = new Set(['up', 'no-tls']);

function isAlive({ life, receiver }: Person, time: number): boolean {
  if (!REACHABLE.has(reachOf(receiver, time))) return false;
  const cause = lifeAt(life, time);
  return !GONE.has(cause) || (receiver.catchAll && cause === 'no-user');
}

const GONE: ReadonlySet<Cause> = new Set(['no-user', 'disabled', 'moved']);

const UNTRIED: Truth = {
  state: 'submitted',
  stage: 'unknown',
  reason: 'unknown',
  cause: '',
  fault: 'unknown',
  attempts: 0,
  greylisted: false,
  acceptedAt: 0,
  failedAt: 0,
  forwardedTo: '',
  alive: true,
  explanation: null,
};
