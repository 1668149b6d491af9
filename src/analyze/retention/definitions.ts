/** What each figure of the retention report means; shown beside the figure. */
import type { Definition } from '../engine/contract.ts';

export const retentionDefinitions: Record<string, Definition> = {
  cohort: {
    term: 'Cohort',
    text: 'People whose time began in the same day, week or month of business time: with their first order, unless you choose another start.',
    formula: 'unit of the first order',
  },
  cell: {
    term: 'Came back after n',
    text: 'Of the cohort, the part that came back in the n-th unit after its own. What lies after the last day with data is not known and left empty, not zero.',
    formula: 'people of the cohort with ≥ 1 coming back in that unit ÷ people of the cohort',
  },
  curve: {
    term: 'The curve',
    text: 'All cohorts together; at each point only those that were watched that long.',
    formula: 'Σ people back ÷ Σ people of the cohorts watched, with the 95 % Wilson interval',
  },
  byDay: {
    term: 'On day n, within n days, from day n on',
    text: 'Counted in days of business time from the person’s own start. Only people watched for at least n days count.',
    formula: null,
  },
  interval: {
    term: 'Time between',
    text: 'Days between one day of coming back and the next, over all people who came back. Several orders on one day are one.',
    formula: 'median of the gaps',
  },
  compared: {
    term: 'Compared',
    text: 'The same figures beside these. Only people watched for as many days are held against each other. A difference is called one where chance alone does not explain it; with fewer than thirty people on either side none is.',
    formula: 'z test or Fisher’s exact test, Benjamini–Hochberg at 10 %; log-rank test for the curve',
  },
  returned: {
    term: 'Have come back by',
    text: 'The share that has come back after so many days, those taken into account who may still do so.',
    formula: '1 − Kaplan–Meier estimate of not having come back, log-log interval',
  },
};
