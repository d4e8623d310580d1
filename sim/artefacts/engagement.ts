// Writes opens and clicks as JSON lines and as the access log of the link server, with the truth of who did them.

import { join } from 'node:path';
import type { Fact, FactOf } from '../world/fact.ts';
import { HIDDEN } from '../world/links.ts';
import { headersOf, pathOf, tokenIn, touchType } from '../world/requests.ts';
import { LINK_HOST } from '../world/sender.ts';
import type { Artefact } from './artefact.ts';
import { accessTime, isoTime } from './dates.ts';
import { Output } from './output.ts';

const ANSWERS: Readonly<Record<string, readonly [status: number, size: number]>> = {
  opened: [200, 43],
  clicked: [302, 0],
  unsubscribed: [200, 12],
};

export class Engagement implements Artefact {
  readonly #events: Output;
  readonly #access: Output;
  readonly #truth: Output;
  #number = 0;

  constructor(folder: string) {
    this.#events = new Output(join(folder, 'engagement/events.jsonl'));
    this.#access = new Output(join(folder, 'engagement/access.log.gz'));
    this.#truth = new Output(join(folder, 'truth-engagement.jsonl'));
  }

  see(fact: Fact): void {
    if (fact.is !== 'touched' && fact.is !== 'unsubscribed') return;
    const id = `t${++this.#number}`;
    this.#event(id, fact);
    this.#request(fact);
    const { mail, touch, time } = fact;
    const about = { message: mail.id, recipient: mail.person.address };
    const truth = { by: touch.by, what: touch.what, isHidden: touch.link === HIDDEN };
    const type = touchType(fact);
    this.#truth.write(
      `${JSON.stringify({ id, type, time: Math.floor(time), ...about, ...truth })}\n`,
    );
  }

  #event(id: string, fact: FactOf<'touched'> | FactOf<'unsubscribed'>): void {
    const { mail, touch, time } = fact;
    const { ip, userAgent, method, referrer } = touch;
    const type = touchType(fact);
    const token = tokenIn(mail, touch);
    const url = `https://${LINK_HOST}${pathOf(type, token, touch)}`;
    const headers = headersOf(touch);
    const event = { id, type, time: isoTime(time), token, ip, userAgent, method, url, headers };
    this.#events.write(`${JSON.stringify({ ...event, ...(referrer ? { referrer } : {}) })}\n`);
  }

  #request(fact: FactOf<'touched'> | FactOf<'unsubscribed'>): void {
    const { mail, touch, time } = fact;
    const { ip, userAgent, method, referrer } = touch;
    const type = touchType(fact);
    const path = pathOf(type, tokenIn(mail, touch), touch);
    const [status, size] = ANSWERS[type] ?? [200, 2048];
    this.#access.write(
      `${ip} - - [${accessTime(time)}] "${method} ${path} HTTP/1.1" ${status} ${size} "${referrer || '-'}" "${userAgent || '-'}"\n`,
    );
  }

  close(time: number): void {
    for (const output of [this.#events, this.#access, this.#truth]) output.close(time);
  }
}
