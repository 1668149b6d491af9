import { expect, it } from 'vitest';
import { channels } from '../../gather/events/public.ts';
import { PAGE_VIEWED, proposeFromEvents } from './propose.ts';
import { readTemplates, readVocabulary } from './vocabulary.ts';

const vocabulary = readVocabulary();
const seen = (name: string, channel: string | null, events: number, people = events) => ({
  name,
  channel,
  events,
  people,
});

it('places what it knows by the order of a journey, with the reason for each', () => {
  const draft = proposeFromEvents(
    vocabulary,
    [
      seen('Order Completed', 'marketplace', 4000, 3998),
      seen('Order Delivered', 'delivery', 3880),
      seen('Review Submitted', 'review', 3986),
    ],
    [],
  );
  expect(draft.stages.map((stage) => stage.name)).toEqual(['Purchase', 'Delivery', 'Advocacy']);
  expect(draft.touchpoints.map(({ title, stage }) => [title, stage])).toEqual([
    ['I order on the marketplace', 'Purchase'],
    ['I receive my parcel', 'Delivery'],
    ['I leave a review', 'Advocacy'],
  ]);
  expect(draft.touchpoints[0]?.reason).toBe('In your data 4,000 times, by 3,998 people.');
});

it('gives channels that have words of their own a touchpoint each, and the rest one', () => {
  const draft = proposeFromEvents(
    vocabulary,
    [
      seen('Order Completed', 'till', 10),
      seen('Order Completed', 'shop', 30),
      seen('Order Completed', null, 5),
    ],
    [],
  );
  expect(draft.touchpoints.map(({ title, channel, events }) => [title, channel, events])).toEqual([
    ['I order online', 'shop', 30],
    ['I buy at the counter', 'till', 10],
    ['I order', null, 5],
  ]);
});

it('puts narrow rules before wide ones, so that each gets its events', () => {
  const draft = proposeFromEvents(
    vocabulary,
    [seen(PAGE_VIEWED, 'website', 100)],
    [{ glob: '*checkout*', events: 5, people: 5 }],
  );
  expect(draft.touchpoints.map(({ title }) => title)).toEqual(['I go to pay', 'I look around the website']);
});

it('guesses the place of an event nobody knows from its words, and asks for no stage twice', () => {
  const draft = proposeFromEvents(
    vocabulary,
    [seen('Warranty claim refunded', null, 3), seen('zzz', null, 2)],
    [],
  );
  expect(draft.touchpoints.map(({ title, stage }) => [title, stage])).toEqual([
    ['zzz', 'Consideration'],
    ['Warranty claim refunded', 'Post-purchase'],
  ]);
});

it('never drafts fewer stages than a map needs', () => {
  const draft = proposeFromEvents(vocabulary, [seen('Order Completed', null, 1)], []);
  expect(draft.stages.map((stage) => stage.name)).toEqual(['Consideration', 'Purchase']);
  expect(proposeFromEvents(vocabulary, [], []).touchpoints).toEqual([]);
});

const template = readTemplates();

it('has at least ten trade templates, each under an id of its own', () => {
  expect(template.length).toBeGreaterThanOrEqual(10);
  expect(new Set(template.map(({ id }) => id)).size).toBe(template.length);
});

it.each(template)(
  'the template “$id” holds together',
  ({ stages, touchpoints, behind, questions, checks }) => {
    const known = new Set(channels().map(({ id }) => id));
    expect(touchpoints.length).toBeGreaterThanOrEqual(10);
    expect(touchpoints.length).toBeLessThanOrEqual(15);
    expect(new Set(touchpoints.map(({ title }) => title)).size).toBe(touchpoints.length);
    for (const { stage, title, channel } of touchpoints) {
      expect(stages).toContain(stage);
      expect(title).toMatch(/\b(I|me|my|we|you|your)\b/i);
      expect(channel === null || known.has(channel), `${channel}`).toBe(true);
    }
    expect([...new Set(touchpoints.map(({ stage }) => stage))]).toEqual(stages);
    expect(behind.map(({ stage }) => stage)).toEqual(stages);
    for (const { wants } of behind) expect(wants).toMatch(/^I want /);
    for (const { stage, text } of questions) {
      expect(stages).toContain(stage);
      expect(text).toMatch(/\?$/);
    }
    for (const check of checks) expect(check).toMatch(/\?$/);
  },
);
