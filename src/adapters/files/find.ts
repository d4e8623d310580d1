// Finds the files that hold mail, from the paths a user named, in a stable order.
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { MailFile, Unreadable } from '../../ports/mail-input.ts';
import { fs } from './fs.ts';
import { trouble } from './trouble.ts';

export type Found = MailFile | Unreadable;

/** Folders inside folders inside folders: deeper is a loop or an accident. */
const MAX_DEPTH = 60;
/** Names that hold one mail. Everything else may be a mailbox; its first line tells. */
const ONE_MAIL = /\.(?:eml|emlx|msg)(?:\.(?:gz|zst))?$/i;
const NUMBERED = /^(.+)#([1-9]\d{0,8})$/s;

/**
 * Yields every file under the paths: arguments in their order, folders by name. A folder with `new` and `cur` is a
 * Maildir: those two are read, `tmp` never, and its `.Sub` folders after it. Hidden files, sockets and folders behind
 * links are passed over. `box#3` is the third mail of `box`.
 */
export function* findFiles(paths: readonly string[]): Generator<Found> {
  for (const path of paths) {
    if (path === '-') yield { kind: 'file', path, name: '-', single: false, only: 0 };
    else yield* named(path);
  }
}

function* named(path: string): Generator<Found> {
  const stats = fs.statSync(path, { throwIfNoEntry: false, bigint: false });
  if (stats?.isDirectory()) yield* folder(path, shown(path), 0);
  else if (stats) yield file(path, shown(path), 0);
  else yield numbered(path);
}

function numbered(path: string): Found {
  const [, stem, number] = NUMBERED.exec(path) ?? [];
  if (stem !== undefined && fs.statSync(stem, { throwIfNoEntry: false })?.isFile())
    return { kind: 'file', path: stem, name: shown(stem), single: false, only: Number(number) };
  return trouble(shown(path), Object.assign(new Error(), { code: 'ENOENT' }));
}

function file(path: string, name: string, only: number): MailFile {
  return { kind: 'file', path, name, single: ONE_MAIL.test(name), only };
}

/** Windows separates folders by a backslash; names in results do not. */
const shown = (path: string): string => path.replaceAll('\\', '/');

function* folder(path: string, name: string, depth: number): Generator<Found> {
  const entries = list(path, name);
  if ('kind' in entries) yield entries;
  else if (depth > MAX_DEPTH)
    yield { kind: 'unreadable', name, why: `more than ${MAX_DEPTH} folders deep` };
  else if (isMaildir(entries)) yield* maildir(path, name, entries, depth);
  else yield* plain(path, name, entries, depth);
}

function list(path: string, name: string): Dirent[] | Unreadable {
  try {
    return fs.readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return trouble(name, error);
  }
}

function isMaildir(entries: readonly Dirent[]): boolean {
  const has = (name: string): boolean =>
    entries.some((entry) => entry.name === name && entry.isDirectory());
  return has('new') && has('cur');
}

function* maildir(
  path: string,
  name: string,
  entries: readonly Dirent[],
  depth: number,
): Generator<Found> {
  for (const part of ['new', 'cur']) {
    const mails = list(join(path, part), under(name, part));
    if ('kind' in mails) yield mails;
    else
      for (const mail of mails)
        if (isReadable(mail, join(path, part))) {
          const at = under(under(name, part), mail.name);
          yield {
            kind: 'file',
            path: join(path, part, mail.name),
            name: at,
            single: true,
            only: 0,
          };
        }
  }
  for (const entry of entries)
    if (entry.isDirectory() && /^\.[^.]/.test(entry.name))
      yield* folder(join(path, entry.name), under(name, entry.name), depth + 1);
}

function* plain(
  path: string,
  name: string,
  entries: readonly Dirent[],
  depth: number,
): Generator<Found> {
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const [at, called] = [join(path, entry.name), under(name, entry.name)];
    if (entry.isDirectory()) yield* folder(at, called, depth + 1);
    else if (isReadable(entry, path)) yield file(at, called, 0);
  }
}

/** A broken link counts as readable: opening it names the trouble. */
function isReadable(entry: Dirent, parent: string): boolean {
  if (entry.name.startsWith('.')) return false;
  if (!entry.isSymbolicLink()) return entry.isFile();
  return fs.statSync(join(parent, entry.name), { throwIfNoEntry: false })?.isDirectory() !== true;
}

const under = (folder: string, name: string): string =>
  folder.endsWith('/') ? folder + name : `${folder}/${name}`;
