/** Whether groups come out again when other people of the same kind had been there. */
import type { Random } from '../../../kernel/random.ts';
import { assigned, type Grouping, kMeans } from './k-means.ts';
import { type Matrix, rowsAt } from './matrix.ts';

/**
 * For each group how alike it is to the most alike group of a resample, on average: Jaccard's index of the bootstrap (Hennig
 * 2007, Computational Statistics & Data Analysis 52:258). At 0.75 and more a group is stable.
 */
export function stabilityOf(data: Matrix, grouping: Grouping, random: Random, draws = 20): number[] {
  const k = grouping.centres.rows;
  const sums = new Array<number>(k).fill(0);
  for (let draw = 0; draw < draws; draw++) {
    const places = Uint32Array.from({ length: data.rows }, () => random.whole(0, data.rows - 1));
    const { centres } = kMeans(rowsAt(data, places), k, random, 3);
    const again = assigned(data, centres).groups;
    mostAlike(grouping.groups, again, k).forEach((alike, group) => {
      sums[group] = (sums[group] ?? 0) + alike;
    });
  }
  return sums.map((sum) => sum / draws);
}

function mostAlike(groups: Uint8Array, again: Uint8Array, k: number): number[] {
  const both = new Uint32Array(k * k);
  const [sizes, sizesAgain] = [new Uint32Array(k), new Uint32Array(k)];
  groups.forEach((group, i) => {
    const other = again[i] ?? 0;
    both[group * k + other] = (both[group * k + other] ?? 0) + 1;
    sizes[group] = (sizes[group] ?? 0) + 1;
    sizesAgain[other] = (sizesAgain[other] ?? 0) + 1;
  });
  return Array.from(sizes, (size, group) => {
    const alike = Array.from(sizesAgain, (sizeAgain, other) => {
      const shared = both[group * k + other] ?? 0;
      const union = size + sizeAgain - shared;
      return union === 0 ? 0 : shared / union;
    });
    return Math.max(...alike);
  });
}
