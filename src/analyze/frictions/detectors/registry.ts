/** All detectors that ask about people. A new one is one file and one line here. */
import { aftermath } from './aftermath.ts';
import { delay } from './delay.ts';
import type { Detector } from './detector.ts';
import { dropOff } from './drop-off.ts';
import { noReturn } from './no-return.ts';
import { struggle } from './struggle.ts';
import { valueLeak } from './value-leak.ts';
import { voice } from './voice.ts';

export const detectors: readonly Detector[] = [
  dropOff,
  delay,
  struggle,
  voice,
  aftermath,
  noReturn,
  valueLeak,
];
