/** The feelings report in plain words: first where the layers part, then what is known at all. */
import { countWords } from '../../kernel/words.ts';
import type { Answers } from './answers.ts';
import type { FeelingFigures, WrittenAnswers } from './contract.ts';
import type { Layer } from './parting.ts';

interface Figures {
  readonly stages: readonly FeelingFigures[];
  readonly touchpoints: readonly FeelingFigures[];
}

export function feelingsSentence(figures: Figures): string {
  const { touchpoints } = figures;
  if (touchpoints.length === 0) return 'There are no touchpoints yet, so nobody can feel anything at them.';
  const told = (layer: 'reported' | 'observed') =>
    touchpoints.filter((each) => each[layer].value !== null).length;
  const parted = mostParted(figures);
  const [said, seen] = [told('reported'), told('observed')];
  if (said + seen === 0)
    return 'What customers feel cannot be told yet: nowhere are there five answers, or enough people to compare.';
  const known = `Of ${countWords(touchpoints.length)} ${touchpoints.length === 1 ? 'touchpoint' : 'touchpoints'} answers tell what people feel at ${countWords(said)}, and behaviour at ${countWords(seen)}.`;
  if (parted.length === 0) return `${known} Nowhere do the layers part by more than a point.`;
  return `${partedWords(parted)} ${known}`;
}

/** Places where layers part, widest first; touchpoints before stages, for they say where exactly. */
function mostParted({ stages, touchpoints }: Figures): FeelingFigures[] {
  const widest = (list: readonly FeelingFigures[]) =>
    list
      .filter(({ partings }) => partings.length > 0)
      .sort((a, b) => Math.abs(b.partings[0]?.by ?? 0) - Math.abs(a.partings[0]?.by ?? 0));
  const exact = widest(touchpoints);
  return exact.length > 0 ? exact : widest(stages);
}

function partedWords(parted: readonly FeelingFigures[]): string {
  const [first] = parted;
  const [parting] = first?.partings ?? [];
  if (!first || !parting) return '';
  const [one, other] = parting.between;
  const words = `At “${first.name}” ${layerWords(first, one)}, ${layerWords(first, other)}: ${
    one === 'assumed' ? 'that is where the map is wrong' : 'what they say and what they do are two things'
  }.`;
  const rest = parted.length - 1;
  if (rest === 0) return words;
  return `${words} The layers part at ${countWords(rest)} more ${rest === 1 ? 'place' : 'places'}.`;
}

function layerWords(place: FeelingFigures, layer: Layer): string {
  switch (layer) {
    case 'assumed':
      return `you assumed ${feelingWords(place.assumed ?? 0)}`;
    case 'reported':
      return `they reported ${feelingWords(place.reported.value ?? 0)} (${countWords(place.reported.answers)} answers)`;
    case 'observed':
      return `their behaviour says ${feelingWords(place.observed.value ?? 0)} (${countWords(place.observed.people)} people)`;
  }
}

/** `+1.2`, with the minus of print. */
function feelingWords(value: number): string {
  const shown = Math.abs(value).toFixed(1);
  if (shown === '0.0') return '0';
  return `${value < 0 ? '−' : '+'}${shown}`;
}

/** @param map title of the map whose curve is taken */
export function feelingsCaveats(
  { touchpoints }: Figures,
  { unscaled, outside, nowhere, written }: Answers,
  map: string | null,
): string[] {
  const few = touchpoints.filter(({ reported }) => reported.answers > 0 && reported.value === null).length;
  const caveats: string[] = [];
  caveats.push(
    map === null
      ? 'No journey map draws what you assume: draw a curve on an as-is map, and it stands beside these.'
      : `Assumed is the curve of “${map}”.`,
  );
  if (few > 0)
    caveats.push(
      `At ${countWords(few)} ${few === 1 ? 'touchpoint' : 'touchpoints'} there are answers, but fewer than five: not enough.`,
    );
  for (const [name, answers] of [...unscaled].slice(0, 3))
    caveats.push(
      `${countWords(answers)} ${answers === 1 ? 'answer' : 'answers'} of “${name}” ${answers === 1 ? 'is' : 'are'} left out, because nobody says on which scale: send the property “scale” with the event, from worst to best, such as “1-7”.`,
    );
  if (outside > 0)
    caveats.push(
      `${countWords(outside)} ${outside === 1 ? 'answer lies' : 'answers lie'} outside of ${outside === 1 ? 'its' : 'their'} scale and ${outside === 1 ? 'is' : 'are'} left out.`,
    );
  if (nowhere > 0)
    caveats.push(
      `${countWords(nowhere)} ${nowhere === 1 ? 'answer belongs' : 'answers belong'} to no touchpoint and ${nowhere === 1 ? 'is' : 'are'} not in these figures.`,
    );
  return [...caveats, ...writtenCaveats(written)];
}

function writtenCaveats({ read, otherLanguage, noMood, newestOnly }: WrittenAnswers): string[] {
  const answers = (count: number) => `${countWords(count)} written ${count === 1 ? 'answer' : 'answers'}`;
  const caveats: string[] = [];
  if (read > 0)
    caveats.push(
      `The mood of ${answers(read)} was read from ${read === 1 ? 'its' : 'their'} words; about one in seven is read wrongly.`,
    );
  if (otherLanguage > 0)
    caveats.push(
      `${answers(otherLanguage)} ${otherLanguage === 1 ? 'is' : 'are'} left out, because ${otherLanguage === 1 ? 'it is' : 'they are'} not surely English: other languages are not read yet.`,
    );
  if (noMood > 0)
    caveats.push(
      `${answers(noMood)} ${noMood === 1 ? 'is' : 'are'} left out, because no word of ${noMood === 1 ? 'it' : 'them'} tells of a mood.`,
    );
  if (newestOnly)
    caveats.push(
      `There are more written answers: the newest ${countWords(read + otherLanguage + noMood)} were read.`,
    );
  return caveats;
}
