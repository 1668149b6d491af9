/** The retention report in plain words. */
import { countWords, peopleWords, shareWords } from '../../kernel/words.ts';
import { FEWEST_FOR_TREND } from '../engine/public.ts';
import type { RetentionReport } from './contract.ts';

type Figures = Pick<
  RetentionReport,
  'people' | 'cohorts' | 'byDay' | 'halfBackByDays' | 'interval' | 'start' | 'comeback' | 'unit' | 'compared'
>;

const DAY_MS = 86_400_000;

/** @param beside what the figures are compared with: “in the period before” */
export function retentionSentence(figures: Figures, beside = ''): string {
  const { people } = figures;
  if (people === 0) {
    return figures.start === 'first_order'
      ? 'Nobody bought for the first time in this period, as far as the data here says.'
      : 'Nobody’s time began in this period, as far as the data here says.';
  }
  return [backSentence(figures), comparedSentence(figures, beside), intervalSentence(figures)]
    .filter((part) => part !== '')
    .join(' ');
}

function backSentence({ people, byDay, start, comeback }: Figures): string {
  const did = comeback === 'order' ? 'bought again' : 'came back';
  const who = `${peopleWords(people)} ${start === 'first_order' ? 'bought for the first time' : 'came for the first time'}`;
  const longest = [...byDay].reverse().find(({ within, days }) => within.share !== null && days <= 90);
  if (!longest || longest.within.share === null)
    return `${who}; too few were watched for long enough to say who ${did}.`;
  const { within, days } = longest;
  return `${who}. Of those watched for ${countWords(days)} days, ${shareWords(within.share ?? 0)} ${did} within them.`;
}

/** The difference over the longest time of which one can be told, up to ninety days. */
function comparedSentence({ compared }: Figures, beside: string): string {
  const longest = [...(compared?.byDay ?? [])]
    .reverse()
    .find(({ difference, days }) => difference && days <= 90);
  if (!longest?.difference?.isReal || longest.within.share === null) return '';
  const more = longest.difference.difference > 0 ? 'more' : 'fewer';
  return `That is ${more} than ${beside}: ${shareWords(longest.within.share)} within ${countWords(longest.days)} days there.`;
}

function intervalSentence({ interval, comeback }: Figures): string {
  if (interval.medianMs === null || interval.n < FEWEST_FOR_TREND) return '';
  const days = Math.round(interval.medianMs / DAY_MS);
  const what = comeback === 'order' ? 'two orders of one person' : 'two visits of one person';
  return `Between ${what} lie ${countWords(days)} ${days === 1 ? 'day' : 'days'} in the middle of all cases.`;
}

export function retentionCaveats({ people, cohorts }: Pick<Figures, 'people' | 'cohorts'>): string[] {
  const caveats: string[] = [];
  if (people > 0 && people < FEWEST_FOR_TREND)
    caveats.push(`Only ${peopleWords(people)}: shares are shown with wide ranges.`);
  if (cohorts.some(({ cells }) => cells.some(({ complete }) => !complete)))
    caveats.push('The last cell of a row is not over yet; it is marked and not in the curve.');
  return caveats;
}
