// Cuts the value of a named field out of a log's line.

/** What stands between two marks, from a place on; `''` where one of them is missing. */
export function between(line: string, open: string, close: string, from = 0): string {
  const start = line.indexOf(open, from);
  if (start < 0) return '';
  const end = line.indexOf(close, start + open.length);
  return end < 0 ? '' : line.slice(start + open.length, end);
}

/** The word behind a mark, up to a space or the line's end; `''` where the mark is missing. */
export function wordBehind(line: string, mark: string, from = 0): string {
  const start = line.indexOf(mark, from);
  if (start < 0) return '';
  const end = line.indexOf(' ', start + mark.length);
  return line.slice(start + mark.length, end < 0 ? undefined : end);
}

/** An address between angle brackets behind a mark such as `from=`; `<>` for the null reverse-path. */
export function pathBehind(line: string, mark: string, from = 0): string {
  const start = line.indexOf(`${mark}<`, from);
  if (start < 0) return '';
  const end = line.indexOf('>', start + mark.length);
  if (end < 0) return '';
  const path = line.slice(start + mark.length + 1, end);
  return path === '' ? '<>' : path;
}

const SERVER = /^([^\s[(]{1,255}) ?[[(]((?:IPv6:)?[\da-fA-F:.]{2,45})[\])]/;

/** `mx.example.com [192.0.2.1]` or `mx.example.com(192.0.2.1)` → its two parts; a bare name is the host. */
export function hostAndIp(text: string): { host: string; ip: string } {
  const found = SERVER.exec(text.slice(0, 320));
  return { host: found?.[1] ?? text, ip: found?.[2] ?? '' };
}
