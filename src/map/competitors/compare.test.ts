/** What a comparison finds, by the rule that stands on the page. */
import { expect, it } from 'vitest';
import { type ComparedVisit, compare } from './compare.ts';
import type { VisitItem } from './visits/contract.ts';

const HARBOUR = { id: 'cmp_1', name: 'The harbour café' };
const STATION = { id: 'cmp_2', name: 'The station bar' };

function item(title: string, more: Partial<VisitItem> = {}): VisitItem {
  const blank = { stage: 'Visit', touchpoint: null, look: '', note: '', photos: [] };
  const score = more.score ?? null;
  return { key: title, title, ...blank, isThere: score === null ? null : true, ...more, score };
}

/** Scores by title; null: it is not there. */
function visit(competitor: string | null, scores: Readonly<Record<string, number | null>>): ComparedVisit {
  return {
    competitor,
    items: Object.entries(scores).map(([title, score]) =>
      item(title, score === null ? { isThere: false } : { score }),
    ),
  };
}

const NONE: ReadonlyMap<string, string> = new Map();

function verdicts(visits: readonly ComparedVisit[], same = NONE): Record<string, string> {
  const { rows } = compare(visits, [HARBOUR], same);
  return Object.fromEntries(rows.map(({ title, theirs }) => [title, theirs[0]?.verdict ?? '']));
}

it('says who does better from half a point on, and who lacks it', () => {
  expect(
    verdicts([
      visit(null, { Seat: 3, Menu: 3, Toilet: 3, Wifi: null, Terrace: null, Cake: 4, Till: 2 }),
      visit('cmp_1', { Seat: 4, Menu: 2, Toilet: 3, Wifi: 5, Terrace: null, Cake: null }),
    ]),
  ).toEqual({
    Seat: 'they-do-better',
    Menu: 'we-do-better',
    Toilet: 'equal',
    Wifi: 'missing-here',
    Terrace: 'missing-both',
    Cake: 'missing-there',
    Till: 'unknown',
  });
});

it('draws the line at exactly half a point, whatever the sum of tenths is', () => {
  const ours = [4, 4, 4, 4, 4].map((score) => visit(null, { Seat: score }));
  const half = [5, 5, 4, 4].map((score) => visit('cmp_1', { Seat: score }));
  expect(verdicts([...ours, ...half])).toEqual({ Seat: 'they-do-better' });
  const less = [5, 5, 4, 4, 4].map((score) => visit('cmp_1', { Seat: score }));
  expect(verdicts([...ours, ...less])).toEqual({ Seat: 'equal' });
});

it('goes by most visits for what is there, and by the latest where they are even', () => {
  const ours = visit(null, { Wifi: 4 });
  const [with_, without] = [visit('cmp_1', { Wifi: 4 }), visit('cmp_1', { Wifi: null })];
  expect(verdicts([ours, without, with_, with_])).toEqual({ Wifi: 'equal' });
  expect(verdicts([ours, without, with_])).toEqual({ Wifi: 'missing-there' });
  expect(verdicts([ours, with_, without])).toEqual({ Wifi: 'equal' });
});

it('keeps apart what was not looked at from what is missing, and there without a score from judged', () => {
  const open = { competitor: 'cmp_1', items: [item('Seat'), item('Menu', { isThere: true })] };
  expect(verdicts([visit(null, { Seat: 3, Menu: 3 }), open])).toEqual({ Seat: 'unknown', Menu: 'unknown' });
});

it('calls it a first impression until both sides have three scores', () => {
  const early = (ours: number, theirs: number): boolean | undefined => {
    const visits = [
      ...Array.from({ length: ours }, () => visit(null, { Seat: 3 })),
      ...Array.from({ length: theirs }, () => visit('cmp_1', { Seat: 4 })),
    ];
    return compare(visits, [HARBOUR], NONE).rows[0]?.theirs[0]?.isEarly;
  };
  expect([early(3, 3), early(2, 5), early(5, 2)]).toEqual([false, true, true]);
});

it('finds the same touchpoint by what it stands for, by its title, and by hand', () => {
  const ours: ComparedVisit = {
    competitor: null,
    items: [item('I find a seat', { touchpoint: 'tpt_1', score: 2 }), item('I read the menu', { score: 4 })],
  };
  const theirs: ComparedVisit = {
    competitor: 'cmp_1',
    items: [
      item('Sitting down', { touchpoint: 'tpt_1', score: 5 }),
      item('i read  the menu.', { score: 4 }),
      item('The card', { score: 1 }),
    ],
  };
  const own = compare([ours, theirs], [HARBOUR], NONE).rows;
  expect(own.map(({ title, theirs: [side] }) => [title, side?.score])).toEqual([
    ['I find a seat', 5],
    ['I read the menu', 4],
    ['The card', 1],
  ]);
  const [, menu, card] = own;
  const byHand = new Map([[card?.key ?? '', menu?.key ?? '']]);
  const joined = compare([ours, theirs], [HARBOUR], byHand).rows;
  expect(joined.map(({ title, joined: parts }) => [title, parts.map((part) => part.title)])).toEqual([
    ['I find a seat', []],
    ['I read the menu', ['The card']],
  ]);
  expect(joined[1]?.theirs[0]).toMatchObject({ score: 2.5, verdict: 'we-do-better' });
});

it('says in a sentence where they are ahead, first of all by the most', () => {
  const visits = [
    visit(null, { Seat: 2, Menu: 3, Cake: 4, Wifi: null }),
    visit('cmp_1', { Seat: 5, Menu: 4, Cake: 2, Wifi: 4 }),
  ];
  const { sentence, competitors } = compare(visits, [HARBOUR, STATION], NONE);
  expect(sentence).toBe(
    'The harbour café does better at 2 of 3 touchpoints, first of all “Seat” (5 against 2). You do better at 1. They have 1 touchpoint that you do not have. With so few visits this is a first impression.',
  );
  expect(competitors.map((each) => each.sentence)).toEqual([
    sentence,
    'The station bar has not been visited yet.',
  ]);
});

it('says what is to be done before anything can be compared', () => {
  const told = (visits: readonly ComparedVisit[], who = [HARBOUR]): string =>
    compare(visits, who, NONE).sentence;
  expect(told([], [])).toMatch(/^Name a competitor first/);
  expect(told([])).toBe('No competitor has been visited yet.');
  expect(told([visit('cmp_1', { Seat: 4 })])).toMatch(/^There is no visit to yourself yet/);
});
