// Reads which streams of ours a provider's scopes are: from postbound.toml, or from `NAME=STREAM,STREAM`.

/** Name of a scope → streams; one that is for all has the stream `''`. */
export type Scopes = ReadonlyMap<string, readonly string[]>;

const ALL = '*';

/** @param say takes what is wrong, in a sentence. */
export function readScopeSettings(value: unknown, say: (problem: string) => void): Scopes {
  const scopes = new Map<string, readonly string[]>();
  if (value === undefined) return scopes;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    say('`scopes` must be a table: [scopes] non_transactional = ["newsletter"]');
    return scopes;
  }
  for (const [name, streams] of Object.entries(value)) {
    const told = Array.isArray(streams) ? streams : [streams];
    if (told.length > 0 && told.every((one) => typeof one === 'string'))
      scopes.set(name, streamsOf(told));
    else say(`\`scopes.${name}\` must be a list of streams: ${name} = ["newsletter"]`);
  }
  return scopes;
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
