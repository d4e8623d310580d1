// Makes text that every engine can keep: no NUL (PostgreSQL refuses it), no half surrogates (neither is UTF-8).

export function cleanText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '') : wellFormed;
}
