/** Names and sentences of groups, made of their own figures. Says only what the figures say. */
import { countWords, moneyWords, peopleWords, revenueShareWords, shareWords } from '../../kernel/words.ts';
import type { BehaviourGroup, Difference } from './contract.ts';

type Figures = Omit<BehaviourGroup, 'id' | 'name' | 'sentence' | 'rule'>;

/** 5 → `5 days`, 35 → `5 weeks`, 120 → `4 months`. */
export function pauseWords(days: number): string {
  const [amount, unit] =
    days < 12 ? [days, 'day'] : days < 70 ? [days / 7, 'week'] : [days / (365.25 / 12), 'month'];
  const rounded = Math.max(1, Math.round(amount));
  return rounded === 1 ? unit : `${rounded} ${unit}s`;
}

/** Most of the group have the pause, so it can be said of the group. */
function usualPause({ people, orderPause }: Figures): number | null {
  return orderPause.n * 2 >= people ? orderPause.days : null;
}

/** The way that sets the group apart most: more of the group take it, and at least half of it do. */
export function ownWay({ differences }: Figures): Difference | null {
  return differences.find(({ figure, here, rest }) => figure === 'way' && here > rest && here >= 0.5) ?? null;
}

export function groupName(figures: Figures, currency: string): string {
  const way = ownWay(figures)?.way;
  const pause = usualPause(figures);
  const rhythm = pause !== null ? `every ${pauseWords(pause)}` : mostlyOnce(figures) ? 'bought once' : null;
  const money =
    figures.perOrderMinor === null ? null : `about ${moneyWords(figures.perOrderMinor, currency)} a time`;
  const parts = [way, rhythm, money].filter((part) => part !== null && part !== undefined);
  const name = parts.length === 0 ? 'bought nothing' : parts.join(', ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function groupSentence(figures: Figures, whose: 'customers' | 'people', currency: string): string {
  const { peopleShare, people, revenueShare, perOrderMinor } = figures;
  const pause = usualPause(figures);
  const way = ownWay(figures);
  const share =
    peopleShare.share === null ? peopleWords(people) : `${shareWords(peopleShare.share)} ${whose}`;
  const of = revenueShare === null ? '' : `, who bring ${revenueShareWords(revenueShare)}`;
  const does = [
    pause !== null
      ? `they buy about every ${pauseWords(pause)}`
      : mostlyOnce(figures)
        ? figures.boughtAgain.count === 0
          ? 'they bought once'
          : 'they mostly bought once'
        : '',
    way === null ? '' : `${shareWords(way.here)} of them ${meet(way)}`,
    perOrderMinor === null ? '' : `an order is about ${moneyWords(perOrderMinor, currency)}`,
  ].filter((part) => part !== '');
  return `${share}${of}${does.length === 0 ? '.' : `: ${does.join('; ')}.`}`;
}

/** Compared with the others: one line per difference. */
export function differenceWords(difference: Difference, currency: string): string {
  const { here, rest, unit } = difference;
  const figure = (value: number): string => {
    if (unit === 'share') return shareWords(value);
    if (unit === 'money') return moneyWords(Math.round(value), currency);
    return unit === 'days' ? `${countWords(Math.round(value))} days` : value.toFixed(1);
  };
  const what = {
    way: difference.way ?? '',
    orders: 'orders each',
    touches: 'touches each',
    each: 'an order',
    pause: 'between two days they are met',
    orderPause: 'between two orders',
    silent: 'since they were last met',
    weekend: 'of their days at a weekend',
  }[difference.figure];
  return `${what}: ${figure(here)}, the others ${figure(rest)}`;
}

/** From so many orders on nobody counts them in a name. */
const MANY = 4;

/** Where people are divided by how often they bought. */
export function purchasesName({ fewest, most }: { fewest: number; most: number }): string {
  if (most === 0) return 'Bought nothing';
  if (most === 1) return 'Bought once';
  if (fewest >= MANY) return `Bought ${MANY} times or more`;
  if (fewest === most) return `Bought ${most} times`;
  if (most === 2) return 'Bought once or twice';
  return `Bought ${fewest} ${most - fewest === 1 ? 'or' : 'to'} ${most} times`;
}

/** Two groups may read alike: then they are numbered. */
export function distinct(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

function mostlyOnce({ boughtAgain }: Figures): boolean {
  return boughtAgain.of > 0 && boughtAgain.count * 2 < boughtAgain.of;
}

function meet({ way }: Difference): string {
  return `meet “${way}”`;
}
