/** A small business whose feelings are asked for: three stages, five touchpoints, short ways to tell events and to ask. */

import { expect } from 'vitest';
import { Answers } from '../../src/analyze/engine/public.ts';
import { FeelingsQuery } from '../../src/analyze/feelings/contract.ts';
import { answerFeelings } from '../../src/analyze/feelings/feelings-report.ts';
import { feelingFigures } from '../../src/analyze/feelings/people-behind.ts';
import { PeopleQuery } from '../../src/analyze/overview/contract.ts';
import { answerPeopleReport } from '../../src/analyze/overview/people-report.ts';
import type { IncomingEvent } from '../../src/gather/events/public.ts';
import { emptyDocument, type MapDocument } from '../../src/map/maps/document/document.ts';
import { analysisBench } from './analysis.ts';
import type { Backends } from './backends.ts';

export const DAY = 86_400_000;
export const now = Date.UTC(2026, 10, 20, 12);
export const names = ['look', 'ask', 'try', 'Order Completed', 'Review Submitted'] as const;
export const stageAt = { look: 0, ask: 0, try: 0, 'Order Completed': 1, 'Review Submitted': 2 } as const;

let told = 0;
export function event(
  person: string,
  name: string,
  daysAgo: number,
  over: Partial<IncomingEvent> = {},
): IncomingEvent {
  told++;
  return {
    messageId: `f${told}`,
    name,
    time: now - Math.round(daysAgo * DAY),
    precision: 'instant',
    identities: [{ kind: 'user', value: person }],
    ...over,
  };
}
export const review = (
  person: string,
  score: number | string,
  daysAgo: number,
  more: Record<string, string | number> = {},
) => event(person, 'Review Submitted', daysAgo, { properties: { score, ...more } });

export type FeelingsBench = Awaited<ReturnType<typeof feelingsBench>>;

/** @param drawn the map on which feelings are assumed, as it is when a report is asked for */
export async function feelingsBench(backends: Backends, drawn: () => MapDocument | null) {
  const bench = analysisBench(backends, now, 'Europe/Berlin');
  const ids = new Map<string, string>();
  const stages = await bench.stages.replace(
    bench.workspace.id,
    [{ name: 'Look' }, { name: 'Buy' }, { name: 'Tell' }],
    null,
  );
  const stageIds = stages.map(({ id }) => id);
  for (const name of names) {
    const made = await bench.touchpoints.create(bench.workspace.id, {
      stageId: stageIds[stageAt[name]] ?? '',
      title: name,
      channel: null,
      rule: {
        match: 'all',
        conditions: [{ kind: 'field', field: 'name', operator: 'is', values: [name] }],
      },
    });
    ids.set(name, made.id);
  }
  const maps = {
    list: async () =>
      drawn() === null ? [] : [{ id: 'map_1', kind: 'as-is', persona: null, changedAt: 1 } as never],
    document: async () => drawn() ?? emptyDocument(),
  };
  const report = (query: Record<string, string> = {}) =>
    answerFeelings({ ...bench.parts, maps }, new Answers(), bench.workspace, FeelingsQuery.parse(query));
  const at = async (name: string, query: Record<string, string> = {}) => {
    const found = (await report(query)).touchpoints.find(({ id }) => id === ids.get(name));
    if (!found) throw new Error(`No touchpoint ${name}`);
    return found;
  };
  const listed = async (behind: string, question: Record<string, string>, narrow: object = {}) => {
    const parts = { ...bench.parts, figures: feelingFigures };
    const query = PeopleQuery.parse({
      ...narrow,
      behind: `${behind}?${new URLSearchParams(question)}`,
      limit: 500,
    });
    const { total, items } = await answerPeopleReport(parts, bench.workspace, query);
    expect(items.length).toBe(total);
    return total;
  };
  return { bench, ids, stageIds, report, at, listed };
}
