// Reads which streams of ours a provider's scopes are: from postbound.toml, or from `NAME=STREAM,STREAM`.

import type { Fields } from '../text/fields.ts';

/** Name of a scope → streams; one that is for all has the stream `''`. */
export type Scopes = ReadonlyMap<string, readonly string[]>;

const ALL = '*';

export function readScopeSettings(fields: Fields): Scopes {
  return new Map(
    fields.keys().map((name) => {
      fields.needs(name, `name streams: ${name} = ["newsletter"]`);
      return [name, streamsOf(fields.texts(name))];
    }),
  );
}

/** Null where it is not written like `NAME=STREAM,STREAM`. */
export function scopeOf(text: string): readonly [name: string, streams: readonly string[]] | null {
  const equals = text.indexOf('=');
  const streams = text
    .slice(equals + 1)
    .split(',')
    .map((stream) => stream.trim())
    .filter((stream) => stream !== '');
  return equals < 1 || streams.length === 0 ? null : [text.slice(0, equals), streamsOf(streams)];
}

const streamsOf = (streams: readonly string[]): readonly string[] =>
  streams.includes(ALL) ? [''] : streams;
