/** Layers of feeling in words. Pure. */
import { feelingText as signedFeeling } from '../../../web/kit/feeling-text.ts';
import type { Format } from '../../../web/kit/format.ts';
import { t } from '../../../web/kit/text.tsx';
import type { FeelingFigures } from '../contract.ts';
import { assumedFelt, type Felt, type Layer, partings } from '../parting.ts';

/** “+1.2”, in the reader’s way of writing numbers. */
export function feelingText(value: number, { choices }: Format): string {
  return signedFeeling(value, choices.locale);
}

export function layerName(layer: Layer): string {
  return { assumed: t('assumed'), reported: t('reported'), observed: t('observed') }[layer];
}

export function feltOf(place: FeelingFigures, layer: Layer): Felt {
  return layer === 'assumed' ? assumedFelt(place.assumed) : place[layer];
}

/** “64 answers, 12 of them in words”, “1,204 people”; what a layer rests on. Empty for what is assumed. */
export function basisText(place: FeelingFigures, layer: Layer, format: Format): string {
  if (layer === 'assumed') return '';
  if (layer === 'reported') {
    const { answers, inWords } = place.reported;
    const all = t('{n, plural, one {# answer} other {{shown} answers}}', {
      n: answers,
      shown: format.count(answers),
    });
    if (inWords === 0) return all;
    return inWords === answers
      ? t('{answers} in words', { answers: all })
      : t('{answers}, {words} of them in words', { answers: all, words: format.count(inWords) });
  }
  const { people } = place.observed;
  return format.people(people);
}

export function rangeText({ low, high }: Felt, format: Format): string | null {
  if (low === null || high === null || low === high) return null;
  return t('{low} to {high}', { low: feelingText(low, format), high: feelingText(high, format) });
}

/** Why a layer says nothing. Many may meet a touchpoint and none be left to compare them with. */
function nothingText(place: FeelingFigures, layer: Layer, basis: string, format: Format): string {
  if (layer === 'assumed') return t('nothing assumed');
  if (layer === 'reported')
    return place.reported.answers === 0 ? t('no answers') : t('not enough yet, {basis}', { basis });
  const { people, others } = place.observed;
  return people === 0
    ? t('not enough yet')
    : t('not enough yet, {basis} and {others} to compare with', { basis, others: format.count(others) });
}

/** “−0.4 (−0.9 to 0.1), 64 answers”, or why there is nothing to say. */
export function wholeText(place: FeelingFigures, layer: Layer, format: Format): string {
  const felt = feltOf(place, layer);
  const basis = basisText(place, layer, format);
  if (felt.value === null) return nothingText(place, layer, basis, format);
  const range = rangeText(felt, format);
  const value = feelingText(felt.value, format);
  const shown = range === null ? value : t('{value} ({range})', { value, range });
  return basis === '' ? shown : t('{value}, {basis}', { value: shown, basis });
}

/** “you assumed +1.5, they reported −0.4”; null where the layers agree well enough. */
export function partingText(place: FeelingFigures, format: Format): string | null {
  const [parting] = place.partings;
  if (parting === undefined) return null;
  const said = (layer: Layer): string => {
    const fill = { value: feelingText(feltOf(place, layer).value ?? 0, format) };
    if (layer === 'assumed') return t('you assumed {value}', fill);
    return layer === 'reported' ? t('they reported {value}', fill) : t('what they do says {value}', fill);
  };
  return t('{one}, {other}', { one: said(parting.between[0]), other: said(parting.between[1]) });
}

/** A place as a map has it that assumes something of its own. */
export function asAssumed(place: FeelingFigures, assumed: number | null): FeelingFigures {
  const { reported, observed } = place;
  const parted = partings({ assumed: assumedFelt(assumed), reported, observed });
  return {
    ...{ ...place, assumed },
    partings: parted.map(({ between: [one, other], by }) => ({ between: [one, other], by })),
  };
}

/** Both measured layers: “reported −0.4 (−0.9 to 0.1), 64 answers; observed not enough yet, 12 people”. */
export function measuredText(place: FeelingFigures, format: Format): string {
  return t('{one}; {other}', {
    one: `${layerName('reported')} ${wholeText(place, 'reported', format)}`,
    other: `${layerName('observed')} ${wholeText(place, 'observed', format)}`,
  });
}
