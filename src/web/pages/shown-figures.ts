/** The figures that stand on a journey map now, in the words of the screen: asked of the reports, for a picture of it. */
import { useCallback, useRef } from 'react';
import type { z } from 'zod';
import { isKeepable, type KeepableReport, listSaved } from '../../analyze/saved/contract.ts';
import { keyFigureOf } from '../../analyze/saved/ui/key-figure.ts';
import type { AnyRoute } from '../../kernel/route.ts';
import type { drawMap } from '../../map/maps/exchange/contract.ts';
import type { SharedMap } from '../../map/shares/contract.ts';
import { ApiError } from '../api/api-error.ts';
import { call } from '../api/client.ts';
import { useBusiness, useFormat } from '../kit/business.tsx';
import type { Format } from '../kit/format.ts';
import { t } from '../kit/text.tsx';
import type { FeltOfMap } from './use-felt.ts';

type Shown = z.output<typeof drawMap.body>;
type Document = SharedMap['document'];

/** Undefined where the map has neither live numbers nor anything measured beside its curves. */
export function useShownFigures(document: Document, { felt, places }: FeltOfMap, note: string) {
  const { id: workspace } = useBusiness();
  const format = useFormat();
  // Looked at when it is asked for: were it another with each edit, the whole screen would be drawn twice for each.
  const now = useRef(document);
  now.current = document;
  const look = useCallback(async (): Promise<Shown> => {
    const cards = await numbersOf(now.current, workspace, format);
    const lanes = places.lanes.map(({ id }) => [
      id,
      Object.fromEntries(
        places.columns.flatMap(({ column }) => {
          const here = felt(id, column);
          return here === null ? [] : [[column, { reported: here.reported, observed: here.observed }]];
        }),
      ),
    ]);
    const known = lanes.filter(([, columns]) => Object.keys(columns ?? {}).length > 0);
    return { cards, felt: Object.fromEntries(known), note };
  }, [workspace, format, felt, places, note]);
  const hasNumbers = Object.values(document.cards).some(({ figure, removed }) => figure !== null && !removed);
  const hasFelt = places.lanes.some(({ id }) =>
    places.columns.some(({ column }) => felt(id, column) !== null),
  );
  return hasNumbers || hasFelt ? look : undefined;
}

/** What stands on the cards with live numbers, by card; one that can no longer be asked (a touchpoint is gone) says so and keeps no other back. */
export async function numbersOf(
  { cards, map }: Pick<Document, 'cards' | 'map'>,
  workspace: string,
  format: Format,
): Promise<Shown['cards']> {
  const live = Object.entries(cards).flatMap(([id, { figure, removed }]) =>
    figure === null || removed ? [] : [{ id, figure }],
  );
  if (live.length === 0) return {};
  const { items } = await call(listSaved, { params: { workspace } });
  const told = await Promise.all(
    live.map(async ({ id, figure: chosen }) => {
      const isGoal = chosen.from === 'goal';
      const figure = isGoal ? map.measure : chosen;
      const held = figure?.from === 'saved' ? items.find((each) => each.id === figure.saved) : undefined;
      const asked = figure?.from === 'report' ? figure : held;
      if (asked === undefined || !isKeepable(asked.report)) return [id, [unknown()]] as const;
      const lines = await linesOf(asked.report, asked.query, workspace, format, held?.name).catch((error) => {
        if (error instanceof ApiError && ['not_found', 'invalid_input'].includes(error.code))
          return [unknown()];
        throw error;
      });
      const target = isGoal && map.target !== '' ? [t('Target: {target}', { target: map.target })] : [];
      return [id, [...lines, ...target]] as const;
    }),
  );
  return Object.fromEntries(told.map(([id, lines]) => [id, lines.map((line) => line.slice(0, 200))]));
}

const unknown = (): string => t('A figure this page cannot ask for');

async function linesOf(
  report: KeepableReport,
  query: Readonly<Record<string, string>>,
  workspace: string,
  format: Format,
  name: string | undefined,
): Promise<string[]> {
  const { keepable } = await import('../../analyze/keepable/contract.ts');
  const answer = await call(keepable[report] as AnyRoute, {
    params: { workspace } as never,
    query: query as never,
  });
  const figure = keyFigureOf(report, answer as never, format, query);
  const words = figure === null ? t('Not enough yet for a figure') : `${figure.value} ${figure.name}`;
  return name === undefined ? [words] : [words, name];
}
