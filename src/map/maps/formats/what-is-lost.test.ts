import { expect, it } from 'vitest';
import { around, cafe, lostBy, texts } from '../../../../test/support/map-files.ts';
import type { MapDocument } from '../document/document.ts';
import type { ExportFormat } from './format-names.ts';
import { MapBuilder } from './imported.ts';
import { whatIsLost } from './what-is-lost.ts';

it('what is lost is said of one and of several', () => {
  const builder = new MapBuilder(around, { title: 'A' });
  const [stage, lane] = [builder.stage('One'), builder.lane('pains')];
  // CJML keeps these.
  builder.card(builder.lane('does'), builder.stage('Two'), 'I wait');
  builder.card(lane, stage, 'I look', { channel: 'website' });
  const once = texts(whatIsLost(builder.done().document, { what: [] }));
  expect(once).toEqual([
    'Not held by this format: 1 card of other lanes.',
    'Not held by this format: 1 channel.',
  ]);
  builder.card(lane, stage, 'I ask');
  expect(texts(whatIsLost(builder.done().document, { what: ['channel'] }))).toEqual([
    'Not held by this format: 2 cards of other lanes.',
  ]);
});

it('what only some cards keep of a table or a drawing is told of the others', () => {
  const builder = new MapBuilder(around, { title: 'A', objective: 'More', metric: 'NPS', target: '40' });
  builder.set({ owner: 'acc_1', persona: 'prs_1', reviewOn: '2026-05-01' });
  const stage = builder.stage('One');
  const more = { channel: 'website', colour: 'good', owner: 'acc_1' } as const;
  for (const kind of ['touchpoints', 'pains'] as const)
    builder.evidence(builder.card(builder.lane(kind), stage, 'I look', more), { note: 'said' });
  builder.card(builder.lane('touchpoints', 'More of them'), stage, 'I ask', { channel: 'email' });
  builder.card(builder.lane('images'), stage, 'The shop', { image: 'https://x.example/a.png' });
  const map = builder.done().document;
  const lost = (format: ExportFormat) =>
    lostBy(format, map).join('\n').replaceAll('Not held by this format: ', '');
  expect(lost('csv').split('\n')).toEqual([
    expect.stringContaining('6 facts'),
    '2 channels.',
    '1 colour of a card.',
    '1 owner of a card.',
    '1 piece of evidence.',
    '1 address of a picture.',
  ]);
  expect(lost('csv-across')).toMatch(/^2 facts.*\n1 channel\.\n2 colours of cards\.\n2 owners.*\n2 pieces/);
  // Who looks after a map, and when it is looked at again, is not drawn.
  expect(lost('svg')).toMatch(/^3 facts/);
  expect(lost('json')).toBe('');
});

it('links to stages, hidden lanes, and cards that are cut are told', () => {
  const map = cafe();
  const [[first = '', stage] = []] = Object.entries(map.columns);
  const [[lane = '', held] = []] = Object.entries(map.lanes);
  const [[card = '', said] = []] = Object.entries(map.cards);
  const changed = {
    ...map,
    columns: { ...map.columns, [first]: { ...stage, workspaceStage: 'stg_1', submap: 'map_2' } },
    lanes: { ...map.lanes, [lane]: { ...held, hidden: true } },
    cards: { ...map.cards, [card]: { ...said, text: 'so many words '.repeat(60) } },
  } as MapDocument;
  expect(lostBy('xlsx', changed).join()).toMatch(/2 links to stages, .*that 1 stage or lane is hidden/);
  expect(lostBy('svg', changed).join()).toMatch(/Cards that say more than there is room for .*: 1\./);
  expect(lostBy('svg', changed).join()).not.toMatch(/hidden|links/);
  expect(lostBy('svg', map).join()).not.toContain('more than there is room');
});
