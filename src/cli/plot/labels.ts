// Moves labels apart that would cover each other.

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface PlacedLabel extends Label {
  /** Where its text stands; the point stays at `y`. */
  readonly textY: number;
}

const LETTER = 6.8;

/**
 * Each below those that it would cover, all of them above `bottom`.
 *
 * @param height of a line of text.
 */
export function placeLabels(
  labels: readonly Label[],
  height: number,
  bottom: number,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    const width = label.text.length * LETTER;
    const near = placed.filter(
      ({ x, text }) => x < label.x + width && label.x < x + text.length * LETTER,
    );
    let textY = label.y;
    for (const other of near) if (textY < other.textY + height) textY = other.textY + height;
    placed.push({ ...label, textY });
  }
  const over = Math.max(0, ...placed.map(({ textY }) => textY - bottom));
  return over === 0 ? placed : pushedUp(placed, height, bottom);
}

/** Too many at the bottom: from there upwards. */
function pushedUp(placed: readonly PlacedLabel[], height: number, bottom: number): PlacedLabel[] {
  const moved: PlacedLabel[] = [];
  for (const label of [...placed].reverse()) {
    const width = label.text.length * LETTER;
    const near = moved.filter(
      ({ x, text }) => x < label.x + width && label.x < x + text.length * LETTER,
    );
    let textY = Math.min(label.textY, bottom);
    for (const other of near) if (textY > other.textY - height) textY = other.textY - height;
    moved.push({ ...label, textY });
  }
  return moved.reverse();
}
