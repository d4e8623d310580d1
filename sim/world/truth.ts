// Sums up the story of one mail into what is true of it at the end of the world.

import { builtInRules } from '../../src/pipeline/classify.ts';
import { lifeAt } from './answers.ts';
import type { Answer, Mail, Truth } from './fact.ts';

type Growing = { -readonly [Key in keyof Truth]: Truth[Key] };

/** Nothing that happens from `end` on is true yet. */
export class TruthSoFar {
  readonly #truth: Growing;
  readonly #end: number;
  #isGrey = false;
  #isLost = false;

  constructor(mail: Mail, end: number) {
    this.#end = end;
    const alive = lifeAt(mail.person.life, mail.submittedAt) === 'accepted';
    this.#truth = { ...UNTRIED, alive };
  }

  set forwardedTo(address: string) {
    this.#truth.forwardedTo = address;
  }

  dropped(time: number): void {
    if (time < this.#end)
      this.#put('not-attempted', { cause: 'suppressed', reason: 'suppressed', stage: 'build' });
  }

  attempt(time: number, answer: Answer): void {
    if (time >= this.#end) return;
    this.#truth.attempts++;
    if (answer.cause === 'greylist') this.#isGrey = true;
    if (answer.cause === 'lost-after-dot') this.#isLost = true;
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
    if (this.#truth.forwardedTo !== '') this.#truth.fault = 'forwarding';
    this.#truth.failedAt = Math.floor(time);
  }

  #put(state: string, { cause, reason, stage }: Pick<Answer, 'cause' | 'reason' | 'stage'>): void {
    const fault = builtInRules().reasons.get(reason)?.fault ?? 'unknown';
    Object.assign(this.#truth, { state, stage, reason, cause, fault });
  }

  asItIs(): Truth {
    return this.#truth;
  }
}

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
};
