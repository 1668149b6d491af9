/** Where two layers of feeling part: by more than a point, and by more than chance explains. Pure; the screens use it too. */

export const layers = ['assumed', 'reported', 'observed'] as const;
export type Layer = (typeof layers)[number];

/** A layer at one place; an assumption has no range. Null: not enough is known. */
export interface Felt {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Parting {
  readonly between: readonly [Layer, Layer];
  /** The second less the first. */
  readonly by: number;
}

/** More than this is no shade of opinion. */
const A_POINT = 1;

export function assumedFelt(value: number | null): Felt {
  return { value, low: value, high: value };
}

/** Widest first. */
export function partings(felt: Readonly<Record<Layer, Felt>>): Parting[] {
  const pairs = layers.flatMap((one, i) => layers.slice(i + 1).map((other) => [one, other] as const));
  return pairs
    .flatMap((between): Parting[] => {
      const by = apart(felt[between[0]], felt[between[1]]);
      return by === null ? [] : [{ between, by }];
    })
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

/** The difference where it counts; null where it does not. */
function apart(one: Felt, other: Felt): number | null {
  if (one.value === null || other.value === null) return null;
  const by = other.value - one.value;
  if (Math.abs(by) <= A_POINT) return null;
  // The sides that face each other, put together as those of independent figures.
  const [lower, upper] = by > 0 ? [one, other] : [other, one];
  const reach = Math.hypot(
    (lower.high ?? lower.value ?? 0) - (lower.value ?? 0),
    (upper.value ?? 0) - (upper.low ?? upper.value ?? 0),
  );
  return Math.abs(by) > reach ? Math.round(by * 1000) / 1000 : null;
}
