/**
 * Ours and theirs, touchpoint by touchpoint. Touchpoints are the same by the touchpoint of the business they stand for, else by their
 * titles, else because somebody said so. Pure.
 */
import { textOf } from '../../kernel/said.ts';
import {
  BETTER_FROM,
  type ComparedRow,
  type Comparison,
  ENOUGH_SCORES,
  type Standing,
  type Verdict,
} from './contract.ts';
import { comparisonSentences, RULE, sentencesAbout } from './sentences.ts';
import { sameTitle } from './visits/checklist.ts';
import type { Visit, VisitItem } from './visits/contract.ts';

export type ComparedVisit = Pick<Visit, 'competitor' | 'items'>;
type Side = ComparedRow['theirs'][number];

/**
 * @param visits newest first
 * @param same keys of rows that somebody said are the same, from the one to the other
 */
export function compare(
  visits: readonly ComparedVisit[],
  competitors: readonly { readonly id: string; readonly name: string }[],
  same: ReadonlyMap<string, string>,
): Comparison {
  const asked = [...visits].sort(
    (one, other) => Number(one.competitor !== null) - Number(other.competitor !== null),
  );
  const items = asked.flatMap((visit) => visit.items);
  const groups = groupsOf(items, same);
  const stages = [...new Set(items.map(({ stage }) => stage))];
  const rows = groups.map((group): ComparedRow => {
    const standing = (competitor: string | null): Standing =>
      standingOf(
        asked
          .filter((visit) => visit.competitor === competitor)
          .map((visit) => visit.items.filter((item) => group.items.has(item))),
      );
    const ours = standing(null);
    return {
      ...{ key: group.key, title: group.title, stage: group.stage, joined: group.joined, ours },
      theirs: competitors.map(({ id }) => sideOf(id, ours, standing(id))),
    };
  });
  rows.sort((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage));
  const count = (competitor: string | null): number =>
    visits.filter((visit) => visit.competitor === competitor).length;
  const told = competitors.map(({ id, name }) => ({ id, name, visits: count(id) }));
  const ourVisits = count(null);
  const sentences = comparisonSentences(rows, told, ourVisits);
  return {
    sentence: textOf(sentences),
    said: sentences,
    rule: RULE,
    ourVisits,
    competitors: told.map((each) => {
      const about = sentencesAbout(rows, each);
      return { ...each, sentence: textOf(about), said: about };
    }),
    rows,
  };
}

export interface Group {
  readonly key: string;
  readonly title: string;
  readonly stage: string;
  readonly items: ReadonlySet<VisitItem>;
  readonly joined: { key: string; title: string }[];
}

/** What an item is known by: the touchpoint of the business first. */
function keysOf({ touchpoint, title }: VisitItem): [string, ...string[]] {
  const named = `title:${sameTitle(title)}`;
  return touchpoint === null ? [named] : [`touchpoint:${touchpoint}`, named];
}

/** Keys that mean the same, each under the one it was joined to. */
class Same {
  readonly #above = new Map<string, string>();

  top(key: string): string {
    const next = this.#above.get(key);
    return next === undefined ? key : this.top(next);
  }

  join(one: string, other: string): void {
    const [from, to] = [this.top(one), this.top(other)];
    if (from !== to) this.#above.set(from, to);
  }
}

/** Items that are about the same touchpoint, in the order in which they come. */
export function groupsOf(items: readonly VisitItem[], byHand: ReadonlyMap<string, string>): Group[] {
  const same = new Same();
  for (const item of items) for (const key of keysOf(item)) same.join(key, keysOf(item)[0]);
  // What stands together without anybody's word: joined by hand, these are told apart.
  const alone = new Map(items.map((item) => [item, same.top(keysOf(item)[0])]));
  const titles = new Map([...items].reverse().map((item) => [alone.get(item), item.title]));
  for (const [from, to] of byHand) same.join(from, to);
  const groups = new Map<string, VisitItem[]>();
  for (const item of items) {
    const top = same.top(keysOf(item)[0]);
    const held = groups.get(top);
    if (held) held.push(item);
    else groups.set(top, [item]);
  }
  return [...groups].map(([top, own]) => {
    const parts = [...new Set(own.map((item) => alone.get(item) ?? top))];
    // It goes by the name somebody joined the others to, as long as that is on any list.
    const key = parts.includes(top) ? top : (parts[0] ?? top);
    return {
      ...{ key, title: titles.get(key) ?? '', stage: own[0]?.stage ?? '', items: new Set(own) },
      joined: parts
        .filter((part) => part !== key)
        .map((part) => ({ key: part, title: titles.get(part) ?? '' })),
    };
  });
}

/** @param visits what each visit says about one touchpoint, newest first; nothing where it was not on its list */
export function standingOf(visits: readonly (readonly VisitItem[])[]): Standing {
  const looked = visits.flatMap((items) => {
    const seen = items.filter(({ isThere }) => isThere !== null);
    return seen.length === 0 ? [] : [seen.some(({ isThere }) => isThere === true)];
  });
  const scores = visits.flatMap((items) =>
    items.flatMap(({ isThere, score }) => (isThere === true && score !== null ? [score] : [])),
  );
  const found = looked.filter(Boolean).length;
  const hasIt = 2 * found === looked.length ? (looked[0] ?? null) : 2 * found > looked.length;
  const score = scores.length === 0 ? null : scores.reduce((sum, each) => sum + each, 0) / scores.length;
  return { visits: looked.length, found, hasIt, score, scores: scores.length };
}

function sideOf(competitor: string, ours: Standing, theirs: Standing): Side {
  const difference = ours.score === null || theirs.score === null ? null : theirs.score - ours.score;
  const isEarly = Math.min(ours.scores, theirs.scores) < ENOUGH_SCORES;
  return { competitor, ...theirs, verdict: verdictOf(ours, theirs, difference), difference, isEarly };
}

function verdictOf(ours: Standing, theirs: Standing, difference: number | null): Verdict {
  if (ours.hasIt === null || theirs.hasIt === null) return 'unknown';
  if (!ours.hasIt && !theirs.hasIt) return 'missing-both';
  if (!ours.hasIt) return 'missing-here';
  if (!theirs.hasIt) return 'missing-there';
  if (difference === null) return 'unknown';
  // A sum of tenths may miss the limit by a hair.
  const rounded = Math.round(difference * 1000) / 1000;
  if (rounded >= BETTER_FROM) return 'they-do-better';
  return rounded <= -BETTER_FROM ? 'we-do-better' : 'equal';
}
