/** The words by which VADER tells how strongly, and in which direction, the word after them is meant (Hutto and Gilbert 2014). */

/** Make what follows stronger. */
const STRONGER = `absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously entirely
  especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin fracking fricking frickin frigging friggin
  fully fuckin fucking fuggin fugging greatly hella highly hugely incredible incredibly intensely major majorly more most particularly
  purely quite really remarkably so substantially thoroughly total totally tremendous tremendously uber unbelievably unusually utter
  utterly very`;
/** Make it weaker; pairs of words apart. */
const WEAKER = `almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly scarce scarcely
  slight slightly somewhat sorta sortof sort-of`;
const WEAKER_PAIRS = ['just enough', 'kind of', 'sort of'];

const NEGATIONS = `aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt neither never none
  nope nor not nothing nowhere oughtnt shant shouldnt uhuh uh-uh wasnt werent without wont wouldnt rarely seldom despite`;

const listed = (words: string): string[] => words.split(/\s+/);

/** How much a word before adds: 1 for a booster, −1 for what weakens. */
export const boosters: ReadonlyMap<string, 1 | -1> = new Map([
  ...listed(STRONGER).map((word) => [word, 1] as const),
  ...[...listed(WEAKER), ...WEAKER_PAIRS].map((word) => [word, -1] as const),
]);

const negations: ReadonlySet<string> = new Set(listed(NEGATIONS));

/** @param word in small letters */
export function negates(word: string): boolean {
  return negations.has(word) || word.includes("n't");
}

/** What some words mean together, whatever each means by itself. */
export const idioms: ReadonlyMap<string, number> = new Map([
  ['the shit', 3],
  ['the bomb', 3],
  ['bad ass', 1.5],
  ['bus stop', 0],
  ['yeah right', -2],
  ['kiss of death', -1.5],
  ['to die for', 3],
  ['beating heart', 3.1],
  ['broken heart', -2.9],
]);
