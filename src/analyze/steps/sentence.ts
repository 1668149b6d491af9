/** The funnel report in plain words. */
import { countWords, durationWords, peopleWords, shareWords } from '../../kernel/words.ts';
import { FEWEST_FOR_TREND, moreThan } from '../engine/public.ts';
import type { FunnelReport } from './contract.ts';
import type { StepAsked } from './funnel-steps.ts';

type Figures = Pick<FunnelReport, 'steps' | 'whole' | 'order'>;

/** @param beside what the figures are compared with: “in the period before” */
export function funnelSentence(figures: Figures, beside = ''): string {
  const [first, last] = [figures.steps[0], figures.steps.at(-1)];
  if (!first || !last) return '';
  if (first.people === 0) return `Nobody met “${first.name}” in this period, as far as the data here says.`;
  const share = last.ofFirst?.share == null ? '' : `, ${shareWords(last.ofFirst.share)}`;
  const took =
    figures.order === 'open' || figures.whole.medianMs === null
      ? ''
      : `, half of them within ${durationWords(figures.whole.medianMs)}`;
  const arrived = `Of ${peopleWords(first.people)} at “${first.name}” ${countWords(last.people)} got to “${last.name}”${share}${took}.`;
  return [arrived, worstSentence(figures), changeSentence(figures, beside)]
    .filter((part) => part !== '')
    .join(' ');
}

/** The step at which most are lost, if they are more than at every other by more than chance. */
function worstSentence({ steps }: Figures): string {
  const losses = steps
    .flatMap((step, index) => {
      const before = steps[index - 1];
      return before === undefined ? [] : [{ from: before, to: step, lost: before.people - step.people }];
    })
    .sort((a, b) => b.lost - a.lost);
  const [most, second] = losses;
  if (!most || losses.length < 2 || !moreThan(most.lost, second?.lost ?? 0)) return '';
  return `Most are lost between “${most.from.name}” and “${most.to.name}”: ${peopleWords(most.lost)}.`;
}

/** The step at which the share that goes on differs most, where a test says that it does. */
function changeSentence({ steps }: Figures, beside: string): string {
  const [most] = steps
    .flatMap((step, index) => {
      const from = steps[index - 1];
      return from && step.difference?.isReal ? [{ from, to: step, by: step.difference.difference }] : [];
    })
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  if (!most) return '';
  const more = most.by > 0 ? 'more' : 'fewer';
  return `From “${most.from.name}” to “${most.to.name}” ${shareWords(Math.abs(most.by))} ${more} go on than ${beside}.`;
}

export function funnelCaveats({ steps }: Figures, asked: readonly StepAsked[]): string[] {
  const caveats: string[] = [];
  const people = steps[0]?.people ?? 0;
  if (people > 0 && people < FEWEST_FOR_TREND)
    caveats.push(`Only ${peopleWords(people)}: shares are shown with wide ranges.`);
  const without = asked.filter(({ codes }) => codes.length === 0).map(({ name }) => `“${name}”`);
  if (without.length > 0)
    caveats.push(
      `${without.join(', ')} ${without.length === 1 ? 'has' : 'have'} no touchpoint, so nobody can meet it.`,
    );
  return caveats;
}
