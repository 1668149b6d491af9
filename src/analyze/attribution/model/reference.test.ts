import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { referenceValues } from '../../../../test/support/reference-values.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { byEnds, first, last, lastNot, linear, shapley, splitBy } from './by-place.ts';
import { markovChain } from './markov-chain.ts';
import { markovCredits, removalEffects } from './removal-effects.ts';
import type { Way } from './ways.ts';

type PerRow = Readonly<Record<string, number>>;

interface MarkovValues {
  readonly order: number;
  readonly use_nulls: boolean;
  readonly n_transitions: number;
  readonly n_states_incl_start: number;
  readonly p_conversion: number;
  readonly removal_effects: PerRow;
  readonly removal_effects_value: PerRow;
  readonly attributed_conversions: PerRow;
  readonly attributed_value: PerRow;
}

interface Example {
  readonly name: string;
  readonly paths: readonly string[];
  readonly conversions: readonly number[];
  readonly nulls: readonly number[];
  readonly values?: readonly number[];
  readonly order?: number;
  readonly removal_effects: PerRow | null;
  readonly removal_effects_value?: PerRow;
  readonly attributed: PerRow;
  readonly attributed_value?: PerRow;
}

interface Values {
  readonly examples: readonly Example[];
  readonly pathdata: {
    readonly heuristics_conversions: Readonly<Record<string, PerRow>>;
    readonly heuristics_value: Readonly<Record<string, PerRow>>;
    readonly markov: readonly MarkovValues[];
  };
  readonly mam_9_journeys_heuristics: Readonly<Record<string, PerRow>> & {
    readonly paths: readonly string[];
  };
}

const values = referenceValues<Values>('attribution');
const inputs = sharedData('reference-inputs');

/** Ways of named rows. */
function logOf(lines: readonly { path: string; conversions: number; nulls: number; value: number }[]) {
  const names = [...new Set(lines.flatMap(({ path }) => path.split(' > ')))];
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const ways = lines.map(
    ({ path, ...rest }): Way => ({
      touches: path.split(' > ').map((name) => placeOf.get(name) ?? 0),
      ...rest,
    }),
  );
  return { names, ways };
}

function agree(
  names: readonly string[],
  actual: ArrayLike<number>,
  expected: PerRow,
  tolerance = 1e-8,
): void {
  names.forEach((name, place) => {
    const wanted = expected[name] ?? 0;
    expect(Math.abs((actual[place] ?? Number.NaN) - wanted), name).toBeLessThanOrEqual(
      tolerance * Math.max(Math.abs(wanted), 1e-3),
    );
  });
}

describe.skipIf(values === null || inputs === null)('published logs (skipped without reference data)', () => {
  it('give the removal effects and credits of the examples', () => {
    expect(values?.examples.length).toBeGreaterThan(10);
    for (const example of values?.examples ?? []) {
      const { names, ways } = logOf(
        example.paths.map((path, at) => ({
          path,
          conversions: example.conversions[at] ?? 0,
          nulls: example.nulls[at] ?? 0,
          value: example.values?.[at] ?? 0,
        })),
      );
      const effects = removalEffects(ways, names.length, example.order ?? 1);
      if (example.removal_effects === null) {
        expect(effects).toBeNull();
        continue;
      }
      agree(names, effects?.conversions ?? [], example.removal_effects);
      if (effects === null) continue;
      const credits = markovCredits(ways, names.length, effects);
      agree(names, credits.conversions, example.attributed);
      if (example.removal_effects_value) agree(names, effects.value, example.removal_effects_value);
      if (example.attributed_value) agree(names, credits.value, example.attributed_value);
    }
  });

  it('give the published credits of 88,000 ways over twelve channels, for every model', () => {
    const rows = parse(readFileSync(join(inputs ?? '', 'channelattribution_pathdata.csv')), {
      columns: true,
    }) as Record<'path' | 'total_conversions' | 'total_conversion_value' | 'total_null', string>[];
    const { names, ways } = logOf(
      rows.map((row) => ({
        path: row.path,
        conversions: Number(row.total_conversions),
        nulls: Number(row.total_null),
        value: Number(row.total_conversion_value),
      })),
    );
    expect(names).toHaveLength(12);
    const fading = (touches: readonly number[]): number[] => {
      const raised = touches.map((_, place) => 2 ** ((place + 1 - touches.length) / 7));
      const sum = raised.reduce((all, each) => all + each, 0);
      return raised.map((each) => each / sum);
    };
    const models = {
      first,
      last,
      linear,
      position_40_20_40: byEnds(0.4, 0.4),
      time_decay_step1day_halflife7: fading,
      shapley_closed_form_unique_channels: shapley,
    };
    for (const [name, weights] of Object.entries(models)) {
      const credits = splitBy(ways, names.length, weights);
      agree(names, credits.conversions, values?.pathdata.heuristics_conversions[name] ?? {});
      agree(names, credits.value, values?.pathdata.heuristics_value[name] ?? {});
    }
    expect(values?.pathdata.markov).toHaveLength(8);
    for (const expected of values?.pathdata.markov ?? []) {
      const used = expected.use_nulls ? ways : ways.map((way) => ({ ...way, nulls: 0 }));
      const chain = markovChain(used, names.length, expected.order);
      expect(chain.states + 1).toBe(expected.n_states_incl_start);
      const effects = removalEffects(used, names.length, expected.order);
      if (effects === null) throw new Error('not solved');
      expect(effects.conversionRate).toBeCloseTo(expected.p_conversion, 10);
      agree(names, effects.conversions, expected.removal_effects);
      agree(names, effects.value, expected.removal_effects_value);
      const credits = markovCredits(used, names.length, effects);
      agree(names, credits.conversions, expected.attributed_conversions);
      agree(names, credits.value, expected.attributed_value);
    }
  });

  it('give what another program gives for nine ways', () => {
    const nine = values?.mam_9_journeys_heuristics;
    const { names, ways } = logOf(
      (nine?.paths ?? []).map((path) => ({ path, conversions: 1, nulls: 0, value: 3 })),
    );
    const models = {
      first,
      last,
      last_non_A: lastNot(names.indexOf('A')),
      linear,
      position_40_20_40: byEnds(0.4, 0.4),
      shapley_cumulative_x3: shapley,
    };
    for (const [name, weights] of Object.entries(models))
      agree(names, splitBy(ways, names.length, weights).value, nine?.[name] ?? {}, 1e-6);
  });
});
