/** The feelings report: the measured layers, kept until the data change, with the assumed one as the map has it now. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Maps } from '../../map/maps/public.ts';
import { type Answers, openReport, overlapCaveats, type ReportParts } from '../engine/public.ts';
import { assumedFor } from './assumed.ts';
import type { FeelingFigures, FeelingsQuery, feelingsReport } from './contract.ts';
import { feelingDefinitions } from './definitions.ts';
import { type Measured, measured } from './figures.ts';
import { assumedFelt, partings } from './parting.ts';
import { readScales } from './scales.ts';
import { feelingsCaveats, feelingsSentence } from './sentence.ts';

type Reply = ReplyInputOf<typeof feelingsReport>;

export interface FeelingsParts extends ReportParts {
  readonly maps: Pick<Maps, 'list' | 'document'>;
}

/** @throws AppError as `openReport`, `not_found` for a map that is gone */
export async function answerFeelings(
  parts: FeelingsParts,
  answers: Answers,
  workspace: WorkspaceScope,
  { map, ...query }: FeelingsQuery,
): Promise<Reply> {
  const kept = await answers.of('feelings', parts, workspace, query, () =>
    measuredReport(parts, workspace, query),
  );
  const assumed = await assumedFor(parts.maps, workspace, { map, persona: query.persona });
  const { answers: about, ...head } = kept;
  const whole = (places: readonly Measured[], values: ReadonlyMap<string, number> | undefined) =>
    places.map((place): FeelingFigures => {
      const value = values?.get(place.id) ?? null;
      const felt = { assumed: assumedFelt(value), reported: place.reported, observed: place.observed };
      return {
        ...place,
        assumed: value,
        partings: partings(felt).map(({ between, by }) => ({ between: [...between], by })),
      };
    });
  const figures = {
    stages: whole(kept.stages, assumed?.stages),
    touchpoints: whole(kept.touchpoints, assumed?.touchpoints),
  };
  return {
    ...head,
    sentence: feelingsSentence(figures),
    caveats: [...feelingsCaveats(figures, about, assumed?.title ?? null), ...kept.caveats],
    assumedOn: assumed && { mapId: assumed.mapId, title: assumed.title },
    written: about.written,
    ...figures,
  };
}

async function measuredReport(
  parts: FeelingsParts,
  workspace: WorkspaceScope,
  query: Omit<FeelingsQuery, 'map'>,
) {
  const scope = await openReport(parts, workspace, query);
  const places = await measured(scope, readScales());
  const words = { sentence: '', caveats: await overlapCaveats(scope), definitions: feelingDefinitions };
  return { ...scope.head(words), ...places };
}
