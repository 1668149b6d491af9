/**
 * Finds the kinds people fall into, or says that they do not: groups must come out again with other people, have valleys
 * between them, and stand further apart than when rhythm, value and ways are dealt anew among people.
 */
import type { Random } from '../../../kernel/random.ts';
import { silhouette, valleysBetween } from './apart.ts';
import type { Features } from './features.ts';
import { type Grouping, kMeans } from './k-means.ts';
import { type Matrix, rowsAt } from './matrix.ts';
import { stabilityOf } from './stability.ts';

export interface Kinds {
  /** Null: no kinds hold up. */
  readonly centres: Matrix | null;
  /** Of the chosen grouping: how far apart, and what dealing anew gives on average. */
  readonly apart: number;
  readonly apartByChance: number;
  /** Chance of groups this far apart if rhythm, value and ways had nothing to do with each other. */
  readonly p: number;
  /** Jaccard's index of the least stable group. */
  readonly stability: number;
}

const MOST_KINDS = 7;
const STABLE = 0.75;
/** None of so many deals may come as far: one in forty. */
const DEALS = 39;
const LEVEL = 1 / (1 + DEALS);
/** A group holds at least so many people, and this share: fewer are an exception, orders that went wrong say, and not a kind. */
export const FEWEST_IN_KIND = 30;
const LEAST_SHARE = 0.05;
/** Groups are judged on so many people; the centres are found on so many. */
const JUDGED_ON = 1200;
const FOUND_ON = 20_000;

/** The fewest people that can be told apart at all. */
export const FEWEST_FOR_KINDS = 100;

export function kindsOf(features: Features, random: Random): Kinds {
  const { matrix, blocks } = features;
  const movable = new Set(blocks.filter((block) => block !== 'kept'));
  if (matrix.rows < FEWEST_FOR_KINDS || movable.size < 2) return NOTHING_HOLDS;
  const places = drawn(matrix.rows, JUDGED_ON, random);
  const judged: Features = { ...at(features, places), blocks };
  const tried = groupings(judged, matrix.rows, random);
  const [finest] = tried;
  if (finest === undefined) return NOTHING_HOLDS;
  const deals = Array.from({ length: DEALS }, () => {
    const dealt = dealtAnew(judged, random);
    return tried.map(({ k }) => silhouette(dealt, kMeans(dealt, k, random, 2)));
  });
  const weighed = tried.map((each, i) => {
    const apartByChance = mean(deals.map((apart) => apart[i] ?? 0));
    return { ...each, apartByChance, excess: each.apart - apartByChance };
  });
  // The largest excess of each deal, whichever the number of groups: looking for the best is taken into account.
  const byChance = deals.map((apart) =>
    Math.max(...apart.map((each, i) => each - (weighed[i]?.apartByChance ?? 0))),
  );
  for (const { grouping, apart, apartByChance, excess } of weighed) {
    const p = (1 + byChance.filter((each) => each >= excess).length) / (1 + DEALS);
    if (p > LEVEL) continue;
    const stability = Math.min(...stabilityOf(judged.matrix, grouping, random));
    if (stability < STABLE) continue;
    const { centres } = foundOn(matrix, grouping, places, random);
    return { centres, apart, apartByChance, p, stability };
  }
  return NOTHING_HOLDS;
}

/** Groupings of each size whose groups are large enough and have valleys between them, the finest first. */
function groupings({ matrix }: Features, people: number, random: Random) {
  const found = [];
  for (let k = 2; k <= MOST_KINDS && k * FEWEST_IN_KIND <= people; k++) {
    const grouping = kMeans(matrix, k, random);
    if (large(grouping) && valleysBetween(matrix, grouping))
      found.unshift({ k, grouping, apart: silhouette(matrix, grouping) });
  }
  return found;
}

const NOTHING_HOLDS: Kinds = { centres: null, apart: 0, apartByChance: 0, p: 1, stability: 0 };

/** The centres from more people where there are more. */
function foundOn(matrix: Matrix, grouping: Grouping, judged: Uint32Array, random: Random): Grouping {
  if (matrix.rows === judged.length) return grouping;
  const places = drawn(matrix.rows, FOUND_ON, random);
  return kMeans(rowsAt(matrix, places), grouping.centres.rows, random);
}

function large({ groups, centres }: Grouping): boolean {
  const sizes = new Array<number>(centres.rows).fill(0);
  for (const group of groups) sizes[group] = (sizes[group] ?? 0) + 1;
  return sizes.every((size) => size >= FEWEST_IN_KIND && size >= LEAST_SHARE * groups.length);
}

/** The same people with each block of features exchanged, as a whole, among those of the same class. */
function dealtAnew({ matrix, blocks, classes }: Features, random: Random): Matrix {
  const { rows, width, values } = matrix;
  const dealt = values.slice();
  const byClass = new Map<string, number[]>();
  classes.forEach((name, i) => {
    const members = byClass.get(name);
    if (members) members.push(i);
    else byClass.set(name, [i]);
  });
  for (const block of new Set(blocks)) {
    if (block === 'kept') continue;
    const columns = blocks.flatMap((each, j) => (each === block ? [j] : []));
    for (const members of byClass.values()) {
      const givers = shuffled(members, random);
      members.forEach((to, place) => {
        const from = givers[place] ?? to;
        for (const j of columns) dealt[to * width + j] = values[from * width + j] ?? 0;
      });
    }
  }
  return { rows, width, values: dealt };
}

function at({ matrix, blocks, classes }: Features, places: Uint32Array): Features {
  return {
    matrix: rowsAt(matrix, places),
    blocks,
    classes: Array.from(places, (place) => classes[place] ?? ''),
  };
}

/** So many places of all, without repeats. */
function drawn(of: number, wanted: number, random: Random): Uint32Array {
  const all = Array.from({ length: of }, (_, i) => i);
  return Uint32Array.from(of <= wanted ? all : shuffled(all, random).slice(0, wanted));
}

/** Fisher and Yates. */
function shuffled(values: readonly number[], random: Random): number[] {
  const mixed = [...values];
  for (let i = mixed.length - 1; i > 0; i--) {
    const other = random.whole(0, i);
    [mixed[i], mixed[other]] = [mixed[other] ?? 0, mixed[i] ?? 0];
  }
  return mixed;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
