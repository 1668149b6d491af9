import { expect, it } from 'vitest';
import { MapBuilder } from '../formats/imported.ts';
import { adviceOn } from './advice.ts';
import type { MapDocument } from './document.ts';

let made = 0;
const around = { newId: (prefix: string) => `${prefix}_${++made}`, channels: [] };
function drawn(stages: number, touchpoints: number, text = 'I look') {
  const builder = new MapBuilder(around);
  const ids = Array.from({ length: stages }, (_, i) => builder.stage(`Stage ${i + 1}`));
  const lane = builder.lane('touchpoints');
  for (let i = 0; i < touchpoints; i++) builder.card(lane, ids[i % stages] ?? '', text);
  return { builder, ids };
}
const about = (map: MapDocument) => adviceOn(map).map((each) => each.about);

it.each<[number, number, string[]]>([
  [7, 25, []],
  [8, 25, ['stages']],
  [7, 26, ['touchpoints']],
  [3, 1, ['empty-stage', 'empty-stage']],
  [0, 0, []],
])('on %i stages and %i touchpoints: %j', (stages, touchpoints, expected) => {
  expect(about(drawn(stages, touchpoints).builder.done().document)).toEqual(expected);
});

it.each([
  ['I look for a table', true],
  ['We’d like to pay', true],
  ['My order arrives', true],
  ['Ich suche einen Platz', true],
  ['Wir zahlen an unserem Tisch', true],
  ['Product page', false],
  ['Weekly mail', false],
  ['Image search', false],
  ['Michel answers the phone', false],
])('“%s” in the voice of a customer: %s', (text, own) => {
  expect(about(drawn(1, 1, text).builder.done().document)).toEqual(own ? [] : ['voice']);
});

it('names three examples, not all', () => {
  const [advice] = adviceOn(drawn(1, 5, 'Till').builder.done().document);
  expect(advice?.text).toMatch(/“Till”, “Till”, “Till” and 2 more\.$/);
  expect(advice?.ids).toHaveLength(5);
});

it('calls a curve a guess until something is linked to one of its points', () => {
  const { builder, ids } = drawn(1, 1);
  const lane = builder.lane('feeling');
  builder.feeling(lane, ids[0] ?? '', 1);
  const { document } = builder.done();
  expect(about(document)).toEqual(['curve']);
  const card = Object.keys(document.cards).find((id) => document.cards[id]?.lane === lane) ?? '';
  builder.evidence(card, { note: 'they said so' });
  expect(about(builder.done().document)).toEqual([]);
});

it('leaves hidden stages out, and counts touchpoints in steps', () => {
  const { builder, ids } = drawn(8, 7);
  builder.card(builder.lane('touchpoints'), builder.step(ids[7] ?? '', 'Step'), 'I pay');
  const { document } = builder.done();
  expect(about(document)).toEqual(['stages']);
  const hidden = { ...document.columns[ids[0] ?? '']!, hidden: true };
  expect(about({ ...document, columns: { ...document.columns, [ids[0] ?? '']: hidden } })).toEqual([]);
});
