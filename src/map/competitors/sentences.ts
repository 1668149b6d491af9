/** What a comparison says, in the words of an owner. Pure. */
import { type Said, said } from '../../kernel/said.ts';
import { BETTER_FROM, type ComparedRow, ENOUGH_SCORES, type Verdict } from './contract.ts';

export const RULE = said(
  'At a touchpoint that both have, who has the higher mean score by at least {better, number} points of 5 does better; closer than that is equal. Who was found without it by most visits does not have it (as many visits with as without: the latest counts). With fewer than {enough, number} scores on either side it is a first impression, and says so. Touchpoints are the same where they stand for the same touchpoint of your business, where their titles are alike, or where you said so.',
  { better: BETTER_FROM, enough: ENOUGH_SCORES },
);

interface About {
  readonly id: string;
  readonly name: string;
  readonly visits: number;
}

type Side = ComparedRow['theirs'][number];

/** The first thing to know: who is ahead where it hurts most, or what is missing before that can be said. */
export function comparisonSentences(
  rows: readonly ComparedRow[],
  competitors: readonly About[],
  ourVisits: number,
): Said[] {
  if (competitors.length === 0)
    return [said('Name a competitor first, then visit them and yourself with the same checklist.')];
  const visited = competitors.filter(({ visits }) => visits > 0);
  if (visited.length === 0) return [said('No competitor has been visited yet.')];
  if (ourVisits === 0)
    return [said('There is no visit to yourself yet, so there is nothing to compare with.')];
  const better = (id: string): number => count(rows, id, ['they-do-better']);
  const [first] = [...visited].sort((one, other) => better(other.id) - better(one.id));
  return first === undefined ? [] : sentencesAbout(rows, first);
}

export function sentencesAbout(rows: readonly ComparedRow[], { id, name, visits }: About): Said[] {
  if (visits === 0) return [said('{name} has not been visited yet.', { name })];
  const ours = count(rows, id, ['we-do-better']);
  const [there, here] = [count(rows, id, ['missing-there']), count(rows, id, ['missing-here'])];
  const early = sides(rows, id).some(({ side }) => side.difference !== null && side.isEarly);
  return [
    whoIsAhead(rows, id, name),
    ...(ours > 0 ? [said('You do better at {n, number}.', { n: ours })] : []),
    ...(here > 0
      ? [
          said('They have {n, plural, one {# touchpoint} other {# touchpoints}} that you do not have.', {
            n: here,
          }),
        ]
      : []),
    ...(there > 0
      ? [
          said('You have {n, plural, one {# touchpoint} other {# touchpoints}} that they do not have.', {
            n: there,
          }),
        ]
      : []),
    ...(early ? [said('With so few visits this is a first impression.')] : []),
  ];
}

function whoIsAhead(rows: readonly ComparedRow[], id: string, name: string): Said {
  const compared = count(rows, id, ['we-do-better', 'equal', 'they-do-better']);
  const ahead = sides(rows, id)
    .filter(({ side }) => side.verdict === 'they-do-better')
    .sort((one, other) => (other.side.difference ?? 0) - (one.side.difference ?? 0));
  if (compared === 0)
    return said('Nothing can be compared with {name} yet: score the same touchpoints on both sides.', {
      name,
    });
  const [first] = ahead;
  if (first === undefined)
    return said(
      '{name} does better at none of {compared, plural, one {# touchpoint} other {# touchpoints}}.',
      { name, compared },
    );
  return said(
    '{name} does better at {n, number} of {compared, plural, one {# touchpoint} other {# touchpoints}}, first of all “{title}” ({theirs, number} against {ours, number}).',
    {
      ...{ name, compared, n: ahead.length, title: first.row.title },
      ...{ theirs: toATenth(first.side.score), ours: toATenth(first.row.ours.score) },
    },
  );
}

function toATenth(value: number | null): number {
  return Math.round((value ?? 0) * 10) / 10;
}

function sides(rows: readonly ComparedRow[], id: string): { row: ComparedRow; side: Side }[] {
  return rows.flatMap((row) =>
    row.theirs.filter(({ competitor }) => competitor === id).map((side) => ({ row, side })),
  );
}

function count(rows: readonly ComparedRow[], id: string, wanted: readonly Verdict[]): number {
  return sides(rows, id).filter(({ side }) => wanted.includes(side.verdict)).length;
}
