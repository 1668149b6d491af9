/** The figures that stand on a journey map now, asked of the reports as its page does: live numbers of its cards, what is felt along its curves. */
import type { z } from 'zod';
import type { Share } from '../../analyze/engine/contract.ts';
import { feelingsReport } from '../../analyze/feelings/contract.ts';
import { keepable } from '../../analyze/keepable/contract.ts';
import { isKeepable, type KeepableReport, listSaved } from '../../analyze/saved/contract.ts';
import { addDays } from '../../kernel/period-choice.ts';
import type { AnyRoute } from '../../kernel/route.ts';
import { countWords, dayWords, moneyWords } from '../../kernel/words.ts';
import { type MapState, readMap } from '../../map/maps/contract.ts';
import type { drawMap } from '../../map/maps/exchange/contract.ts';
import { feltPlaces } from '../../map/maps/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { type Client, Refused } from '../client.ts';

type Shown = z.output<typeof drawMap.body>;
type Document = NonNullable<MapState['document']>;
type Query = Readonly<Record<string, string>>;
type AnswerOf<Name extends KeepableReport> = z.output<(typeof keepable)[Name]['reply']>;

const LONGEST_LINE = 200;

/** @throws AppError `not_found` */
export async function shownFigures(client: Client, map: string): Promise<Shown> {
  const { document } = await client.call(readMap, { params: { map } });
  if (!document) throw new AppError('not_found', { thing: 'map' });
  const [cards, felt] = [await numbersOf(client, document), await feltAlong(client, document)];
  return { cards, ...felt };
}

/** So many questions at a time: one after the other lets the server rest between them, all at once fills its line. */
const AT_ONCE = 4;

async function answers<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<Map<Item, Answer>> {
  const found = new Map<Item, Answer>();
  const waiting = [...new Set(items)];
  const one = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      found.set(item, await ask(item));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return found;
}

async function numbersOf(client: Client, { cards, map }: Document): Promise<Shown['cards']> {
  const live = Object.entries(cards).filter(([, { figure, removed }]) => figure !== null && !removed);
  if (live.length === 0) return {};
  const { items } = await client.call(listSaved);
  const figures = live.map(([id, { figure: chosen }]) => {
    const isGoal = chosen?.from === 'goal';
    const figure = isGoal ? map.measure : chosen;
    const held = figure?.from === 'saved' ? items.find((each) => each.id === figure.saved) : undefined;
    const asked = figure?.from === 'report' ? figure : held;
    // Cards with the same figure are one question.
    const question = asked ? JSON.stringify([asked.report, asked.query]) : null;
    const more = [
      ...(held ? [held.name] : []),
      ...(asked && isGoal && map.target !== '' ? [`Target: ${map.target}`] : []),
    ];
    return { id, question, more };
  });
  const lines = await answers(
    figures.flatMap(({ question }) => question ?? []),
    (question) => lineOf(client, ...(JSON.parse(question) as [string, Query])),
  );
  return Object.fromEntries(
    figures.map(({ id, question, more }) => {
      const told = [lines.get(question ?? '') ?? UNKNOWN, ...more];
      return [id, told.map((line) => line.slice(0, LONGEST_LINE))];
    }),
  );
}

const UNKNOWN = 'A figure this version cannot ask for';

async function lineOf(client: Client, report: string, query: Query): Promise<string> {
  if (!isKeepable(report)) return UNKNOWN;
  const answer = await answerOf(client.call(keepable[report] as AnyRoute, { query: query as never }));
  if (answer === null) return UNKNOWN;
  return keyLine(report, answer as never, query) ?? 'Not enough yet for a figure';
}

/** Null where the question can no longer be asked (a touchpoint is gone, a persona has no rule): the rest is drawn all the same. */
async function answerOf<T>(asking: Promise<T>): Promise<T | null> {
  return asking.catch((error) => {
    if (error instanceof Refused && ['not_found', 'invalid_input'].includes(error.code)) return null;
    throw error;
  });
}

/** The figure a report is best known by, in words; null where the sample does not carry it, or nothing happened. */
export function keyLine<Name extends KeepableReport>(
  report: Name,
  answer: AnswerOf<Name>,
  query: Query,
): string | null {
  const line = lines[report] as (answer: AnswerOf<Name>, query: Query) => string | null;
  return line(answer, query);
}

const lines: { readonly [Name in KeepableReport]: (answer: AnswerOf<Name>, query: Query) => string | null } =
  {
    stages: ({ stages, worstStageId }) => {
      const worst = stages.find(({ stageId }) => stageId === worstStageId);
      return worst?.goOn ? shareLine(worst.goOn, `go on from ${worst.name}`) : null;
    },
    funnel: ({ steps }) => {
      const last = steps.at(-1);
      return last?.ofFirst ? shareLine(last.ofFirst, `of the first step reach ${last.name}`) : null;
    },
    paths: ({ loops }) => shareLine(loops, 'come back to where they were before'),
    retention: ({ curve, unit }) => {
      const next = curve.find(({ after }) => after === 1);
      return next
        ? shareLine(next.people, `come back ${unit === 'day' ? 'on' : 'in'} the next ${unit}`)
        : null;
    },
    attribution: ({ all, currency }, { value }) => {
      if (all.conversions === 0) return null;
      const worth = `${moneyWords(all.valueMinor, currency)} ${value === 'net' ? 'less' : 'before'} refunds`;
      return `${countWords(all.conversions)} conversions, worth ${worth}`;
    },
    'pain-points': ({ items, currency }) => {
      const money = items[0]?.money;
      return money ? `${moneyWords(money.amountMinor, currency)} a month, the dearest pain point` : null;
    },
    value: ({ soFar, currency }) =>
      soFar && `${moneyWords(Math.round(soFar.mean), currency)} from a customer so far`,
  };

function shareLine({ share, low, high }: Share, what: string): string | null {
  if (share === null || low === null || high === null) return null;
  return `${(share * 100).toFixed(share > 0 && share < 0.01 ? 1 : 0)} % ${what}`;
}

/** Of each lane’s persona, over all days. */
async function feltAlong(client: Client, document: Document): Promise<Pick<Shown, 'felt' | 'note'>> {
  const { columns, lanes: drawn } = feltPlaces(document);
  const felt: Shown['felt'] = {};
  let note = '';
  const asking = columns.some(({ place }) => place !== null) ? drawn : [];
  const reports = await answers(
    asking.map(({ persona }) => persona),
    (persona) => answerOf(client.call(feelingsReport, { query: persona === null ? {} : { persona } })),
  );
  for (const { id, persona } of asking) {
    const report = reports.get(persona) ?? null;
    if (report === null) continue;
    const { fromDay, toDay } = report.period;
    note ||= `${dayWords(fromDay)} – ${dayWords(addDays(toDay, -1))}`;
    const known = new Map([...report.stages, ...report.touchpoints].map((each) => [each.id, each]));
    const here = columns.flatMap(({ column, place }) => {
      const figures = known.get(place ?? '');
      if (!figures || figures.reported.answers + figures.observed.people === 0) return [];
      return [[column, { reported: figures.reported.value, observed: figures.observed.value }] as const];
    });
    if (here.length > 0) felt[id] = Object.fromEntries(here);
  }
  return { felt, note };
}
