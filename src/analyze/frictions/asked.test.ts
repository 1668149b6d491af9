import { expect, it } from 'vitest';
import type { Period } from '../engine/contract.ts';
import { askedCaveats } from './asked.ts';
import type { Friction, SearchResult } from './contract.ts';

const result = (questions: number, told: number) =>
  ({
    lookedAt: { questions, people: 1200, triesSeen: 90 },
    harm: Array<Friction>(told).fill({} as Friction),
    help: [],
  }) as unknown as SearchResult;
const days = { days: 500 } as Period;
const query = { segment: 'seg_1', from: '2025-01-01' };

it('keeps in mind what a search rests on where it tells something, and nothing but the days where there was nothing to ask', () => {
  const begins = (questions: number, told: number) =>
    askedCaveats(result(questions, told), query, days).map((caveat) => caveat.slice(0, 12));
  expect(begins(7, 1)).toEqual(['Rests on 1,2', 'These people', 'Only the las']);
  expect(begins(7, 0)).toEqual(['These people', 'Only the las']);
  expect(begins(0, 0)).toEqual(['Only the las']);
});
