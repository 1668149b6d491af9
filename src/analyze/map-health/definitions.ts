/** What the figures of a map's health mean; shown beside them. */
import type { Definition } from '../engine/contract.ts';

export const mapHealthDefinitions: Record<string, Definition> = {
  order: {
    term: 'In the drawn order',
    text: 'Of each person the first meetings of the places on the map in the period, two by two, where the places stand in different columns and the order is known. A touchpoint drawn in several columns is left out.',
    formula: 'pairs met from left to right ÷ pairs met',
  },
  turned: {
    term: 'Met the other way round',
    text: 'Two places that at least thirty people met, most of them the second one first, by more than chance explains.',
    formula:
      'z = (n₁ − n ÷ 2) ÷ √(n ÷ 4), two-sided; Benjamini–Hochberg over all pairs of the map, at most 10 % false',
  },
  offMap: {
    term: 'At no touchpoint',
    text: 'Events of the period that the rule of no touchpoint takes. From a tenth on the map misses a part of what happens.',
    formula: 'events at no touchpoint ÷ events',
  },
  evidence: {
    term: 'Old evidence',
    text: 'Pieces of evidence said or seen more than a year ago. Reports do not age: they are asked anew.',
    formula: null,
  },
  stale: {
    term: 'Needs a look',
    text: 'The order, events at no touchpoint, old evidence on a card that has none newer, or a review that is due speaks against the map as it is.',
    formula: null,
  },
};
