// `postbound check-domain`: says what receivers will find wrong with a domain that sends mail.

import { asciiDomain, runDomainCheck } from '../app/check-domain.ts';
import type { Args } from './args.ts';
import { type Command, EXIT } from './command.ts';
import { warn, write } from './out.ts';
import { findingsScreen } from './screen/findings-screen.ts';
import { painter } from './screen/paint.ts';
import { UsageError } from './usage-error.ts';

export const checkDomainCommand: Command = {
  name: 'check-domain',
  summary: 'check what receivers look at when a domain sends: SPF, DKIM, DMARC, MX, PTR, TLS',
  usage: ['DOMAIN'],
  details: [
    'DOMAIN is the one in From, or the one of your return path. Asks name servers, and the web server of your MTA-STS policy; nothing is sent anywhere. What the network does not tell is “unknown”, never an error.',
    'With --json one object: {"domain", "findings": [{"check", "state", "about", "says", "saw", "means", "todo", "line", "source"}]}. Exit code 1 where there is an error.',
  ],
  options: [
    { name: 'ip', value: 'ADDRESS', help: 'an address you send from (may be repeated)' },
    { name: 'selector', value: 'NAME', help: 'a DKIM selector you sign with (may be repeated)' },
    {
      name: 'server',
      value: 'ADDRESS',
      help: 'ask this name server (default: those of the system)',
    },
    { name: 'answers', value: 'FILE', help: 'ask this file of recorded answers, not the network' },
    { name: 'record', value: 'FILE', help: 'write the answers that came into this file' },
    { name: 'json', help: 'print one JSON object' },
  ],
  examples: [
    { line: 'postbound check-domain example.com', what: 'what is published' },
    {
      line: 'postbound check-domain example.com --ip 192.0.2.1 --selector s1',
      what: 'whether your own mail passes',
    },
  ],
  run,
};

const WIDTH = 80;

/** An address, with or without port. */
const SERVER = /^(?:[0-9.]{7,15}(?::\d{1,5})?|[0-9a-f:]{2,39}|\[[0-9a-f:]{2,39}\](?::\d{1,5})?)$/i;

function serversOf(args: Args): readonly string[] {
  const servers = args.lists.get('server') ?? [];
  const wrong = servers.find((server) => !SERVER.test(server));
  if (wrong !== undefined) throw new UsageError(`--server ${wrong}: must be an IP address`);
  return servers;
}

async function run(args: Args): Promise<number> {
  const [word, ...more] = args.words;
  if (word === undefined || more.length > 0) throw new UsageError('name one domain');
  const domain = asciiDomain(word);
  if (domain === null) throw new UsageError(`${word} is no domain: it is written like example.com`);
  const checked = await runDomainCheck({
    domain,
    ips: [...(args.lists.get('ip') ?? [])],
    selectors: [...(args.lists.get('selector') ?? [])],
    servers: serversOf(args),
    answersFile: args.values.get('answers') ?? '',
    recordFile: args.values.get('record') ?? '',
  });
  if (checked.kind === 'failed') {
    warn(checked.why);
    return EXIT.unreadable;
  }
  const { findings } = checked;
  if (args.switches.has('json')) await write(`${JSON.stringify({ domain, findings })}\n`);
  else {
    const width = Math.min(process.stdout.columns ?? WIDTH, WIDTH);
    const frame = { paint: painter(process.stdout), width };
    await write(`${findingsScreen(domain, findings, frame).join('\n')}\n`);
  }
  return findings.some(({ state }) => state === 'error') ? EXIT.wrong : EXIT.ok;
}
