/** What is written of a group in a drafted persona, in each language. */
import { expect, it } from 'vitest';
import { voiceOf } from '../../platform/files/voices.ts';
import type { BehaviourGroup } from '../behaviour/contract.ts';
import { describedGroup } from './drafts.ts';

const share = (count: number, of: number) => ({ count, of, share: count / of, low: 0.25, high: 0.6 });
const group: BehaviourGroup = {
  ...{ id: '1', name: 'Every 5 weeks', sentence: '', people: 40, peopleShare: share(40, 100), orders: 90 },
  ...{ ordersShare: 0.6, revenueMinor: 300_000, revenueShare: 0.5, ordersEach: 2.25, touchesEach: 4 },
  perPerson: { mean: 7500, low: 6000, high: 9000 },
  ...{ perOrderMinor: 3380, boughtAgain: share(30, 40), purchases: null, silentDays: 12, rule: null },
  ...{ orderPause: { n: 30, days: 35 }, pause: { n: 30, days: 20 } },
  ways: [
    { kind: 'touchpoint', id: 'tp_1', title: 'Ich bestelle am Tisch', met: share(20, 40) },
    { kind: 'channel', id: 'till', title: 'Till', met: share(30, 40) },
  ],
  differences: [
    { figure: 'weekend', here: 0.7, rest: 0.2, unit: 'share', way: null },
    { figure: 'silent', here: 12, rest: 40, unit: 'days', way: null },
  ] as unknown as BehaviourGroup['differences'],
};
const report = { currency: 'EUR', period: { fromDay: '2026-01-01', toDay: '2026-04-01' } } as Parameters<
  typeof describedGroup
>[1];
const written = (language: 'en' | 'de') => {
  const { story, channels, context } = describedGroup(group, report, voiceOf(language));
  const [first] = channels[0]?.evidence ?? [];
  const plain = [story, ...[...channels, ...context].map(({ text }) => text)];
  return [...plain, first?.kind === 'figure' ? first.text : ''].map((text) => text.replaceAll('\u00a0', ' '));
};

it('in English', () => {
  expect(written('en')).toEqual([
    '40 of 100 customers, who bring 50 % of the revenue: they buy about every 5 weeks; an order is about €33.80.',
    'Ich bestelle am Tisch: 50 of 100 of them',
    'Till: 75 of 100 of them',
    'Bought more than once: 75 of 100 of them',
    'Between two orders: about 5 weeks, of the 30 who ordered on more than one day',
    'An order: about €33.80',
    'Brought in all: €75.00 each',
    'Of their days at a weekend: 70 of 100, the others 20 of 100',
    'Since they were last met: 12 days, the others 40 days',
    '20 of 40 people (25 to 60 of 100); 1 January 2026 to 31 March 2026',
  ]);
});

it('in German', () => {
  expect(written('de')).toEqual([
    '40 von 100 Kunden, die 50 % des Umsatzes bringen: sie kaufen etwa alle 5 Wochen; eine Bestellung bringt etwa 33,80 €.',
    'Ich bestelle am Tisch: 50 von 100 von ihnen',
    'Kasse: 75 von 100 von ihnen',
    'Mehr als einmal gekauft: 75 von 100 von ihnen',
    'Zwischen zwei Bestellungen: etwa 5 Wochen, bei den 30, die an mehr als einem Tag bestellt haben',
    'Eine Bestellung: etwa 33,80 €',
    'Insgesamt gebracht: je 75,00 €',
    'Ihrer Tage am Wochenende: 70 von 100, die anderen 20 von 100',
    'Seit der letzten Begegnung: 12 Tage, die anderen 40 Tage',
    '20 von 40 Personen (25 bis 60 von 100); 1. Januar 2026 bis 31. März 2026',
  ]);
});
