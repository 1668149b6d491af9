/** What the stages say where nothing was bought: the end of the path, if anybody got there. */
import { expect, it } from 'vitest';
import type { StageFigures } from './contract.ts';
import { stagesSentence } from './sentence.ts';

const stage = (name: string, people: number): StageFigures => ({
  stageId: name,
  position: 1,
  name,
  people,
  met: people,
  previousPeople: null,
  goOn: null,
  previousGoOn: null,
  gone: null,
  onTheWay: null,
  timeToNext: null,
});
const said = (won: number): string =>
  stagesSentence(
    {
      people: 8000,
      stages: [stage('Awareness', 8000), stage('Won', won)],
      worstStageId: null,
      returning: { people: 0, buyers: 0 },
      orders: 0,
      revenueMinor: 0,
      notOnMap: { events: 0, allEvents: 8842 },
    },
    'BRL',
  );

it('leads that are won are told, although they are no orders', () => {
  expect(said(842)).toBe('Of 8,000 people 842 got to Won; no orders are known in this period.');
});

it('nobody at the end is nobody who bought', () => {
  expect(said(0)).toBe('8,000 people came by; nobody has bought in this period.');
});
