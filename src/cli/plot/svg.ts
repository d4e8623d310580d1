// Writes the elements of an SVG picture.

type Value = string | number;
type Attributes = Readonly<Record<string, Value>>;

/** One element a line, attributes and text escaped; `inside` is markup already. */
export function element(name: string, attributes: Attributes, inside: readonly string[]): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${written(value)}"`);
  const start = `<${name}${pairs.join('')}`;
  return inside.length === 0 ? `${start}/>` : `${start}>${inside.join('\n')}</${name}>`;
}

export const textElement = (attributes: Attributes, text: string): string =>
  element('text', attributes, [escaped(text)]);

/** A tenth of a unit is finer than what can be seen. */
const written = (value: Value): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : escaped(value);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Characters that XML forbids become U+FFFD. */
export const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** `M x y L x y …` */
export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
