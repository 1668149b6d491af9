/** What each figure of the value reports means; shown beside the figure. */
import type { Definition } from '../engine/contract.ts';

export const valueDefinitions: Record<string, Definition> = {
  customers: {
    term: 'Customers',
    text: 'People whose first purchase lies in the period, with everything they bought until its end. Purchases on one day count as one. Who bought before the data begin counts as new.',
    formula: 'people with ≥ 1 order, first order in the period',
  },
  soFar: {
    term: 'Brought so far',
    text: 'What a customer has paid, less refunds, on average. The range is where the true average lies in 95 of 100 such samples.',
    formula: 'Σ (orders + refunds) ÷ customers; 95 % bootstrap interval up to 1,000 customers, normal beyond',
  },
  spent: {
    term: 'Brought so far',
    text: 'What this customer has paid, less refunds.',
    formula: 'Σ (orders + refunds)',
  },
  outlook: {
    term: 'Will bring',
    text: 'Expected purchases of each customer in the time ahead, times what a purchase of theirs brings, each purchase counted for less the later it comes. The range says how sure the models are of the average; it does not know of a new competitor or a closed street.',
    formula:
      'Σ over months (E[Y(k)] − E[Y(k−1)]) ÷ (1 + d)^k × E[M] × margin; E[Y] by BG/NBD (Fader, Hardie and Lee 2005), E[M] by Gamma–Gamma; range by the delta method',
  },
  newcomer: {
    term: 'A new customer',
    text: 'Repeat purchases to expect from somebody who buys for the first time today, and how likely none, one, two, or more are.',
    formula: 'E[X(t)] and P(X(t) = n) of BG/NBD',
  },
  calibration: {
    term: 'Test of the forecast',
    text: 'The model is fitted to the first half of the time only, and then has to foretell the second half. Beside it stands what really was bought.',
    formula: 'BG/NBD fitted until the middle day; Σ E[Y(rest)] against purchases after it',
  },
  models: {
    term: 'Models',
    text: 'BG/NBD says how often customers come back; MBG/NBD says who has left, because BG/NBD never gives up on anybody who bought once; Gamma–Gamma says what a purchase brings. Parameters with their standard errors; time in weeks.',
    formula: 'maximum likelihood; “not identifiable” where the data do not tell the parameters apart',
  },
  concentration: {
    term: 'Concentration',
    text: 'How much of the money comes from the tenth of customers who bring most. Gini: 0 if all bring the same, near 1 if one brings everything.',
    formula: 'Lorenz curve of money per customer',
  },
  rfm: {
    term: 'Groups of customers',
    text: 'By how lately, how often and for how much they bought, each in fifths. Equal customers get equal scores.',
    formula:
      'R, F, M = 1 + quintile breaks (type 7) below the value, recency reversed; names by R and the better of F and M',
  },
  channels: {
    term: 'Where customers came from',
    text: 'The channel of the first touch that is known of each customer. Cost is what was entered as advertising cost for the period, divided by the customers of that channel.',
    formula: null,
  },
  segments: {
    term: 'Segments',
    text: 'Customers who meet the rule of a saved segment now. One customer may be in several.',
    formula: null,
  },
  personas: {
    term: 'Personas',
    text: 'Customers whom the rule of a persona’s segment selects now. Of each channel’s advertising cost a persona bears the part that its customers are of all who came by that channel.',
    formula: 'Σ over channels cost × customers of the persona by it ÷ all customers by it',
  },
  alive: {
    term: 'Still a customer',
    text: 'The chance that somebody with this rhythm and this silence is still a customer.',
    formula: 'P(alive) of MBG/NBD',
  },
  atRisk: {
    term: 'At risk',
    text: 'The chance of still being a customer has fallen under half of what it is after this customer’s own usual pause, and is still one in ten or more. Without a forecast: silent for a month or more and for longer than three of the usual pauses, after three purchases.',
    formula: 'P(alive now) < ½ P(alive after own mean gap), P(alive now) ≥ 0.1',
  },
  worthACall: {
    term: 'Worth a call',
    text: 'At risk, has bought more than once, and is among the fifth of customers who would bring most if they stayed.',
    formula: null,
  },
  stake: {
    term: 'At stake',
    text: 'What the silence beyond the usual pause is expected to cost in the time ahead.',
    formula: '(P(alive after own mean gap) − P(alive now)) × value ahead if still a customer',
  },
};
