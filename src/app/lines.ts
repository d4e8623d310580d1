// Splits a stream of bytes into lines of text, many at a time.

/** A line longer than this is cut: nothing that is meant as a line is. In characters. */
const LONGEST_LINE = 4_000_000;

/** Yields the lines of each chunk together. UTF-8; LF or CRLF; damaged bytes become U+FFFD. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const chunk of chunks) {
    const lines = (open + decoder.decode(chunk, { stream: true })).split('\n');
    open = lines.pop() ?? '';
    if (open.length > LONGEST_LINE) {
      lines.push(open);
      open = '';
    }
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  open += decoder.decode();
  if (open !== '') yield [withoutReturn(open)];
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
