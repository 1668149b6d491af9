/** What each figure of the paths report means; shown beside the figure. */
import type { Definition } from '../engine/contract.ts';

export const pathDefinitions: Record<string, Definition> = {
  leg: {
    term: 'Leg',
    text: 'Two stations that one person met one right after the other, across visits, devices and channels. Events known by their day alone keep the order they came in; a leg never takes less than no time.',
    formula: 'median(time of the second − time of the first)',
  },
  variant: {
    term: 'Way',
    text: 'The whole sequence of a person’s stations in the period. The same station several times in a row counts once, unless you choose otherwise.',
    formula: 'people with exactly this sequence ÷ people',
  },
  compared: {
    term: 'Compared',
    text: 'The part of all people with a station who went this leg or way, beside the same part in the period before or among other people. A difference is called one where chance alone does not explain it; with fewer than thirty people on either side none is.',
    formula: 'z test or Fisher’s exact test, Benjamini–Hochberg at 10 % over the legs, and over the ways',
  },
  loops: {
    term: 'Came back',
    text: 'People whose way leads to a station they had met before, with another one in between.',
    formula: null,
  },
  pingPong: {
    term: 'To and fro',
    text: 'People who went A, B, A, B: often a sign that they looked for something they did not find.',
    formula: null,
  },
  flow: {
    term: 'The picture',
    text: 'Each column is one step. The width of a band is the number of people. From a chosen station it starts where each person met it first.',
    formula: null,
  },
};
