/** What was reported and observed where the columns of a journey map stand for places of the business: figures of the feelings report, as it says them. */
import { useMemo, useState } from 'react';
import { type FeelingFigures, feelingsReport } from '../../analyze/feelings/contract.ts';
import { asAssumed, measuredText, partingText } from '../../analyze/feelings/ui/feeling-words.ts';
import { todayIn } from '../../kernel/period-choice.ts';
import type { Around } from '../../map/maps/ui/desk/around.ts';
import { type FeltLane, type FeltPlaces, useFeltPlaces } from '../../map/maps/ui/desk/use-felt-places.ts';
import type { SharedMap } from '../../map/shares/contract.ts';
import { useAskEach } from '../api/queries.ts';
import { askedQuery } from '../kit/asked.ts';
import { useBusiness, useFormat } from '../kit/business.tsx';
import { periodText } from './report-words.ts';

export interface FeltOfMap {
  readonly felt: NonNullable<Around['felt']>;
  /** The figures behind it. */
  readonly figures: (lane: string, column: string) => FeelingFigures | null;
  readonly personaOf: (lane: string) => string | null;
  readonly places: FeltPlaces;
  /** Which days they are of; empty while nothing is known. */
  readonly days: string;
}

/** Of the usual period, of each lane’s persona. */
export function useFelt(document: SharedMap['document']): FeltOfMap {
  const { id: workspace, timezone } = useBusiness();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const places = useFeltPlaces(document);
  const personas = useMemo(() => [...new Set(places.lanes.map(({ persona }) => persona))], [places]);
  const query = useMemo(() => askedQuery({}, todayIn(timezone, now)), [timezone, now]);
  const answers = useAskEach(
    feelingsReport,
    personas.map((persona) => ({
      params: { workspace },
      query: { ...query, ...(persona === null ? {} : { persona }) },
    })),
  );
  return useMemo(() => {
    const laneOf = (id: string): FeltLane | undefined => places.lanes.find((lane) => lane.id === id);
    const figures = (laneId: string, column: string): FeelingFigures | null => {
      const lane = laneOf(laneId);
      if (lane === undefined) return null;
      const report = answers[personas.indexOf(lane.persona)];
      const id = places.columns.find((each) => each.column === column)?.place;
      const place = [...(report?.stages ?? []), ...(report?.touchpoints ?? [])].find(
        (each) => each.id === id,
      );
      return place === undefined ? null : asAssumed(place, lane.values[column] ?? null);
    };
    const felt: FeltOfMap['felt'] = (lane, column) => {
      const place = figures(lane, column);
      if (place === null || place.reported.answers + place.observed.people === 0) return null;
      return {
        ...{ reported: place.reported.value, observed: place.observed.value },
        words: measuredText(place, format),
        parting: partingText(place, format),
      };
    };
    const period = answers.find((answer) => answer !== undefined)?.period;
    return {
      ...{ felt, figures, places },
      personaOf: (lane) => laneOf(lane)?.persona ?? null,
      days: period === undefined ? '' : periodText(period, format),
    };
  }, [places, personas, answers, format]);
}
