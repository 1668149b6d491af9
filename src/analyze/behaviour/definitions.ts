/** What each figure about groups with the same habits means; shown beside the figure. */
import type { Definition } from '../engine/contract.ts';

export const behaviourDefinitions: Record<string, Definition> = {
  groups: {
    term: 'Groups with the same habits',
    text: 'People are compared by rhythm (touches, pauses), value (orders, money per order) and ways (touchpoints met, channels used), each of the three of equal weight. People alike in all three are put together.',
    formula:
      'k-means (k-means++ starts, 2 to 7 groups) on logarithms of counts, pauses and money and on shares of touches drawn towards everybody’s by 4 touches; outermost 1 % drawn in, standard deviation 1, each block of equal weight',
  },
  test: {
    term: 'Do the groups hold up?',
    text: 'Three things are asked. Do the same groups come out with other people of the same kind? Are there fewer people between two groups than at their middles? Do they stand further apart than when rhythm, value and ways are dealt anew among people? If one answer is no, there are no kinds.',
    formula:
      'Jaccard’s index over 20 resamples ≥ 0.75 (Hennig 2007); density between two centres < 0.6 of that at the lesser centre; simplified silhouette above that of 39 deals, p ≤ 0.025, dealt among people met once, two or three times, or more, and who ordered once or more; at least 30 people and 5 % in each group; the most groups that pass',
  },
  revenue: {
    term: 'Revenue',
    text: 'Orders less refunds of the group’s people within the period and filters. All groups and the people in none add up to the revenue of the other reports.',
    formula: 'Σ (orders + refunds)',
  },
  perPerson: {
    term: 'Value per person',
    text: 'Revenue per person of the group. The range is where the true average lies in 95 of 100 such samples.',
    formula: '95 % bootstrap interval up to 1,000 people, normal beyond',
  },
  pause: {
    term: 'Every so often',
    text: 'Days between one order and the next: of each person the middle one (half-way between two), of the group the middle one again, over those who ordered on more than one day.',
    formula: 'median of medians',
  },
  differences: {
    term: 'What sets them apart',
    text: 'Averages in which the group differs from all others together, by at least 15 of 100 or 1.3 times, and by more than chance explains. Because the groups were formed by such figures this leaves out noise; it does not prove the groups.',
    formula:
      'z test of two shares, Welch’s t test of logarithms; Benjamini–Hochberg at 10 % over all groups and figures',
  },
  rule: {
    term: 'Rule that comes closest',
    text: 'Up to three conditions of the language of segments that select the group best, tried on the people themselves. It says how many of those it selects are in the group, and how many of the group it selects.',
    formula:
      'greatest F1 = 2 × both ÷ (selected + in the group), at least 0.5; at most some 10,000 people are asked',
  },
  purchases: {
    term: 'By how often they bought',
    text: 'Where no kinds hold up: one order, two or three, four or more. Anybody can draw such lines; they do not say that there are two kinds of people.',
    formula: null,
  },
};
