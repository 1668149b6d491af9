import { expect, it } from 'vitest';
import { PAGE_VIEWED, proposeFromEvents } from './propose.ts';
import { readVocabulary } from './vocabulary.ts';

const vocabulary = readVocabulary('en');
const seenOf = (name: string, channel: string | null, events: number, people = events) => ({
  name,
  channel,
  events,
  people,
});

it('places what it knows by the order of a journey, with the reason for each', () => {
  const draft = proposeFromEvents(
    vocabulary,
    [
      seenOf('Order Completed', 'marketplace', 4000, 3998),
      seenOf('Order Delivered', 'delivery', 3880),
      seenOf('Review Submitted', 'review', 3986),
    ],
    [],
  );
  expect(draft.stages.map((stage) => stage.name)).toEqual(['Purchase', 'Delivery', 'Advocacy']);
  expect(draft.touchpoints.map(({ title, stage }) => [title, stage])).toEqual([
    ['I order on the marketplace', 'Purchase'],
    ['I receive my parcel', 'Delivery'],
    ['I leave a review', 'Advocacy'],
  ]);
  expect(draft.touchpoints[0]?.reason.text).toBe('In your data 4,000 times, by 3,998 people.');
});

it('gives channels that have words of their own a touchpoint each, and the rest one', () => {
  const draft = proposeFromEvents(
    vocabulary,
    [
      seenOf('Order Completed', 'till', 10),
      seenOf('Order Completed', 'shop', 30),
      seenOf('Order Completed', null, 5),
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
    [seenOf(PAGE_VIEWED, 'website', 100)],
    [{ glob: '*checkout*', events: 5, people: 5 }],
  );
  expect(draft.touchpoints.map(({ title }) => title)).toEqual(['I go to pay', 'I look around the website']);
});

it('guesses the place of an event nobody knows from its words, and asks for no stage twice', () => {
  const draft = proposeFromEvents(
    vocabulary,
    [seenOf('Warranty claim refunded', null, 3), seenOf('zzz', null, 2)],
    [],
  );
  expect(draft.touchpoints.map(({ title, stage }) => [title, stage])).toEqual([
    ['zzz', 'Consideration'],
    ['Warranty claim refunded', 'Post-purchase'],
  ]);
});

it('never drafts fewer stages than a map needs', () => {
  const draft = proposeFromEvents(vocabulary, [seenOf('Order Completed', null, 1)], []);
  expect(draft.stages.map((stage) => stage.name)).toEqual(['Consideration', 'Purchase']);
  expect(proposeFromEvents(vocabulary, [], []).touchpoints).toEqual([]);
});

it('drafts in German from the same events, with the same rules', () => {
  const seen = [seenOf('Order Completed', 'till', 10), seenOf(PAGE_VIEWED, 'website', 100)];
  const pages = [{ glob: '*menu*', events: 5, people: 5 }];
  const english = proposeFromEvents(vocabulary, seen, pages);
  const german = proposeFromEvents(readVocabulary('de'), seen, pages);
  expect(german.stages.map((stage) => stage.name)).toEqual(['Abwägen', 'Kauf']);
  expect(german.touchpoints.map(({ title }) => title)).toEqual([
    'Ich lese die Speisekarte',
    'Ich kaufe an der Theke',
    'Ich sehe mich auf der Website um',
  ]);
  expect(german.touchpoints.map(({ rule }) => rule)).toEqual(english.touchpoints.map(({ rule }) => rule));
});

it('says a sum over channels as what is certain', () => {
  const { touchpoints } = proposeFromEvents(
    vocabulary,
    [seenOf('zzz', 'till', 1, 1), seenOf('zzz', 'shop', 2, 2)],
    [],
  );
  expect(touchpoints[0]?.reason.text).toBe('In your data 3 times, by at least 2 people.');
});
