/** What the columns of the list of people mean; shown below it. */
import type { Definition } from '../engine/contract.ts';

export const peopleDefinitions: Record<string, Definition> = {
  people: {
    term: 'People in the list',
    text: 'Everybody with something of theirs in the period, one line each, whichever of their addresses and devices it came under. Behind a figure: exactly the people it counted.',
    formula: null,
  },
  stage: {
    term: 'Furthest stage',
    text: 'The last stage of which they met a touchpoint in the period; none where nothing of theirs is on the map.',
    formula: null,
  },
  touches: {
    term: 'Touches',
    text: 'Events of the period that came in of them, those that are not on the map too.',
    formula: null,
  },
  orders: {
    term: 'Orders',
    text: 'Their completed orders of the period, each once. In a business without orders in the data, payments that went through are counted instead.',
    formula: 'number of Order Completed events',
  },
  spent: {
    term: 'Spent',
    text: 'What these orders brought less refunds, on their own dates, in your currency. Amounts in other currencies without a rate are not in it.',
    formula: 'Σ Order Completed + Σ Order Refunded (negative)',
  },
  seen: {
    term: 'First and last seen',
    text: 'The days of their first and of their last touch in the period.',
    formula: null,
  },
};
