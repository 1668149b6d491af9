/** What the figures of personas mean; shown beside them. */
import type { Definition } from '../engine/contract.ts';

export const personaDefinitions: Record<string, Definition> = {
  people: {
    term: 'People',
    text: 'People met in the period whom the rule of the persona’s segment selects now, of everybody met in it.',
    formula: '95 % Wilson interval',
  },
  customers: {
    term: 'Customers',
    text: 'Of those, people who ordered in the period, of everybody who did.',
    formula: '95 % Wilson interval',
  },
  visits: {
    term: 'Visits',
    text: 'Days on which a person was met, whichever the channel.',
    formula: 'Σ days with a touch, in business time',
  },
  revenue: {
    term: 'Revenue',
    text: 'Orders less refunds in the period; the same money as in the other reports.',
    formula: 'Σ (orders + refunds)',
  },
  perCustomer: {
    term: 'Value per customer',
    text: 'Revenue per customer of the persona in the period. The range is where the true average lies in 95 of 100 such samples.',
    formula: '95 % bootstrap interval up to 1,000 customers, normal beyond',
  },
  feeling: {
    term: 'Feeling',
    text: 'What they answered in the period, on a known scale or in English words, wherever they did: from −2 (awful) to +2 (delighted), newer answers counting more, as “reported” in the feelings report. Fewer than five answers make no figure.',
    formula:
      'weighted mean of answers, half the weight after ninety days; 95 % range, answers of one person counted together',
  },
};
