/** What each figure of the funnel report means; shown beside the figure. */
import type { Definition } from '../engine/contract.ts';

export const funnelDefinitions: Record<string, Definition> = {
  ordered: {
    term: 'In order',
    text: 'People who met the steps one after the other, or at the same time, all within the window from the first. Other touchpoints may lie between. Any meeting of the first step may be the beginning; the one that leads furthest counts. An event known by its day alone may have been at any time of that day.',
    formula: null,
  },
  strict: {
    term: 'Strictly in order',
    text: 'As in order, but with no other touchpoint between two steps.',
    formula: null,
  },
  open: {
    term: 'Open',
    text: 'Whoever met a step or any later one has reached it: somebody who walks in and buys must have heard of you.',
    formula: 'people with a meeting of this step or a later one',
  },
  share: {
    term: 'Share that goes on',
    text: 'Of the people at the step before (or at the first). The range is where the true share lies in 95 of 100 such samples.',
    formula: 'people at this step ÷ people at the step before, with the 95 % Wilson interval',
  },
  took: {
    term: 'Time',
    text: 'From the meeting of one step to the meeting of the next, of the people who went on. Half took less than the median.',
    formula: 'median and 90th percentile',
  },
  arrived: {
    term: 'Have arrived by',
    text: 'The share that has got to the last step after so many days, those still on the way taken into account.',
    formula: '1 − Kaplan–Meier estimate, log-log interval',
  },
  compared: {
    term: 'Compared',
    text: 'The same steps in the period before, or of other people. What is tested is the share that goes on from the step before. A difference is called one where chance alone does not explain it; with fewer than thirty people on either side none is.',
    formula: 'z test or Fisher’s exact test, Benjamini–Hochberg at 10 % over the steps',
  },
  goesOn: {
    term: 'Who goes on?',
    text: 'Of those who met this touchpoint before the last step, the share that arrived, beside the share of those who did not meet it. Shown where both are thirty people or more and the difference is more than chance explains, ten false ones in a hundred allowed. It shows what goes together, not what causes what.',
    formula: 'z test or Fisher’s exact test, Benjamini–Hochberg at 10 %; Newcombe interval',
  },
};
