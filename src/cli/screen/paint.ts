// Colours text by meaning, where the stream shows colours and nobody asked for none.

import type { Fault } from '../../model/fault.ts';

/** Not imported: as an ES module `node:util` loads its diff and the standard error stream, 3 to 6 ms at each start. */
const { styleText } = process.getBuiltinModule('node:util');

/** What a text is; how it looks follows from that. `alarm` is kept for what needs a person now. */
export type Ink = 'strong' | 'quiet' | 'matched' | 'good' | 'alarm' | Fault;

export type Paint = (ink: Ink, text: string) => string;

type Style = Parameters<typeof styleText>[0];

/** Colour tells whose fault it is, not how bad it is; the words beside it say the same. */
const STYLES: Readonly<Record<Ink, Style>> = {
  strong: 'bold',
  quiet: 'dim',
  matched: ['bold', 'underline'],
  good: 'green',
  alarm: ['bold', 'red'],
  'recipient-address': 'magenta',
  'recipient-mailbox': 'magenta',
  'recipient-policy': 'blue',
  'recipient-system': 'blue',
  message: 'yellow',
  'sender-authentication': 'cyan',
  'sender-reputation': 'cyanBright',
  'sender-system': 'yellowBright',
  forwarding: 'magentaBright',
  network: 'blueBright',
  none: 'green',
  unknown: 'gray',
};

export const plain: Paint = (_ink, text) => text;

/** Node decides for the stream: terminal or not, NO_COLOR, FORCE_COLOR, NODE_DISABLE_COLORS. */
export function painter(stream: NodeJS.WritableStream): Paint {
  const coloured = styleText('bold', 'x', { stream }) !== 'x';
  if (!coloured) return plain;
  return (ink, text) => styleText(STYLES[ink], text, { validateStream: false });
}
