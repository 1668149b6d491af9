/** Many tests at once: how many of the findings may be chance. */

/**
 * Benjamini and Hochberg's adjusted p-values (1995), in the order given. Keeping those at most q keeps the expected share
 * of false ones among the kept at most q.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const largestFirst = p.map((_, i) => i).sort((a, b) => (p[b] ?? 1) - (p[a] ?? 1));
  const adjusted = new Array<number>(p.length).fill(1);
  let least = 1;
  largestFirst.forEach((index, place) => {
    least = Math.min(least, ((p[index] ?? 1) * p.length) / (p.length - place));
    adjusted[index] = least;
  });
  return adjusted;
}

/** Holm's adjusted p-values (1979): holds the chance of even one false finding. */
export function holm(p: readonly number[]): number[] {
  const smallestFirst = p.map((_, i) => i).sort((a, b) => (p[a] ?? 1) - (p[b] ?? 1));
  const adjusted = new Array<number>(p.length).fill(1);
  let most = 0;
  smallestFirst.forEach((index, place) => {
    most = Math.min(1, Math.max(most, (p[index] ?? 1) * (p.length - place)));
    adjusted[index] = most;
  });
  return adjusted;
}
