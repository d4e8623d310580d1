// Maps values to places on an axis, and chooses the values that are written beside it.

export interface Scale {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** From zero to `most` or a little more. */
export function linearScale(most: number, { start, end }: Range): Scale {
  const step = stepFor(most, 5);
  const top = Math.max(step, Math.ceil(most / step - 1e-9) * step);
  const count = Math.round(top / step);
  return {
    place: (value) => start + ((end - start) * value) / top,
    ticks: Array.from({ length: count + 1 }, (_, at) => at * step),
  };
}

const FRACTIONS: readonly number[] = [0.01, 0.05, 0.2, 0.5, 1];

/** By the square root: small shares stand apart, and zero has a place, which it has on no logarithmic axis. */
export function rootScale(most: number, { start, end }: Range): Scale {
  const step = stepFor(most, 1);
  const top = most > 0 ? Math.ceil(most / step - 1e-9) * step : step;
  const ticks = FRACTIONS.map((fraction) => fraction * top).map(twoDigits);
  return {
    place: (value) => start + (end - start) * Math.sqrt(Math.max(0, value) / top),
    ticks: [0, ...ticks],
  };
}

const twoDigits = (value: number): number => Number(value.toPrecision(2));

/** 1, 2 or 5 times a power of ten, so that about `count` steps reach `most`. */
function stepFor(most: number, count: number): number {
  if (!(most > 0)) return 1;
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  return step * power;
}
