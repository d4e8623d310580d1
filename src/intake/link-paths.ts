// Reads which message and link the path of a request names → event type, token, link.

import type { EventType } from '../model/event.ts';
import type { LinkPaths } from '../model/links.ts';

/** What a path names; `''`: not told. */
export interface LinkRequest {
  readonly type: EventType;
  readonly token: string;
  readonly message: string;
  readonly recipient: string;
  readonly link: string;
}

type Name = 'token' | 'message' | 'recipient' | 'link' | '';

/** What stands between two literal parts. */
interface Piece {
  readonly name: Name;
  /** What must stand behind it; `''` at the end of the path. */
  readonly before: string;
}

interface PathForm {
  readonly type: EventType;
  readonly head: string;
  readonly pieces: readonly Piece[];
  /** Parameter of the query → what its value names. */
  readonly query: ReadonlyMap<string, Name>;
}

const LONGEST = 2048;
const MOST_PARAMETERS = 50;
const NAMES: ReadonlySet<string> = new Set(['token', 'message', 'recipient', 'link']);

/** Makes a reader of paths; forms that were told first win. */
export function pathReader(paths: LinkPaths): (path: string) => LinkRequest | null {
  const forms = [
    ...paths.click.map((form) => formOf('clicked', form)),
    ...paths.open.map((form) => formOf('opened', form)),
    ...paths.unsubscribe.map((form) => formOf('unsubscribed', form)),
    ...paths.converted.map((form) => formOf('converted', form)),
  ];
  return (path) => {
    if (path.length > LONGEST) return null;
    const mark = path.indexOf('?');
    const place = mark < 0 ? path : path.slice(0, mark);
    const query = mark < 0 ? '' : path.slice(mark + 1);
    for (const form of forms) {
      const found = matched(form, place, query);
      if (found) return found;
    }
    return null;
  };
}

/** Why a form is of no use, in words; `''` where it is good. */
export function pathProblem(form: string): string {
  if (!form.startsWith('/')) return 'must begin with /';
  const names = [...form.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '');
  const unknown = names.find((name) => !NAMES.has(name));
  if (unknown !== undefined)
    return `names {${unknown}}; known: {token}, {message}, {recipient}, {link}`;
  return names.includes('token') || names.includes('message')
    ? ''
    : 'must name {token} or {message}';
}

function formOf(type: EventType, form: string): PathForm {
  const [place = '', query = ''] = form.split('?', 2);
  const parts = place.split(/(\{[a-z]{1,20}\}|\*)/);
  const pieces: Piece[] = [];
  for (let at = 1; at < parts.length; at += 2)
    pieces.push({ name: nameOf(parts[at] ?? ''), before: parts[at + 1] ?? '' });
  const parameters = query.split('&').filter((one) => one.includes('='));
  return {
    type,
    head: parts[0] ?? '',
    pieces,
    query: new Map(
      parameters.map((one) => [
        one.slice(0, one.indexOf('=')),
        nameOf(one.slice(one.indexOf('=') + 1)),
      ]),
    ),
  };
}

function nameOf(text: string): Name {
  const name = text.slice(1, -1);
  return NAMES.has(name) ? (name as Name) : '';
}

function matched(form: PathForm, place: string, query: string): LinkRequest | null {
  if (!place.startsWith(form.head)) return null;
  const values: Record<Name, string> = { token: '', message: '', recipient: '', link: '', '': '' };
  let at = form.head.length;
  for (const { name, before } of form.pieces) {
    const slash = place.indexOf('/', at);
    const end = before === '' ? (slash < 0 ? place.length : slash) : place.indexOf(before, at);
    if (end <= at || (slash >= 0 && slash < end)) return null;
    values[name] = decoded(place.slice(at, end));
    at = end + before.length;
  }
  if (at !== place.length || !readQuery(form.query, query, values)) return null;
  return values.token === '' && values.message === '' ? null : { type: form.type, ...values };
}

function readQuery(
  wanted: ReadonlyMap<string, Name>,
  query: string,
  values: Record<Name, string>,
): boolean {
  if (wanted.size === 0) return true;
  let found = 0;
  for (const parameter of query.split('&', MOST_PARAMETERS)) {
    const mark = parameter.indexOf('=');
    const name = wanted.get(parameter.slice(0, mark));
    if (mark < 0 || name === undefined) continue;
    values[name] = decoded(parameter.slice(mark + 1));
    found++;
  }
  return found >= wanted.size;
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
