/** A finding in the sentence an owner would say to a friend, and how it is known. */
import { dayWords, moneyWords, peopleWords } from '../../kernel/words.ts';
import type { MoneyRange, SearchResult } from './contract.ts';
import type { Finding } from './finding.ts';
import { roughly } from './roughly.ts';
import { FALSE_ALARMS } from './search.ts';
import type { Fear } from './trials.ts';
import { begun, circumstanceWords, sharesApart } from './words.ts';
import { dayAt, type World } from './world.ts';

type Says = (place: string, other: string | null) => string;

/** What those do to whom it happens: `42 of 100 …`. */
const DOES: Readonly<Record<Fear, Says>> = {
  left: (place) => `get no further than “${place}”`,
  not_again: () => 'do not come back within the usual time',
  slow: (place, other) =>
    `wait much longer than usual ${other ? `between “${place}” and “${other}”` : `after “${place}”`}`,
  failed: (place, other) =>
    other
      ? `of those who try end at “${place}”, coming from “${other}”`
      : `of those who try fail at “${place}”`,
  repeated: (place) => `have to go through “${place}” three times or more`,
  low_score: (place) => `give a low score after “${place}”`,
  trouble: (place) => `ask for help, want money back or complain after “${place}”`,
  faded: () => 'of the best customers stay away for longer than is usual for them',
  befell: (place) => `are concerned at “${place}”`,
};

/** What those do for whom it goes well, where that is said the other way round. */
const DOES_WELL: Readonly<Partial<Record<Fear, Says>>> = {
  left: (place) => `go on from “${place}”`,
  not_again: () => 'come back within the usual time',
  failed: (place, other) => `of those who try get past “${other ?? place}”`,
};

/** Where it goes better, those are counted for whom it goes well. */
export function isToldWell({ observed, expected, question }: Finding): boolean {
  return observed.count / observed.of < expected && DOES_WELL[question.fear] !== undefined;
}

export function findingSentence(
  world: World,
  finding: Finding,
  currency: string,
  money: MoneyRange | null,
): string {
  const { question, observed, expected, circumstances } = finding;
  const title = world.touchpoints[finding.place - 1]?.title ?? '';
  const other = question.other === null ? null : (world.touchpoints[question.other - 1]?.title ?? null);
  const mark = question.mark === undefined ? undefined : world.marks[question.mark - 1];
  const rate = observed.count / observed.of;
  const well = isToldWell(finding) ? DOES_WELL[question.fear] : undefined;
  const [here, elsewhere] = well ? sharesApart(1 - rate, 1 - expected) : sharesApart(rate, expected);
  const who = begun(
    circumstances.map((circumstance) => circumstanceWords(circumstance, currency)).join(' and '),
  );
  const does = mark ? befell(mark.name, mark.value, title) : (well ?? DOES[question.fear])(title, other);
  const since = when(world, finding);
  const beginning = who === '' ? begun(since) : who;
  const end = who === '' || since === '' ? '' : `, ${since}`;
  const usual = `${elsewhereWords(finding)} ${elsewhere}`;
  return `${beginning}, ${here} ${does}; ${usual}${end}${cost(finding, money, currency)}.`;
}

function elsewhereWords({ circumstances, span }: Finding): string {
  if (circumstances.length > 0) return 'otherwise it is';
  return span.toMs === null ? 'before, it was' : 'at other times it is';
}

function befell(name: string, value: string, title: string): string {
  const what = value === 'true' ? name.replaceAll('_', ' ') : `${name.replaceAll('_', ' ')} ${value}`;
  return `are ${what} at “${title}”`;
}

function when(world: World, { span }: Finding): string {
  const day = (ms: number) => dayWords(dayAt(world, ms));
  if (span.fromMs !== null && span.toMs !== null) return `from ${day(span.fromMs)} to ${day(span.toMs)}`;
  if (span.fromMs !== null) return `since ${day(span.fromMs)}`;
  return span.toMs === null ? '' : `until ${day(span.toMs)}`;
}

function cost(finding: Finding, money: MoneyRange | null, currency: string): string {
  if (!money) return '';
  const { amountMinor, lowMinor, highMinor } = money;
  const [amount, low, high] = [amountMinor, lowMinor, highMinor].map((minor) =>
    moneyWords(roughly(minor), currency),
  );
  const word = finding.observed.count / finding.observed.of > finding.expected ? 'about' : 'worth about';
  return `: ${word} ${amount} a month (${low} to ${high})`;
}

export function howKnown(finding: Finding, questions: number): string {
  const { observed, others, p, question } = finding;
  const compared = `${observed.count} of ${observed.of} against ${others.count} of ${others.of}`;
  const chance =
    p < 0.0001 ? 'less than 1 in 10,000' : `about ${Math.max(1, Math.round(p * 10_000))} in 10,000`;
  return `${compared} elsewhere (people compared with their like). The chance of anything as strong turning up in this question by accident, having looked through all circumstances and days, is ${chance} (shuffled outcomes); with ${questions} questions asked, only what stays below ${(FALSE_ALARMS / Math.max(1, questions)).toFixed(4)} is told. Detector: ${question.detector}.`;
}

/** Where the range begins at nothing it may cost nothing. */
function isSure(money: MoneyRange | null): money is MoneyRange {
  return money !== null && money.lowMinor > 0;
}

export function resultSentence(
  { harm, help, lookedAt }: Pick<SearchResult, 'harm' | 'help' | 'lookedAt'>,
  currency: string,
): string {
  if (lookedAt.questions === 0) return 'There is not enough here yet to look for pain points.';
  const [worst] = harm;
  const works =
    help.length === 0
      ? ''
      : ` ${help.length === 1 ? 'One thing works' : `${help.length} things work`} better than the rest.`;
  if (!worst) return `Nothing stands out among ${peopleWords(lookedAt.people)}.${works}`;
  const sum = harm.reduce(
    (total, { money, since }) => total + (isSure(money) && since.toDay === null ? money.amountMinor : 0),
    0,
  );
  const total = sum > 0 ? `, together about ${moneyWords(roughly(sum), currency)} a month` : '';
  const count = harm.length === 1 ? 'One pain point stands out' : `${harm.length} pain points stand out`;
  return `${count}${total}. The first: ${worst.sentence}${works}`;
}
