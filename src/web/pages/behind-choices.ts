/** Whom the customers page lists beside its own choices: the people behind a figure of the insights, as its address says. Pure. */
import type { Choices } from '../kit/address.ts';

/** Named alike in addresses and in the question to the report. */
const passedOn = [
  'legFrom',
  'legTo',
  'by',
  'step',
  'noFurther',
  'steps',
  'order',
  'windowMinutes',
  'without',
] as const;

export type Behind = { [K in (typeof passedOn)[number]]?: string };

export function behindChoices(choices: Choices): Behind {
  const behind: Behind = {};
  for (const name of passedOn) {
    const value = choices[name];
    if (value !== undefined) behind[name] = value;
  }
  return behind;
}

/** Takes all of it out of the address again. */
export const nobodyBehind: Choices = Object.fromEntries(passedOn.map((name) => [name, undefined]));
