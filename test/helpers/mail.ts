// Writes small mails for tests, and the tree of a mail in one line.
import type { Message, Part } from '../../src/mime/message.ts';

/** The tree in one line: types, and the text of the leaves. */
export function tree(part: Part): string {
  const { parts, type } = part;
  if (parts.length === 0) return `${type}(${part.text().trim()})`;
  return `${type}[${parts.map(tree).join(' ')}]`;
}

export const codes = (message: Message): string[] => message.problems.map((one) => one.code);

export const mail = (...lines: string[]): string => lines.join('\n');

export const multipart = (boundary: string, ...body: string[]): string =>
  mail(`Content-Type: multipart/mixed; boundary=${boundary}`, '', ...body);
