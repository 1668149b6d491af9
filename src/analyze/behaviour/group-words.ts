/** Names and sentences of groups, made of their own figures. Says only what the figures say. */
import { english, said, type Voice } from '../../kernel/said.ts';
import { moneyWords } from '../../kernel/words.ts';
import type { BehaviourGroup, BehaviourReport, Difference } from './contract.ts';

type Figures = Omit<BehaviourGroup, 'id' | 'name' | 'sentence' | 'rule'>;

/** 5 → 5 days, 35 → 5 weeks, 120 → 4 months. */
export function pauseOf(days: number): { n: number; unit: 'day' | 'week' | 'month' } {
  const [amount, unit] =
    days < 12
      ? [days, 'day' as const]
      : days < 70
        ? [days / 7, 'week' as const]
        : [days / (365.25 / 12), 'month' as const];
  return { n: Math.max(1, Math.round(amount)), unit };
}

function everyWords(days: number, { tell }: Voice): string {
  const { n, unit } = pauseOf(days);
  if (unit === 'day') return tell(said('{n, plural, one {every day} other {every # days}}', { n }));
  if (unit === 'week') return tell(said('{n, plural, one {every week} other {every # weeks}}', { n }));
  return tell(said('{n, plural, one {every month} other {every # months}}', { n }));
}

/** 0.382 → `38 of 100`; small shares keep a decimal, tiny ones are only said to be tiny. */
export function sharePart(share: number, { tell }: Voice): string {
  const of100 = share * 100;
  if (of100 > 0 && of100 < 0.1) return tell(said('fewer than 1 of 1,000'));
  const n = of100 > 0 && of100 < 1 ? Math.round(of100 * 10) / 10 : Math.round(of100);
  return tell(said('{n, number} of 100', { n }));
}

/** Most of the group have the pause, so it can be said of the group. */
function usualPause({ people, orderPause }: Figures): number | null {
  return orderPause.n * 2 >= people ? orderPause.days : null;
}

/** The way that sets the group apart most: more of the group take it, and at least half of it do. */
function ownWay({ differences }: Figures): Difference | null {
  return differences.find(({ figure, here, rest }) => figure === 'way' && here > rest && here >= 0.5) ?? null;
}

function groupName(figures: Figures, currency: string, voice = english): string {
  const { tell, language } = voice;
  const way = ownWay(figures)?.way;
  const pause = usualPause(figures);
  const rhythm =
    pause !== null ? everyWords(pause, voice) : mostlyOnce(figures) ? tell(said('bought once')) : null;
  const money =
    figures.perOrderMinor === null
      ? null
      : tell(said('about {money} a time', { money: moneyWords(figures.perOrderMinor, currency, language) }));
  const parts = [way, rhythm, money].filter((part) => part !== null && part !== undefined);
  return capitalised(parts.length === 0 ? tell(said('bought nothing')) : parts.join(', '));
}

export function groupSentence(
  figures: Figures,
  whose: 'customers' | 'people',
  currency: string,
  voice = english,
): string {
  const { tell, language } = voice;
  const { perOrderMinor } = figures;
  const pause = usualPause(figures);
  const way = ownWay(figures);
  const does = [
    pause !== null
      ? tell(said('they buy about {every}', { every: everyWords(pause, voice) }))
      : mostlyOnce(figures)
        ? tell(figures.boughtAgain.count === 0 ? said('they bought once') : said('they mostly bought once'))
        : '',
    way === null
      ? ''
      : tell(said('{share} of them meet “{way}”', { share: sharePart(way.here, voice), way: way.way ?? '' })),
    perOrderMinor === null
      ? ''
      : tell(said('an order is about {money}', { money: moneyWords(perOrderMinor, currency, language) })),
  ].filter((part) => part !== '');
  return `${whoWords(figures, whose, voice)}${does.length === 0 ? '.' : `: ${does.join('; ')}.`}`;
}

function whoWords(
  { peopleShare, people, revenueShare }: Figures,
  whose: 'customers' | 'people',
  voice: Voice,
): string {
  const { tell } = voice;
  const counted = (share: string): string =>
    tell(whose === 'customers' ? said('{share} customers', { share }) : said('{share} people', { share }));
  const who =
    peopleShare.share === null
      ? tell(said('{n, plural, one {# person} other {# people}}', { n: people }))
      : counted(sharePart(peopleShare.share, voice));
  if (revenueShare === null) return who;
  return tell(said('{who}, who bring {revenue}', { who, revenue: revenueWords(revenueShare, voice) }));
}

/** 0.852 → `85 % of the revenue`: money is not counted by heads. */
function revenueWords(share: number, { tell }: Voice): string {
  if (share <= 0) return tell(said('no revenue'));
  if (share < 0.005) return tell(said('less than 1 % of the revenue'));
  if (share === 1) return tell(said('all revenue'));
  return tell(said('{n, number} % of the revenue', { n: Math.round(share * 100) }));
}

/** Compared with the others: one line per difference. */
export function differenceWords(difference: Difference, currency: string, voice = english): string {
  const { tell, language } = voice;
  const { here, rest, unit } = difference;
  const figure = (value: number): string => {
    if (unit === 'share') return sharePart(value, voice);
    if (unit === 'money') return moneyWords(Math.round(value), currency, language);
    return unit === 'days'
      ? tell(said('{n, plural, one {# day} other {# days}}', { n: Math.round(value) }))
      : tell(said('{n, number}', { n: Math.round(value * 10) / 10 }));
  };
  const what = {
    way: difference.way ?? '',
    orders: tell(said('orders each')),
    touches: tell(said('touches each')),
    each: tell(said('an order')),
    pause: tell(said('between two days they are met')),
    orderPause: tell(said('between two orders')),
    silent: tell(said('since they were last met')),
    weekend: tell(said('of their days at a weekend')),
  }[difference.figure];
  return capitalised(
    tell(said('{what}: {here}, the others {rest}', { what, here: figure(here), rest: figure(rest) })),
  );
}

/** From so many orders on nobody counts them in a name. */
const MANY = 4;

/** Where people are divided by how often they bought. */
function purchasesName(
  { fewest, most }: { readonly fewest: number; readonly most: number },
  { tell } = english,
): string {
  if (most === 0) return tell(said('Bought nothing'));
  if (most === 1) return tell(said('Bought once'));
  if (fewest >= MANY) return tell(said('Bought {n} times or more', { n: MANY }));
  if (fewest === most) return tell(said('Bought {n} times', { n: most }));
  if (most === 2) return tell(said('Bought once or twice'));
  return most - fewest === 1
    ? tell(said('Bought {fewest} or {most} times', { fewest, most }))
    : tell(said('Bought {fewest} to {most} times', { fewest, most }));
}

/** Of all groups, no two of them alike. */
export function namesOf(groups: readonly Figures[], currency: string, voice = english): string[] {
  return distinct(
    groups.map((group) =>
      group.purchases === null ? groupName(group, currency, voice) : purchasesName(group.purchases, voice),
    ),
  );
}

/** Why there is nothing to tell apart. @param name of the one group, if there is one */
export function undividedWords(
  { basis, people, need }: Pick<BehaviourReport, 'basis' | 'people' | 'need'>,
  name: string,
  { tell } = english,
): string {
  if (basis === 'none')
    return tell(
      said(
        'Not enough yet: {n, plural, one {# person} other {# people}} to tell apart, at least {need, number} are needed.',
        { n: people, need },
      ),
    );
  const bought = name.charAt(0).toLowerCase() + name.slice(1);
  return tell(
    said(
      'Your customers do not fall into kinds that hold up, and all of them {bought}: there is nothing to divide them by.',
      { bought },
    ),
  );
}

/** Two groups may read alike: then they are numbered. */
function distinct(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function mostlyOnce({ boughtAgain }: Figures): boolean {
  return boughtAgain.of > 0 && boughtAgain.count * 2 < boughtAgain.of;
}
