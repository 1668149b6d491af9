/** Answers the pain points report from the newest search, or one that is asked for: what is marked is set aside, people get their names. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Customers } from '../../people/customers/public.ts';
import { openReport, type ReportParts, type ReportScope } from '../engine/public.ts';
import { askedCaveats, isAsked, LONGEST_DAYS } from './asked.ts';
import type { AskedSearches } from './asked-searches.ts';
import type { Friction, FrictionMark, PainPointsQuery, painPointsReport, SearchResult } from './contract.ts';
import { frictionDefinitions } from './definitions.ts';
import type { Searches } from './searches.ts';
import { resultSentence } from './sentence.ts';

type Reply = ReplyInputOf<typeof painPointsReport>;

/** A list that is read has ten entries at most. */
const MOST_HARM = 10;
const MOST_HELP = 5;
const MOST_PEOPLE = 12;
/** Of whom a name is looked for. */
const MOST_ASKED = 36;

export interface PainPointsParts extends ReportParts {
  readonly searches: Pick<Searches, 'newest'>;
  readonly asked: Pick<AskedSearches, 'of'>;
  readonly customers: Pick<Customers, 'labels'>;
}

export async function answerPainPoints(
  parts: PainPointsParts,
  workspace: WorkspaceScope,
  query: PainPointsQuery,
): Promise<Reply> {
  const { result: newest, ranAt, run, marks } = await parts.searches.newest(workspace.id);
  if (!isAsked(query)) {
    const days = newest ? { from: newest.period.fromDay, to: newest.period.toDay } : {};
    const scope = await openReport(parts, workspace, days);
    const listed = await listedOf(parts, workspace, newest, marks);
    const caveats = newest ? caveatsOf(newest) : [];
    const head = scope.head(wordless);
    return {
      ...head,
      ...listed,
      ...(isBeforeMap(newest, scope) ? { sentence: NEW_MAP, blindSpots: [] } : {}),
      caveats,
      freshAt: ranAt ?? head.freshAt,
      ranAt,
      run,
      isAsked: false,
      touchpoints: scope.source.touchpoints.length,
    };
  }
  const scope = await openReport(parts, workspace, query);
  const result = await parts.asked.of(scope);
  const listed = await listedOf(parts, workspace, result, marks);
  return {
    ...scope.head(wordless),
    ...listed,
    period: scope.period.days > LONGEST_DAYS ? result.period : scope.period,
    caveats: [...askedCaveats(result, query, scope.period), ...caveatsOf(result)],
    ranAt: scope.now,
    run: null,
    isAsked: true,
    touchpoints: scope.source.touchpoints.length,
  };
}

const NEW_MAP = 'The map is newer than the last search for pain points, which saw no touchpoint: look again.';

/** Whether the search saw people and no map, and there is one now. */
function isBeforeMap(newest: SearchResult | null, { source }: Pick<ReportScope, 'source'>): boolean {
  return (
    newest !== null &&
    newest.lookedAt.touchpoints === 0 &&
    newest.lookedAt.people > 0 &&
    source.touchpoints.length > 0
  );
}

const wordless = { sentence: '', caveats: [], definitions: frictionDefinitions };

/** What is told of a search, and in which list. */
async function listedOf(
  { customers }: Pick<PainPointsParts, 'customers'>,
  workspace: WorkspaceScope,
  result: SearchResult | null,
  marks: ReadonlyMap<string, FrictionMark>,
) {
  const markOf = ({ id }: Friction): FrictionMark => marks.get(id) ?? 'open';
  const isKept = (friction: Friction) => markOf(friction) !== 'not_a_problem';
  const harm = (result?.harm ?? []).filter(isKept).slice(0, MOST_HARM);
  const help = (result?.help ?? []).filter(isKept).slice(0, MOST_HELP);
  const setAside = [...(result?.harm ?? []), ...(result?.help ?? [])].filter((friction) => !isKept(friction));
  const ids = [
    ...new Set([...harm, ...help, ...setAside].flatMap(({ people }) => people.slice(0, MOST_ASKED))),
  ];
  const labels = await customers.labels(workspace.id, ids);
  const listed = (friction: Friction) => ({
    ...friction,
    mark: markOf(friction),
    people: named(friction.people.slice(0, MOST_ASKED), labels),
  });
  return {
    sentence: sentenceOf(result, harm, help, workspace.currency),
    items: harm.map(listed),
    works: help.map(listed),
    setAside: setAside.map(listed),
    gone: result?.gone ?? [],
    blindSpots: result?.blindSpots ?? [],
    lookedAt: result?.lookedAt ?? null,
  };
}

/** A dozen of them, those whose name is known first. */
function named(people: readonly string[], labels: ReadonlyMap<string, string>) {
  const known = people.filter((person) => labels.has(person));
  const others = people.filter((person) => !labels.has(person));
  return [...known, ...others]
    .slice(0, MOST_PEOPLE)
    .map((person) => ({ person, label: labels.get(person) ?? 'Visitor' }));
}

function sentenceOf(
  result: SearchResult | null,
  harm: readonly Friction[],
  help: readonly Friction[],
  currency: string,
): string {
  if (!result) return 'Nobody has looked for pain points here yet.';
  return resultSentence({ harm: [...harm], help: [...help], lookedAt: result.lookedAt }, currency);
}

function caveatsOf({ lookedAt, harm }: SearchResult): string[] {
  const caveats: string[] = [];
  if (lookedAt.every > 1)
    caveats.push(`Every ${lookedAt.every}th person was looked at; figures are scaled up.`);
  if (harm.some(({ money }) => money !== null && money.lowMinor === 0)) {
    caveats.push('Where a range begins at nothing, too few people were seen to be sure that it costs money.');
  }
  return caveats;
}
