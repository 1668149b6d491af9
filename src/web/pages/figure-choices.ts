/** Which figure's people the customers page lists, as its address says: named alike there and in the question to the report. Pure. */
import type { Choices } from '../kit/address.ts';

const passedOn = ['behind', 'stage', 'outcome', 'touchpoint'] as const;

type Outcome = 'reached' | 'met' | 'went_on' | 'left' | 'gone' | 'on_the_way';
export type FigureChoices = { behind?: string; stage?: string; outcome?: Outcome; touchpoint?: string };

export function figureChoices(choices: Choices): FigureChoices {
  const given = passedOn.flatMap((name) =>
    choices[name] === undefined ? [] : [[name, choices[name]] as const],
  );
  return Object.fromEntries(given) as FigureChoices;
}

/** Takes all of it out of the address again. */
export const noFigure: Choices = Object.fromEntries(passedOn.map((name) => [name, undefined]));
