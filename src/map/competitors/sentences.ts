/** What a comparison says, in the words of an owner. Pure. */
import { BETTER_FROM, type ComparedRow, ENOUGH_SCORES, type Verdict } from './contract.ts';

export const RULE = `At a touchpoint that both have, who has the higher mean score by at least ${BETTER_FROM} points of 5 does better; closer than that is equal. Who was found without it by most visits does not have it (as many visits with as without: the latest counts). With fewer than ${ENOUGH_SCORES} scores on either side it is a first impression, and says so. Touchpoints are the same where they stand for the same touchpoint of your business, where their titles are alike, or where you said so.`;

interface About {
  readonly id: string;
  readonly name: string;
  readonly visits: number;
}

type Side = ComparedRow['theirs'][number];

/** The first thing to know: who is ahead where it hurts most, or what is missing before that can be said. */
export function comparisonSentence(
  rows: readonly ComparedRow[],
  competitors: readonly About[],
  ourVisits: number,
): string {
  if (competitors.length === 0)
    return 'Name a competitor first, then visit them and yourself with the same checklist.';
  const visited = competitors.filter(({ visits }) => visits > 0);
  if (visited.length === 0) return 'No competitor has been visited yet.';
  if (ourVisits === 0) return 'There is no visit to yourself yet, so there is nothing to compare with.';
  const better = (id: string): number => count(rows, id, ['they-do-better']);
  const [first] = [...visited].sort((one, other) => better(other.id) - better(one.id));
  return first === undefined ? '' : sentenceAbout(rows, first);
}

export function sentenceAbout(rows: readonly ComparedRow[], { id, name, visits }: About): string {
  if (visits === 0) return `${name} has not been visited yet.`;
  const compared = count(rows, id, ['we-do-better', 'equal', 'they-do-better']);
  const ahead = sides(rows, id)
    .filter(({ side }) => side.verdict === 'they-do-better')
    .sort((one, other) => (other.side.difference ?? 0) - (one.side.difference ?? 0));
  const ours = count(rows, id, ['we-do-better']);
  const parts: string[] = [];
  if (compared === 0)
    parts.push(`Nothing can be compared with ${name} yet: score the same touchpoints on both sides.`);
  else if (ahead[0] !== undefined) {
    const { row, side } = ahead[0];
    parts.push(
      `${name} does better at ${ahead.length} of ${touchpoints(compared)}, first of all “${row.title}” (${score(side.score)} against ${score(row.ours.score)}).`,
    );
  } else parts.push(`${name} does better at none of ${touchpoints(compared)}.`);
  if (ours > 0) parts.push(`You do better at ${ours}.`);
  const [there, here] = [count(rows, id, ['missing-there']), count(rows, id, ['missing-here'])];
  if (here > 0) parts.push(`They have ${touchpoints(here)} that you do not have.`);
  if (there > 0) parts.push(`You have ${touchpoints(there)} that they do not have.`);
  const early = sides(rows, id).some(({ side }) => side.difference !== null && side.isEarly);
  if (early) parts.push('With so few visits this is a first impression.');
  return parts.join(' ');
}

function score(value: number | null): string {
  return value === null ? '–' : value.toFixed(1);
}

function touchpoints(n: number): string {
  return n === 1 ? '1 touchpoint' : `${n} touchpoints`;
}

function sides(rows: readonly ComparedRow[], id: string): { row: ComparedRow; side: Side }[] {
  return rows.flatMap((row) =>
    row.theirs.filter(({ competitor }) => competitor === id).map((side) => ({ row, side })),
  );
}

function count(rows: readonly ComparedRow[], id: string, wanted: readonly Verdict[]): number {
  return sides(rows, id).filter(({ side }) => wanted.includes(side.verdict)).length;
}
