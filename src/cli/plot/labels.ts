// Finds places for labels beside their points where they cover neither each other nor another point.

export interface Label {
  readonly text: string;
  /** Of the point; the text stands to its right. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedLabel extends Label {
  /** Where the middle of its text stands. */
  readonly textY: number;
}

export interface Room {
  readonly top: number;
  readonly bottom: number;
  /** Of a line of text. */
  readonly line: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LETTER = 6.8;
/** Half the size of a point. */
const POINT = 6;
/** From the middle of a point to the text. */
export const LABEL_GAP = 12;
/** Further away nobody would see what it belongs to. */
const MOST_LINES = 12;

/** The nearest free place for each, from the top down; where there is none, beside its point. */
export function placeLabels(labels: readonly Label[], room: Room): PlacedLabel[] {
  const taken: Box[] = labels.map(pointBox);
  return [...labels]
    .sort((a, b) => a.y - b.y)
    .map((label) => {
      const free = places(label, room).find((textY) => {
        const box = textBox(label, textY, room);
        return !taken.some((other) => isCovered(box, other));
      });
      const textY = free ?? label.y;
      taken.push(textBox(label, textY, room));
      return { ...label, textY };
    });
}

/** Beside the point, a line below, a line above, two lines below … */
function places({ y }: Label, { top, bottom, line }: Room): number[] {
  const steps = Array.from({ length: MOST_LINES }, (_, at) => (at + 1) * line);
  return [0, ...steps.flatMap((step) => [step, -step])]
    .map((step) => y + step)
    .filter((textY) => textY >= top && textY <= bottom);
}

const pointBox = ({ x, y }: Label): Box => ({
  left: x - POINT,
  right: x + POINT,
  top: y - POINT,
  bottom: y + POINT,
});

const textBox = ({ x, text }: Label, textY: number, { line }: Room): Box => ({
  left: x + LABEL_GAP,
  right: x + LABEL_GAP + text.length * LETTER,
  top: textY - line / 2,
  bottom: textY + line / 2,
});

const isCovered = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
