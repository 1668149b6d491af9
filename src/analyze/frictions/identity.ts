/** Which friction is which from run to run: by place, circumstances and what is feared, and what became of it since the run before. */
import { hash } from 'node:crypto';
import type { Friction } from './contract.ts';
import type { Friction as Merged } from './merge.ts';
import type { World } from './world.ts';

/** Complaints are one matter, whichever way people complain. */
const SAME_MATTER: Readonly<Record<string, string>> = { low_score: 'trouble' };
/** So much more or less is told as worse or better. */
const NOTABLE = 1.25;

/** Sixteen hexadecimal digits. */
export function identityOf(world: World, { main, effect }: Merged): string {
  const { question, circumstances, place } = main;
  const mark = question.mark === undefined ? null : world.marks[question.mark - 1];
  const parts = [
    effect,
    SAME_MATTER[question.fear] ?? question.fear,
    world.touchpoints[place - 1]?.id ?? '',
    mark ? `${mark.dimension}=${mark.value}` : '',
    // Bands move with the data: the dimension alone is the same from run to run.
    circumstances.map(({ dimension, value, band }) => (band ? dimension : `${dimension}=${value}`)).sort(),
  ];
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 16);
}

/** Against what the run before said of it. More of what helps is better. */
export function changeOf(
  before: Friction | undefined,
  now: Pick<Friction, 'effect' | 'peoplePerMonth'>,
): Friction['change'] {
  if (!before) return 'new';
  const grew = now.peoplePerMonth > before.peoplePerMonth * NOTABLE;
  const shrank = now.peoplePerMonth * NOTABLE < before.peoplePerMonth;
  if (!grew && !shrank) return 'same';
  return grew === (now.effect === 'help') ? 'better' : 'worse';
}
