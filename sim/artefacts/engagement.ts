// Writes opens and clicks as JSON lines and as the access log of the link server, with the truth of who did them.

import { join } from 'node:path';
import type { Fact, Touch } from '../world/fact.ts';
import { LINK_HOST } from '../world/sender.ts';
import type { Artefact } from './artefact.ts';
import { accessTime, isoTime } from './dates.ts';
import { Output } from './output.ts';

/** −1 is the picture, −2 the link that nobody sees; see `Touch.link`. */
const PICTURE = -1;
const HIDDEN = -2;

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
    const { mail, touch, time } = fact;
    const type =
      fact.is === 'unsubscribed' ? 'unsubscribed' : touch.link === PICTURE ? 'opened' : 'clicked';
    const path = pathOf(type, mail.linkToken, touch);
    const { ip, userAgent, method } = touch;
    const id = `t${++this.#number}`;
    const event = { id, type, time: isoTime(time), token: mail.linkToken, ip, userAgent, method };
    this.#events.write(`${JSON.stringify({ ...event, url: `https://${LINK_HOST}${path}` })}\n`);
    const [status, size] =
      type === 'opened' ? [200, 43] : type === 'clicked' ? [302, 0] : [200, 12];
    this.#access.write(
      `${ip} - - [${accessTime(time)}] "${method} ${path} HTTP/1.1" ${status} ${size} "-" "${userAgent}"\n`,
    );
    const about = { message: mail.id, recipient: mail.person.address };
    const truth = { by: touch.by, what: touch.what, isHidden: touch.link === HIDDEN };
    this.#truth.write(
      `${JSON.stringify({ id, type, time: Math.floor(time), ...about, ...truth })}\n`,
    );
  }

  close(time: number): void {
    for (const output of [this.#events, this.#access, this.#truth]) output.close(time);
  }
}

function pathOf(type: string, token: string, { link }: Touch): string {
  if (type === 'opened') return `/o/${token}.gif`;
  if (type === 'unsubscribed') return `/u/${token}`;
  return `/c/${token}/${link === HIDDEN ? 'h' : link}`;
}
