/** Both measured layers of every stage and touchpoint, and what stands beside them. What maps assume is not in it: that changes by itself. */
import { meanDifferences, type ReportScope, type Sums } from '../engine/public.ts';
import { type Answers, answersOf } from './answers.ts';
import type { FeelingFigures } from './contract.ts';
import { beside, staysOf, termsOf, type Whose } from './measure.ts';
import { observedOf, type StayCount, stageObserved } from './observed.ts';
import { asSums, noAnswers, reportedOf } from './reported.ts';
import type { Declared } from './scales.ts';

export type Measured = Omit<FeelingFigures, 'assumed' | 'partings'>;

export interface MeasuredPlaces {
  readonly stages: readonly Measured[];
  readonly touchpoints: readonly Measured[];
  readonly answers: Answers;
}

interface Layers {
  readonly answers: Answers;
  /** By position of the stage less one. */
  readonly stays: readonly (readonly StayCount[])[];
}

export async function measured(scope: ReportScope, declared: Declared): Promise<MeasuredPlaces> {
  const terms = await termsOf(scope);
  const { purchase } = terms;
  const ask = async (whose: Whose): Promise<Layers> => {
    const [answers, stays] = await Promise.all([answersOf(whose, declared), staysOf(whose, terms)]);
    return { answers, stays };
  };
  const [now, before] = await Promise.all([ask(scope), scope.compared && ask(beside(scope, scope.compared))]);
  const { stages, touchpoints } = scope.source;
  const repeatsTell = (position: number): boolean =>
    purchase !== null && (position === purchase || position === purchase - 1);
  const touchpoint = (layers: Layers, code: number, position: number) => ({
    reported: reportedOf(layers.answers.places.get(code) ?? noAnswers),
    observed: observedOf(layers.stays[position - 1] ?? [], code, repeatsTell(position)),
  });
  const ofStage = (id: string) => touchpoints.filter(({ stageId }) => stageId === id);
  const stage = (layers: Layers, id: string, position: number) => ({
    reported: reportedOf(layers.answers.places.get(-position) ?? noAnswers),
    observed: stageObserved(ofStage(id).map(({ code }) => touchpoint(layers, code, position).observed)),
  });
  const positions = new Map(stages.map(({ id, position }) => [id, position]));
  const places = [
    ...stages.map(({ id, name, position }) => ({
      ...{ id, name, stageId: id, place: -position },
      ...stage(now, id, position),
      previous: before && stage(before, id, position),
    })),
    ...touchpoints.map(({ id, title, stageId, code }) => ({
      ...{ id, name: title, stageId, place: code },
      ...touchpoint(now, code, positions.get(stageId) ?? 0),
      previous: before && touchpoint(before, code, positions.get(stageId) ?? 0),
    })),
  ];
  const differences = meanDifferences(
    places.map(({ place }) => pairOf(now.answers, before?.answers ?? null, place)),
  );
  const all = places.map(({ place: _, ...each }, i) => ({
    ...each,
    reportedDifference: differences[i] ?? null,
  }));
  return {
    stages: all.slice(0, stages.length),
    touchpoints: all.slice(stages.length),
    answers: now.answers,
  };
}

function pairOf(now: Answers, before: Answers | null, place: number): [Sums, Sums] | null {
  const [one, other] = [now, before].map((answers) => asSums(answers?.places.get(place) ?? noAnswers));
  return one && other ? [one, other] : null;
}
