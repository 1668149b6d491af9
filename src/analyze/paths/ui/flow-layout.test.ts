import { expect, it } from 'vitest';
import { flowLayout } from './flow-layout.ts';

const links = [
  { step: 1, from: 'a', to: 'b', people: 5 },
  { step: 1, from: 'a', to: 'c', people: 3 },
  { step: 1, from: 'a', to: 'd', people: 2 },
  { step: 1, from: 'a', to: 'e', people: 1 },
  { step: 1, from: 'a', to: null, people: 4 },
  { step: 2, from: 'b', to: 'a', people: 5 },
];

it('keeps the largest of each column alone, the rest together, and nobody is lost', () => {
  const { nodes, bands } = flowLayout(links, 2);
  const second = nodes.filter(({ step }) => step === 1);
  expect(second.map(({ station, rest, people }) => [station, rest, people])).toEqual([
    ['b', false, 5],
    ['c', false, 3],
    [null, true, 3],
    [null, false, 4],
  ]);
  expect(nodes[0]).toMatchObject({ step: 0, station: 'a', people: 15 });
  expect(bands.reduce((sum, { people }) => sum + people, 0)).toBe(20);
  expect(bands.filter(({ to }) => to === '1:…')).toEqual([{ from: '0:a', to: '1:…', people: 3 }]);
});

it('shows one more rather than a rest of one', () => {
  const { nodes } = flowLayout(links, 3);
  expect(nodes.some(({ rest }) => rest)).toBe(false);
});

it('draws nothing of nothing', () => {
  expect(flowLayout([], 5)).toEqual({ nodes: [], bands: [] });
});
