/** Trials made by hand for tests of the search: one row per trial, circumstances by name. */
import type { Circumstance, Circumstances } from '../../src/analyze/frictions/circumstances.ts';
import type { Field } from '../../src/analyze/frictions/scan.ts';
import { fieldOf } from '../../src/analyze/frictions/scan.ts';
import { type Question, TrialsBuilder } from '../../src/analyze/frictions/trials.ts';
import { DAY_MS } from '../../src/analyze/frictions/world.ts';

export interface TrialRow {
  readonly day: number;
  readonly bad: boolean;
  /** `device=phone`. */
  readonly has: readonly string[];
  readonly stratum?: number;
}

export const FIRST_DAY = Date.UTC(2026, 0, 1);

export function questionFrom(rows: readonly TrialRow[]): Question {
  const trials = new TrialsBuilder();
  rows.forEach(({ day, bad, stratum = 0 }, i) => {
    trials.add(i, i, FIRST_DAY + day * DAY_MS + 1, bad, stratum);
  });
  return {
    detector: 'drop-off',
    fear: 'left',
    touchpoint: 1,
    other: null,
    trials: trials.build(),
    horizonMs: DAY_MS,
  };
}

export function fieldFrom(rows: readonly TrialRow[]): Field {
  const list: Circumstance[] = [{ dimension: 'everyone', name: 'everyone', value: '', kind: 'everyone' }];
  const ids: number[] = [];
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach(({ has }, i) => {
    ids.push(0);
    for (const text of has) {
      const [name = '', value = ''] = text.split('=');
      const known = list.findIndex((each) => each.dimension === `property:${name}` && each.value === value);
      ids.push(
        known >= 0 ? known : list.push({ dimension: `property:${name}`, name, value, kind: 'mark' }) - 1,
      );
    }
    starts[i + 1] = ids.length;
  });
  const circumstances: Circumstances = { list, starts, ids: Uint16Array.from(ids) };
  return fieldOf(questionFrom(rows).trials, circumstances);
}
