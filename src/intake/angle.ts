// Takes an address out of its angle brackets.

/** `<a@example.com>` → `a@example.com`; the null reverse-path stays `<>`; without brackets as it is. */
export function bareAddress(text: string): string {
  const value = text.trim();
  if (value.length <= 2 || !value.startsWith('<') || !value.endsWith('>')) return value;
  return value.slice(1, -1);
}

/** A Message-ID without its angle brackets; `''` stays `''`. */
export function bareId(text: string): string {
  const value = text.trim();
  return value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value;
}
