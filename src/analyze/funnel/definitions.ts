/** What each figure of the stages report means; shown beside the figure. */
import type { Definition } from '../engine/contract.ts';

export const stageDefinitions: Record<string, Definition> = {
  people: {
    term: 'People who reached the stage',
    text: 'People who met a touchpoint of this stage, or of any later stage, in the period. Somebody who walks in and buys must have heard of you, so they count as having reached the stages before.',
    formula: 'people with max(stage of their touches in the period) ≥ this stage',
  },
  met: {
    term: 'People who met the stage itself',
    text: 'People with at least one touch of this very stage in the period.',
    formula: null,
  },
  goOn: {
    term: 'Share that goes on',
    text: 'Of the people who reached this stage, the part that reached the next one too. The range is where the true share lies in 95 of 100 such samples. Below five people no share is shown.',
    formula: 'reached next ÷ reached this, with the 95 % Wilson interval',
  },
  gone: {
    term: 'Gone',
    text: 'People who stopped at this stage and have been silent for longer than nine of ten of those who went on needed. The rest is still within the usual time.',
    formula: 'stopped here and now − last touch > 90th percentile of the time to the next stage',
  },
  onTheWay: {
    term: 'Still on the way',
    text: 'People who stopped at this stage but have not been silent for longer than usual: nine of ten of those who went on needed up to this long.',
    formula: 'stopped here and now − last touch ≤ 90th percentile of the time to the next stage',
  },
  timeToNext: {
    term: 'Time to the next stage',
    text: 'From the first touch of this stage to the first touch of any later stage, over the people who had both in this order. The figure is the median: half were faster. An event known by its day alone counts as the same moment as others of that day.',
    formula: 'median(first later touch − first touch here)',
  },
  returning: {
    term: 'Came back to buy again',
    text: 'People who ordered in the period and had ordered before that.',
    formula: 'people with ≥ 1 order in the period and ≥ 2 orders up to its end',
  },
  orders: {
    term: 'Orders',
    text: 'Completed orders of the period, each once, however many lines it had. In a business without orders in the data, payments that went through are counted instead.',
    formula: 'number of Order Completed events',
  },
  revenue: {
    term: 'Revenue',
    text: 'Order amounts less refunds, on their own dates, in your currency. In a business without orders in the data, payments are counted instead. Amounts in other currencies are not in it; the page says when there are any.',
    formula: 'Σ Order Completed + Σ Order Refunded (negative)',
  },
  notOnMap: {
    term: 'Not on the map',
    text: 'Events of the period that no touchpoint’s rule matches.',
    formula: null,
  },
};
