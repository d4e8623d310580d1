// `postbound check-domain`, `checklist` and `reports` as processes, without a network.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../helpers/folder.ts';
import { objects, postbound } from '../../helpers/postbound.ts';
import { dmarcXml, record, tlsJson } from '../../intake/reports/samples.ts';

const ZONE = {
  '*': 'no data',
  'MX example.com': ['10 mx.example.com'],
  'A mx.example.com': ['192.0.2.10'],
  'TXT example.com': ['v=spf1 mx -all'],
  'TXT _domainkey.example.com': 'no name',
  'TXT _dmarc.example.com': ['v=DMARC1; p=reject; rua=mailto:d@example.com'],
};

describe('check-domain', () => {
  const folder = folderOf({
    'zone.json': JSON.stringify(ZONE),
    'silent.json': '{"*": "failed: timeout"}',
    'broken.json': '{',
  });
  const check = (...args: string[]) => postbound(['check-domain', ...args], { cwd: folder });

  it('tells errors first, and ends with 1', () => {
    const { status, out } = check('Example.COM.', '--answers', 'zone.json', '--ip', '192.0.2.11');
    expect(status).toBe(1);
    expect(out).toMatch(/^example\.com: 3 errors, 4 in order|^example\.com: 3 errors/);
    expect(out).toContain('✗ SPF 192.0.2.11: SPF of example.com answers “fail” for this address');
    expect(out).toContain('\n      ip4:192.0.2.11\n');
    expect(out).toContain('✗ DKIM example.com: no DKIM key exists');
  });

  it('prints JSON', () => {
    const { out } = check('example.com', '--answers', 'zone.json', '--json');
    const [{ domain, findings } = {}] = objects(out);
    expect(domain).toBe('example.com');
    expect(findings).toContainEqual(expect.objectContaining({ check: 'spf', state: 'ok' }));
  });

  it('finds no error where the network is silent', () => {
    const { status, out } = check('example.com', '--answers', 'silent.json');
    expect(status).toBe(0);
    expect(out).toMatch(/^example\.com: \d+ unknown\n/);
  });

  it('records what it was answered, which answers the same', () => {
    const first = check('example.com', '--answers', 'zone.json', '--record', 'noted.json');
    expect(JSON.parse(readFileSync(join(folder, 'noted.json'), 'utf8'))).toMatchObject({
      'TXT example.com': ['v=spf1 mx -all'],
    });
    expect(check('example.com', '--answers', 'noted.json')).toEqual(first);
  });

  it.each([
    [['nonsense'], 1, 'nonsense is no domain'],
    [[], 1, 'name one domain'],
    [['example.com', '--answers', 'none.json'], 2, 'none.json'],
    [['example.com', '--answers', 'broken.json'], 2, 'it is no JSON'],
  ])('refuses %j', (args, code, words) => {
    const { status, err } = check(...args);
    expect(status).toBe(code);
    expect(err).toContain(words);
  });
});

describe('checklist', () => {
  it('shows what a receiver demands, by its name, domain or a reason', () => {
    expect(postbound(['checklist', 't-online']).out).toMatch(/^What T-Online demands\n· /);
    expect(postbound(['checklist', 't-online.de']).out).toMatch(/^What T-Online demands\n/);
    expect(postbound(['checklist', 'ptr-invalid']).out).toMatch(
      /^What receivers in general demand\n/,
    );
    const [list] = objects(postbound(['checklist', 'auth-dkim', 'gmx', '--json']).out);
    expect(list).toMatchObject({ receiver: 'gmx', demands: [{ checks: ['dkim', 'dmarc'] }] });
  });

  it('refuses what nobody has', () => {
    const { status, err } = postbound(['checklist', 't-onlin']);
    expect(status).toBe(1);
    expect(err).toContain('t-online');
  });

  it('is shown in part by explain', () => {
    const { out } = postbound([
      'explain',
      '550-5.7.26 This mail is unauthenticated and was blocked: the sender must pass SPF or DKIM. https://support.google.com/mail gsmtp',
    ]);
    expect(out).toContain('What Gmail and Google Workspace demand');
    expect(postbound(['explain', '552 5.2.2 Mailbox is full']).out).not.toContain('demand');
  });
});

describe('reports', () => {
  it('sums up what was imported', () => {
    const folder = folderOf({
      'in/a.xml': dmarcXml(
        record({ count: 3 }) + record({ ip: '=1+1', count: 1, dkim: 'fail', spf: 'fail' }),
      ),
      'in/t.json': JSON.stringify(tlsJson()),
    });
    const run = (...args: string[]) => postbound(args, { cwd: folder });
    expect(run('import', 'in').out).toContain('2 reports of other mail systems added');
    const { out } = run('reports');
    expect(out).toContain('DMARC: 3 of 4 mails passed (75.0 %)');
    expect(out).toContain('TLS: 5 of 103 sessions failed (4.9 %)');
    expect(run('reports', '--csv').out).toContain("'=1+1,1,0,0,0,0,0,0,receiver.example\r\n");
    expect(objects(run('reports', 'tls', '--json').out)).toHaveLength(3);
    expect(run('reports', '--domain', 'example.net').out).toContain('No reports are stored');
    expect(run('reports', '--since', '2026-04-01').out).toContain('No reports are stored');
  });
});
