/** What the words and figures of the pain points page mean; shown beside them. */
import type { Definition } from '../engine/contract.ts';

export const frictionDefinitions: Record<string, Definition> = {
  painPoint: {
    term: 'Pain point',
    text: 'A place where it goes worse for some people than for others like them, or worse than before. Looked for at every touchpoint and in every circumstance that your data tells (device, browser, campaign, page, region, weekday, hour, amount, any property with few values or with numbers), over all stretches of time. What one cause explains is not told again in other words.',
    formula:
      'largest likelihood ratio over circumstances and spans of time, against shuffled outcomes; of forty businesses in which nothing is wrong, in one something is told by accident',
  },
  works: {
    term: 'What works',
    text: 'The same search the other way round: since a day it goes better, or those who met something come back more often. Who meets something may differ from who does not, so it is a sign, not a proof.',
    formula: null,
  },
  expected: {
    term: 'Expected',
    text: 'What people alike do elsewhere: those who have bought before are compared with those who have, and the others with each other; buyers at the till with buyers at the till.',
    formula: 'share outside the circumstance, weighed by stratum',
  },
  gap: {
    term: 'Gap',
    text: 'How much more often it happens there. The share that was seen is drawn towards the expected one, the more so the fewer people were seen and the less such groups differ.',
    formula: 'beta-binomial shrinkage; its range is Newcombe’s 95 % interval of the difference',
  },
  money: {
    term: 'Money at stake per month',
    text: 'People there per month × gap × what it is worth when it goes well: the revenue of the next 90 days, as far as they have passed by now, of those for whom it went well, less that of those for whom it did not. So it is what has come in less (or more) until today, not what is still to come. The range joins what is not known of the gap, of the number of people and of the worth, and reaches further down where something was only just found: what is picked for being strong looks stronger than it is. What lasted less than a month is told as it was.',
    formula:
      'people × gap × worth; 95 %: Newcombe’s range of the gap and the score interval of the people, joined with the error of the worth as of a product (Goodman 1960); downwards given that it was found (Zhong and Prentice 2008)',
  },
  since: {
    term: 'Since when',
    text: 'The day on which the rate broke: it is as likely to have been earlier as later. No day: it has been so for as long as the data goes.',
    formula: 'median of the days by likelihood; the range has the days within 3.84 of the best',
  },
  confidence: {
    term: 'How sure',
    text: 'Amount of evidence times its variety. Solid: many people, or several kinds of signs (they leave, they complain, they do not come back, they say so). Some signs: less. Guess: beyond chance, but few people and one kind of sign.',
    formula: null,
  },
};
