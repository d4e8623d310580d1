// Writes whose words the rules know, with the number of rules for each.
import type { SpeakerKind } from '../../src/classify/compiled.ts';
import type { RuleFile } from '../../src/rules/rule-file.ts';

const KINDS: Readonly<Record<Exclude<SpeakerKind, 'common'>, string>> = {
  receiver: 'Receivers',
  filter: 'Filters in front of receivers',
  server: 'Server software',
  sender: 'Sending services and smarthosts',
};

/** Subjects that their file's name does not tell well. */
const SUBJECTS: Readonly<Record<string, string>> = {
  address: 'addresses',
  closed: 'closed addresses',
  'languages-notices': 'notices in other languages',
  'languages-refusals': 'refusals in other languages',
  mailbox: 'mailboxes',
  status: 'enhanced status codes',
  system: 'systems and networks',
};

export function rulesPart(files: readonly RuleFile[]): string {
  const own = Object.entries(KINDS).map(([kind, heading]) => {
    const ofKind = files.filter(({ speaker }) => speaker.kind === kind);
    const speakers = Map.groupBy(ofKind, ({ speaker }) => speaker.name);
    return `**${heading}** (${speakers.size}): ${list(speakers)}`;
  });
  const common = files.filter(({ speaker }) => speaker.kind === 'common');
  return `## Who is understood

${sum(files)} rules with ${files.flatMap(({ rules }) => rules.flatMap(({ examples }) => examples)).length} examples, the number of each in brackets. They lie in [rules/](../rules/README.md), every one with its source;
\`postbound rules list\` prints them. The newest source is of ${newest(files)}.

${own.join('\n\n')}

**What many systems say**: ${list(Map.groupBy(common, commonName))}`;
}

/** Most rules first. */
function list(filesByName: ReadonlyMap<string, readonly RuleFile[]>): string {
  return [...filesByName]
    .map(([name, files]) => [name, sum(files)] as const)
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .map(([name, rules]) => `${name} (${rules})`)
    .join(' · ');
}

/** `rules/standard/common-closed.toml` is of closed addresses; each file is one subject. */
function commonName({ file }: RuleFile): string {
  const subject = file.replace(/^.*\/|\.toml$/g, '').replace(/^common-/, '');
  const family = /^languages-(.+)$/.exec(subject)?.[1];
  const name = family ? `${family.charAt(0).toUpperCase()}${family.slice(1)} languages` : subject;
  return (SUBJECTS[subject] ?? name).replaceAll('-', ' ');
}

const sum = (files: readonly RuleFile[]): number =>
  files.reduce((total, { rules }) => total + rules.length, 0);

/** Year and month. */
function newest(files: readonly RuleFile[]): string {
  const months = files.flatMap(({ sources }) =>
    [...sources.values()].flatMap(({ name }) => /\b20\d\d-\d\d(?=-\d\d\b)/.exec(name) ?? []),
  );
  return months.sort().at(-1) ?? '';
}
