// Writes the settings by which the sender of the world knows its own mail.

import { join } from 'node:path';
import {
  BOUNCE_DOMAIN,
  OWN_DOMAIN,
  OWN_HOST,
  TOKEN_PREFIX,
  TOKEN_SECRET,
} from '../world/sender.ts';
import { isoTime } from './dates.ts';
import { Output } from './output.ts';

export function writeSettings(folder: string, start: number): void {
  const output = new Output(join(folder, 'postbound.toml'));
  output.write(`zone = "UTC"

[own]
domains = ["${OWN_DOMAIN}"]
return_path_domains = ["${BOUNCE_DOMAIN}"]
message_id_domains = ["${OWN_DOMAIN}"]
hosts = ["${OWN_HOST}"]
token_prefix = "${TOKEN_PREFIX}"
tagged_since = "${isoTime(start).slice(0, 10)}"

[links]
open = "/o/{token}.gif"
click = "/c/{token}/{link}"
unsubscribe = "/u/{token}"
converted = "/thanks/{token}"
honeypot = "h"
campaigns = "campaigns.jsonl"

[[token_keys]]
id = 1
secret = "${TOKEN_SECRET}"
`);
  output.close(start);
}
