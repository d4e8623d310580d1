// Writes which links each mailing has, in their order, with the one that nobody sees.

import { join } from 'node:path';
import type { Fact } from '../world/fact.ts';
import { hiddenPlace, linkCount } from '../world/links.ts';
import { OWN_DOMAIN } from '../world/sender.ts';
import type { Artefact } from './artefact.ts';
import { Output } from './output.ts';

export class Campaigns implements Artefact {
  readonly #output: Output;
  readonly #told: Set<string> = new Set();

  constructor(folder: string) {
    this.#output = new Output(join(folder, 'campaigns.jsonl'));
  }

  see(fact: Fact): void {
    if (fact.is !== 'submitted' || this.#told.has(fact.mail.campaign)) return;
    const { campaign } = fact.mail;
    this.#told.add(campaign);
    if (campaign !== '')
      this.#output.write(`${JSON.stringify({ campaign, links: linksOf(campaign) })}\n`);
  }

  close(time: number): void {
    this.#output.close(time);
  }
}

function linksOf(campaign: string): object[] {
  const links: object[] = Array.from({ length: linkCount(campaign) }, (_, link) => ({
    link: String(link),
    url: `https://www.${OWN_DOMAIN}/${campaign}/${link}`,
  }));
  links.splice(hiddenPlace(campaign), 0, { link: 'h', honeypot: true });
  return links;
}
