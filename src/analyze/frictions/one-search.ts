/** One search from the events to the result: of everybody, or of those who were asked about. Keeps nothing. */
import type { Rates } from '../../gather/rates/public.ts';
import { daysBetween } from '../../kernel/calendar.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import type { Period } from '../engine/contract.ts';
import type { JourneySource } from '../journeys/public.ts';
import type { SearchResult } from './contract.ts';
import { findFrictions, type Search, type SearchTools } from './find.ts';
import { type AskedOf, loadWorld } from './load-world.ts';
import { quotesOf } from './quotes.ts';
import { resultOf } from './result.ts';
import { dayAt, type World } from './world.ts';

export interface OneSearchParts {
  readonly events: EventDb;
  readonly rates: Pick<Rates, 'forBuild'>;
}

export interface SearchAsked {
  readonly workspace: WorkspaceScope;
  readonly source: Pick<JourneySource, 'stages' | 'touchpoints'>;
  readonly now: number;
  /** Left out: everybody, in the look-back before the end of what is known. */
  readonly of?: AskedOf;
  /** The search to compare with; null where there is none. */
  readonly before: SearchResult | null;
}

export interface OneSearchTools {
  /** Called after each of a hundred steps; others have their turn meanwhile. Throws to stop. */
  step(done: number): Promise<void>;
  /** Around the looking, which asks the event engine nothing. */
  look(work: () => Promise<Search>): Promise<Search>;
}

export async function oneSearch(
  { events, rates }: OneSearchParts,
  { workspace, source, now, of, before }: SearchAsked,
  tools: OneSearchTools,
): Promise<SearchResult> {
  const factors = await rates.forBuild(workspace);
  const world = await loadWorld(events, source, workspace, factors, now, halfOf(tools, 0), of);
  const found = await tools.look(() => findFrictions(world, halfOf(tools, 50)));
  const told = [...found.harm, ...found.help];
  const frictions = told.map(({ friction }) => friction);
  const said = await quotesOf(events, workspace.number, world, frictions);
  return resultOf(found, {
    world,
    period: periodOf(world, workspace.timezone),
    currency: workspace.currency,
    before,
    quotes: new Map(told.map((each, i) => [each, said[i] ?? []])),
    isAsked: of !== undefined,
  });
}

/** Reading is the first half of the way, looking the second. */
function halfOf({ step }: OneSearchTools, from: number): SearchTools {
  return { step: (done, total) => step(from + Math.round((50 * done) / Math.max(1, total))) };
}

/** From the first touch that counts up to the last day on which a try may begin. */
function periodOf(world: World, timezone: string): Period {
  const { walks, dayStarts, triesUntil } = world;
  const first = walks.times.reduce(
    (earliest, time, i) => (walks.counts[i] === 1 ? Math.min(earliest, time) : earliest),
    triesUntil,
  );
  const [fromDay, lastDay] = [dayAt(world, first), dayAt(world, triesUntil - 1)];
  const last = daysBetween(world.firstDay, lastDay) + 1;
  const toDay = dayAt(world, dayStarts[last] ?? triesUntil);
  return {
    fromMs: dayStarts[daysBetween(world.firstDay, fromDay)] ?? first,
    toMs: dayStarts[last] ?? triesUntil,
    fromDay,
    toDay,
    days: daysBetween(fromDay, toDay),
    timezone,
  };
}
