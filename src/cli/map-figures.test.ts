/** What `footpath map export --figures` asks the reports, and what it draws of their answers. */
import { expect, it } from 'vitest';
import type { AnyRoute } from '../kernel/route.ts';
import { blank, emptyDocument, type MapDocument } from '../map/maps/document/document.ts';
import { type Client, Refused } from './client.ts';
import { keyLine, shownFigures } from './commands/map-figures.ts';

const share = { count: 41, of: 100, share: 0.41, low: 0.32, high: 0.51 };
const stages = { worstStageId: 'stg_look', stages: [{ stageId: 'stg_look', name: 'Look', goOn: share }] };

const { column, lane, card } = blank;
const numbers = { ...card, lane: 'numbers', column: 'look' };
const blankMap = emptyDocument({ title: 'Ours' });
const document: MapDocument = {
  ...blankMap,
  map: { ...blankMap.map, measure: { from: 'saved', saved: 'svd_1' }, target: '50 %' },
  columns: {
    look: { ...column, position: 'a0', workspaceStage: 'stg_look' },
    own: { ...column, position: 'a1' },
  },
  lanes: {
    numbers: { ...lane, kind: 'numbers', position: 'a0' },
    felt: { ...lane, kind: 'feeling', position: 'a1', persona: 'per_anna' },
  },
  cards: {
    saved: { ...numbers, figure: { from: 'saved', saved: 'svd_1' } },
    goal: { ...numbers, figure: { from: 'goal', goal: 'map' } },
    report: { ...numbers, figure: { from: 'report', report: 'paths', query: { from: '2026-01-01' } } },
    strange: { ...numbers, figure: { from: 'saved', saved: 'svd_gone' } },
    gone: { ...numbers, figure: { from: 'saved', saved: 'svd_1' }, removed: true },
  },
};

/** A server by the ids of its routes; keeps what it was asked. */
function serverOf(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const call = async (route: AnyRoute, { query = {} }: { query?: object } = {}) => {
    asked.push(`${route.id} ${JSON.stringify(query)}`);
    const answer = answers[route.id];
    if (answer instanceof Refused) throw answer;
    return answer;
  };
  return { asked, client: { call } as unknown as Client };
}

it('looks up live numbers, goals with their target, and what the persona of a lane feels', async () => {
  const felt = (value: number | null, people: number) => ({
    reported: { value, answers: 0 },
    observed: { value, people },
  });
  const { asked, client } = serverOf({
    'map.maps.read': { document },
    'analyze.saved.list': {
      items: [{ id: 'svd_1', name: 'The leak', report: 'stages', query: { from: '2026-08-01' } }],
    },
    'reports.stages': stages,
    'reports.paths': { loops: { ...share, share: null } },
    'reports.feelings': {
      period: { fromDay: '2026-08-01', toDay: '2026-11-01' },
      stages: [{ id: 'stg_look', ...felt(-0.5, 40) }],
      touchpoints: [{ id: 'tch_none', ...felt(null, 0) }],
    },
  });
  expect(await shownFigures(client, 'map_1')).toEqual({
    cards: {
      saved: ['41 % go on from Look', 'The leak'],
      goal: ['41 % go on from Look', 'The leak', 'Target: 50 %'],
      report: ['Not enough yet for a figure'],
      strange: ['A figure this version cannot ask for'],
    },
    felt: { felt: { look: { reported: -0.5, observed: -0.5 } } },
    note: '1 August 2026 – 31 October 2026',
  });
  expect(asked.filter((each) => /stages|paths|feelings/.test(each))).toEqual([
    'reports.stages {"from":"2026-08-01"}',
    'reports.paths {"from":"2026-01-01"}',
    'reports.feelings {"persona":"per_anna"}',
  ]);
});

it('asks four things at a time, each once', async () => {
  const froms = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'];
  const cards = [...froms, ...froms].map((from, i) => [
    `card${i}`,
    { ...numbers, figure: { from: 'report' as const, report: 'stages', query: { from } } },
  ]);
  const waiting: (() => void)[] = [];
  const many = { ...document, cards: Object.fromEntries(cards), lanes: { numbers: document.lanes.numbers } };
  const call = async ({ id }: AnyRoute) => {
    if (id === 'map.maps.read') return { document: many };
    if (id === 'analyze.saved.list') return { items: [] };
    await new Promise<void>((resolve) => waiting.push(resolve));
    return stages;
  };
  const shown = shownFigures({ call } as unknown as Client, 'map_1');
  const seen: number[] = [];
  for (let done = 0; done < froms.length; done++) {
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(waiting.length);
    waiting.shift()?.();
  }
  expect(Object.keys((await shown).cards)).toHaveLength(12);
  expect(seen).toEqual([4, 4, 4, 3, 2, 1]);
});

it('draws the rest where a question can no longer be asked, and passes other trouble on', async () => {
  const refusal = (status: number, code: string) => new Refused(status, { code, message: '', advice: '' });
  const saved = { id: 'svd_1', name: 'The leak', report: 'stages', query: {} };
  const answers = {
    'map.maps.read': { document },
    'analyze.saved.list': { items: [saved] },
    'reports.stages': stages,
    'reports.paths': refusal(404, 'not_found'),
    'reports.feelings': refusal(400, 'invalid_input'),
  };
  const { cards, felt, note } = await shownFigures(serverOf(answers).client, 'map_1');
  expect([cards.saved, cards.report]).toEqual([
    ['41 % go on from Look', 'The leak'],
    ['A figure this version cannot ask for'],
  ]);
  expect([felt, note]).toEqual([{}, '']);
  const busy = { ...answers, 'reports.feelings': refusal(503, 'busy') };
  await expect(shownFigures(serverOf(busy).client, 'map_1')).rejects.toMatchObject({ code: 'busy' });
});

it('says the figure a report is best known by, and nothing where nothing happened', () => {
  const money = { amountMinor: 124_000 };
  const told = [
    keyLine('funnel', { steps: [{ name: 'Order', ofFirst: { ...share, share: 0.004 } }] } as never, {}),
    keyLine('retention', { unit: 'week', curve: [{ after: 1, people: share }] } as never, {}),
    keyLine('attribution', { all: { conversions: 1200, valueMinor: 500 }, currency: 'EUR' } as never, {
      value: 'net',
    }),
    keyLine('pain-points', { items: [{ money }], currency: 'EUR' } as never, {}),
    keyLine('value', { soFar: { mean: 4321.4 }, currency: 'EUR' } as never, {}),
  ];
  expect(told).toEqual([
    '0.4 % of the first step reach Order',
    '41 % come back in the next week',
    '1,200 conversions, worth €5.00 less refunds',
    '€1,240 a month, the dearest pain point',
    '€43.21 from a customer so far',
  ]);
  expect(keyLine('stages', { stages: [], worstStageId: null } as never, {})).toBeNull();
  expect(keyLine('pain-points', { items: [], currency: 'EUR' } as never, {})).toBeNull();
  expect(keyLine('value', { soFar: null, currency: 'EUR' } as never, {})).toBeNull();
  expect(keyLine('attribution', { all: { conversions: 0 } } as never, {})).toBeNull();
});
