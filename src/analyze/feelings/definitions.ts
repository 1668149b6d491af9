/** What each layer of feeling means and how it is computed; shown beside it. */
import type { Definition } from '../engine/contract.ts';

export const feelingDefinitions: Record<string, Definition> = {
  scale: {
    term: 'Feeling',
    text: 'All three layers are on one scale, from −2 (awful) to +2 (delighted). 0 is neither.',
    formula: null,
  },
  assumed: {
    term: 'Assumed',
    text: 'What the curve of a journey map says: of the as-is map that was changed last, and of the curve of the chosen persona where the map has one. At a touchpoint it is the point of the column in which a card stands for it and for no other, at a stage the mean of its columns.',
    formula: null,
  },
  reported: {
    term: 'Reported',
    text: 'What people answered at this very touchpoint, on a scale or in words. A review of a whole order or visit counts where the review was left, and is not spread over the steps before it. The scale has to be known: stated by the event (scale: “1-7”, from worst to best) or declared for its kind (stars 1 to 5, NPS 0 to 10); numbers without one are left out. What is old counts less: half after ninety days. Fewer than five answers make no figure. The words of an answer are read where it has no known scale, in reviews, surveys, complaints and tickets: each word of a lexicon counts as people rated it, and “not”, “very”, “but”, capitals, exclamation marks and emoji are understood (VADER). English alone: other languages are left out, and so is what has no word that tells of a mood. Of single texts about one in seven is read wrongly: they tell of many people, not of one.',
    formula:
      'Σ weight × feeling ÷ Σ weight; feeling = 4 × (answer − worst) ÷ (best − worst) − 2, in words 2 × s ÷ √(s² + 15) with s the sum of what its words are worth; weight = ½ ^ (days before the end of the period ÷ 90); 95 % range with one more answer at either end, answers of one person counted together',
  },
  observed: {
    term: 'Observed',
    text: 'Whether people go on more often after this touchpoint than people who had come as far without it, less the part who struggled. Compared is step by step: those for whom it was the first, second, third … thing at the stage with those who were at the same step and had not met it yet, and who had bought before or had not, like them. So nobody looks better for having stayed longer. Whoever meets it later is among the others until then. Going on is to meet a later stage within the time that nine of ten need (a day at least, thirty at most): whoever has to wait longer counts as not gone on. From the purchase on it is to order again within thirty days: a parcel that arrives is no sign of how somebody feels. Struggle is a failed try or error within a day, a complaint, ticket or money given back within thirty days before anything else was met, and around the purchase the same step three times or to and fro in a day, where few do so. At least thirty people on either side. Shown drawn towards 0 as far as it is unsure. Where all take the same steps there is nobody to compare with. Touchpoints differ by what they are, too: who searches wants something, who sees a post need not. It shows what goes together, not what causes what.',
    formula:
      '2 × (odds after − odds without) ÷ (odds after + odds without) − 2 × share who struggled; shares weighed over the steps as by Mantel and Haenszel, drawn with a spread of ln 3; 95 % range of what was seen before drawing, errors summed up by person',
  },
  stage: {
    term: 'Of a stage',
    text: 'Reported is the mean of all answers at its touchpoints. Observed is the mean of its touchpoints that can be told, by the people who met them; somebody may be counted at several.',
    formula: null,
  },
  parting: {
    term: 'Where they part',
    text: 'Two layers more than one point apart, where enough is known of both and chance alone does not explain it. That is where the map is wrong, or where what people say and what they do are two things.',
    formula: '|difference| > 1, and larger than the 95 % ranges of both put together',
  },
};
