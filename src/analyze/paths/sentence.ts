/** The paths report in plain words. */
import { countWords, durationWords, peopleWords, shareWords } from '../../kernel/words.ts';
import { FEWEST_FOR_TREND } from '../engine/public.ts';
import type { PathsReport, Station } from './contract.ts';

type Figures = Pick<
  PathsReport,
  'people' | 'legs' | 'variants' | 'variantsTotal' | 'variantsFor80' | 'loops' | 'pingPong'
>;

/** @param beside what the ways are compared with: “in the period before” */
export function pathsSentence(figures: Figures, stations: readonly Station[], beside = ''): string {
  if (figures.people === 0) return 'Nobody met a station in this period, as far as the data here says.';
  return [
    waysSentence(figures),
    legSentence(figures, stations),
    changeSentence(figures, stations, beside),
    loopSentence(figures),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function waysSentence({ people, variantsTotal, variantsFor80 }: Figures): string {
  if (variantsTotal === 1) return `All ${peopleWords(people)} took the same way.`;
  const ways =
    variantsFor80 === 1 ? 'one of them is the way' : `${countWords(variantsFor80)} of them are the ways`;
  const few = variantsFor80 < variantsTotal ? `; ${ways} of at least 80 of 100` : '';
  return `${peopleWords(people)} took ${countWords(variantsTotal)} different ways${few}.`;
}

function legSentence({ legs }: Figures, stations: readonly Station[]): string {
  const [most] = legs.filter((leg) => leg.from !== leg.to);
  if (!most) return '';
  const name = (id: string) => stations.find((station) => station.id === id)?.name ?? id;
  const took =
    most.took.medianMs === null ? '' : `, half of the time within ${durationWords(most.took.medianMs)}`;
  return `The most common next step is from “${name(most.from)}” to “${name(most.to)}”: ${peopleWords(most.people)}${took}.`;
}

/** The leg whose part of the people differs most, where a test says that it does. */
function changeSentence({ legs }: Figures, stations: readonly Station[], beside: string): string {
  const [most] = legs
    .filter(({ from, to, difference }) => from !== to && difference?.isReal)
    .sort((a, b) => Math.abs(b.difference?.difference ?? 0) - Math.abs(a.difference?.difference ?? 0));
  if (!most?.difference || most.share.share === null || !most.before || most.before.share === null) return '';
  const name = (id: string) => stations.find((station) => station.id === id)?.name ?? id;
  const more = most.difference.difference > 0 ? 'More' : 'Fewer';
  return `${more} than ${beside} went from “${name(most.from)}” to “${name(most.to)}”: ${shareWords(most.share.share)} against ${shareWords(most.before.share)}.`;
}

function loopSentence({ loops, pingPong }: Figures): string {
  if (loops.share === null || loops.count === 0) return '';
  const fro = pingPong.count === 0 ? '' : `, ${countWords(pingPong.count)} went to and fro between two`;
  return `${shareWords(loops.share)} people came back to where they had been${fro}.`;
}

export function pathsCaveats({ people }: Pick<Figures, 'people'>): string[] {
  if (people === 0 || people >= FEWEST_FOR_TREND) return [];
  return [`Only ${peopleWords(people)}: what is common here may be chance.`];
}
