/** What of a map is kept when another is drawn like it. */
import { expect, it } from 'vitest';
import { blank, type Card, emptyDocument, type LaneKind } from './document.ts';
import { drawnLike } from './own-template.ts';

it('keeps the frame and nothing that was only true of the model', () => {
  const model = emptyDocument({ title: 'Old', scenario: 'A Saturday', persona: 'per_1' });
  model.columns.c = { ...blank.column, title: 'Visit', workspaceStage: 'stg_1' };
  model.columns.gone = { ...blank.column, title: 'Gone', removed: true };
  const lane = (kind: LaneKind) => {
    model.lanes[kind] = { ...blank.lane, kind, title: kind, persona: kind === 'feeling' ? 'per_1' : null };
  };
  const card = (id: string, of: LaneKind, fields: Partial<Card> = {}) => {
    model.cards[id] = { ...blank.card, lane: of, column: 'c', text: id, ...fields };
  };
  for (const kind of ['touchpoints', 'feeling', 'pains', 'people'] as const) lane(kind);
  card('sign', 'touchpoints', { touchpoint: 'tch_1', owner: 'acc_1', colour: 'hurts', channel: 'shop' });
  card('mood', 'feeling', { value: -2 });
  card('slow', 'pains');
  card('cook', 'people');
  card('lost', 'touchpoints', { column: 'gone' });
  model.evidence.e = { ...blank.evidence, card: 'sign', note: 'seen' };

  const drawn = drawnLike({ title: 'New' }, model);
  expect(drawn.map).toEqual({ ...blank.map, title: 'New' });
  expect(Object.keys(drawn.columns)).toEqual(['c']);
  expect(Object.keys(drawn.lanes)).toEqual(['touchpoints', 'feeling', 'pains', 'people']);
  expect(drawn.lanes.feeling?.persona).toBeNull();
  expect(Object.keys(drawn.cards)).toEqual(['sign', 'cook']);
  expect(drawn.cards.sign).toMatchObject({
    touchpoint: 'tch_1',
    channel: 'shop',
    owner: null,
    colour: 'plain',
  });
  expect(drawn.evidence).toEqual({});
});
