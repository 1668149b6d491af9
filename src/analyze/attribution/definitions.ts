/** What each figure of the attribution report means; shown beside the figure. */
import type { Definition } from '../engine/contract.ts';
import type { AttributionQuery } from './contract.ts';

export function attributionDefinitions(query: AttributionQuery): Record<string, Definition> {
  return {
    conversion: {
      term: 'Conversion',
      text: 'An order of the period, wherever it came in: online, at the till, by phone or entered by hand; or the meeting of the touchpoint you chose. Each one counts.',
      formula: null,
    },
    way: {
      term: 'Way',
      text: `The touches of the same person in the ${query.lookBackDays} days before the conversion, those before an earlier conversion included. Orders and refunds are no touches. What bears the same instant as the conversion is before it only if it came in before it, as an order’s own confirmation does not; of what is known by its day alone, all of that day may have been before. Several in a row of the same kind count as one, at the time of the last. Touches of which nothing is known are left out.`,
      formula: null,
    },
    unknown: {
      term: 'No touch known',
      text: 'Conversions without any known touch before them. No model can give credit for them; with the credits they add up to all conversions.',
      formula: 'conversions = credits + no touch known',
    },
    without: {
      term: 'Ways without conversion',
      text: `Of people who did not convert in the period: their touches in the ${query.lookBackDays} days up to their last touch in it, once each. Only the Markov model looks at them.`,
      formula: null,
    },
    fading: {
      term: 'Fading',
      text: `A touch ${query.halfLifeDays} days before the last one has half its weight; the weights of a way add up to one.`,
      formula: '2^(−days before the last touch ÷ half-life)',
    },
    markov: {
      term: 'Markov',
      text: `Ways are a chain in which the last ${query.markovOrder === 1 ? 'touch decides' : `${query.markovOrder} touches decide`} what comes next. A row’s effect is how much the share of ways that convert falls when everything through it leads nowhere. Computed exactly, not simulated (Anderl and others, 2016).`,
      formula: 'effect ÷ sum of effects × conversions',
    },
    shapley: {
      term: 'Shapley',
      text: 'A group is worth the conversions of the ways that touch nothing else. The Shapley value of that is each conversion split evenly over the different touches of its way, so it is exact for any number of them (Zhao and others, 2018).',
      formula: '1 ÷ number of different touches',
    },
    value: {
      term: 'Value',
      text:
        query.value === 'net'
          ? 'What the conversions brought, less what the same person was refunded before the next one; never below zero.'
          : 'What the conversions brought, before refunds.',
      formula: null,
    },
    compared: {
      term: 'Compared',
      text: 'The credit of the same model in the period before, or of other people. What is tested is the part of all conversions with a known touch; each conversion counts by itself, also where one person has several. A difference is called one where chance alone does not explain it. Markov is not tested: it looks at all ways together, so no conversion has a credit of its own.',
      formula: 'Welch’s test of the mean credit of a conversion, Benjamini–Hochberg at 10 % over the rows',
    },
    people: {
      term: 'People',
      text: 'People who converted in the period with this touch on their way, each counted once. One person may be in several rows.',
      formula: null,
    },
    cost: {
      term: 'Cost and return',
      text: 'What was spent in the period, a month’s cost spread evenly over its days, beside the credit of the model. Return is value for each unit spent: below one, less came in than went out.',
      formula: 'cost ÷ conversions; value ÷ cost',
    },
  };
}
