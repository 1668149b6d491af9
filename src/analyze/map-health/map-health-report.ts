/** The report on a map's health: what is drawn held against what happened. */
import { todayIn } from '../../kernel/period-choice.ts';
import type { ReplyInputOf } from '../../kernel/route.ts';
import { type Said, said, textOf } from '../../kernel/said.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { type DrawnPlace, drawnPlaces, evidenceAge, type MapDocument } from '../../map/maps/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { int } from '../../platform/eventdb/row.ts';
import { FEWEST_FOR_SHARE, openReport, type ReportParts, type ReportScope } from '../engine/public.ts';
import { countsPerTouchpoint } from '../overview/public.ts';
import type { MapHealthQuery, mapHealthReport } from './contract.ts';
import { mapHealthDefinitions } from './definitions.ts';
import { findingsOf, isStale } from './findings.ts';
import { codesOf, orderOf } from './order.ts';

type Reply = ReplyInputOf<typeof mapHealthReport>;

export async function answerMapHealth(
  parts: ReportParts,
  workspace: WorkspaceScope,
  document: MapDocument,
  { map: id, ...query }: MapHealthQuery,
): Promise<Reply> {
  const { map } = document;
  const scope = await openReport(parts, workspace, query);
  const today = todayIn(workspace.timezone, scope.now);
  // Only a map of how it is can be held against how it is.
  const drawn = map.kind === 'as-is' ? drawnPlaces(document) : [];
  const held = map.kind === 'as-is' ? await heldAgainst(scope, drawn) : NOTHING_HELD;
  const { pieces, old, undated, oldestOn, cards } = evidenceAge(document, today);
  const evidence = { pieces, old, undated, oldestOn };
  const reviewDueOn = map.reviewOn !== null && map.reviewOn <= today ? map.reviewOn : null;
  const findings = findingsOf({ map: id, ...held, evidence: { ...evidence, cards }, reviewDueOn });
  const { order, events, notDrawn } = held;
  const figures = { map: id, places: drawn.length, order, events, notDrawn, evidence };
  const stale = isStale(findings);
  const told = sentencesOf({ ...figures, stale });
  const words = {
    sentence: textOf(told),
    caveats: [],
    definitions: mapHealthDefinitions,
  };
  const whose = { personaId: query.persona ?? null };
  return { ...scope.head(words), said: told, ...whose, ...figures, reviewOn: map.reviewOn, stale, findings };
}

/** A map of one kind of customer is held against the paths of these; where nobody knows who they are, of everybody. */
export async function ofItsPeople(
  {
    personas,
    segments,
  }: { readonly personas: ReportParts['personas']; readonly segments: Pick<ReportParts['segments'], 'get'> },
  workspace: WorkspaceScope,
  document: MapDocument,
  query: MapHealthQuery,
): Promise<MapHealthQuery> {
  const { persona } = document.map;
  if (query.persona !== undefined || persona === null) return query;
  try {
    const { segmentId } = await personas.get(workspace.id, persona);
    if (segmentId === null) return query;
    await segments.get(workspace.id, segmentId);
    return { ...query, persona };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return query;
    throw error;
  }
}

const NOTHING_HELD = { order: null, events: null, notDrawn: [], neverMet: [] };

async function heldAgainst(scope: ReportScope, drawn: readonly DrawnPlace[]) {
  const { touchpoints } = scope.source;
  const counted = await scope.events.query(countsPerTouchpoint(scope.rows, scope.filter), {
    code: int,
    people: int,
    events: int,
  });
  const at = new Map(counted.map((row) => [row.code, row]));
  const all = counted.reduce((sum, row) => sum + row.events, 0);
  const peopleAt = (code: number | undefined): number =>
    code === undefined ? 0 : (at.get(code)?.people ?? 0);
  const shown = new Set(drawn.flatMap((place) => codesOf(scope, place)));
  const notDrawn = touchpoints
    .filter(({ code }) => !shown.has(code) && peopleAt(code) >= FEWEST_FOR_SHARE)
    .map(({ id, title, code }) => ({ touchpointId: id, title, people: peopleAt(code) }))
    .sort((one, other) => other.people - one.people);
  const neverMet = drawn.filter(
    (place) => all > 0 && codesOf(scope, place).every((code) => peopleAt(code) === 0),
  );
  return {
    order: await orderOf(scope, drawn),
    events: { all, offMap: at.get(0)?.events ?? 0 },
    notDrawn,
    neverMet,
  };
}

function sentencesOf(figures: Pick<Reply, 'places' | 'order' | 'events' | 'stale'>): Said[] {
  const { order, events, stale } = figures;
  const verdict = stale ? said('This map needs a look.') : said('Nothing speaks against this map.');
  if (order === null)
    return [verdict, said('It does not say how it is today, so it is not held against what people do.')];
  if (figures.places === 0)
    return [verdict, said('Nothing on it is bound to data yet, so paths cannot be held against it.')];
  if (events?.all === 0)
    return [verdict, said('Nothing happened in this period that it could be held against.')];
  if (order.pairs === 0)
    return [verdict, said('Nobody met two of its places one after the other in this period.')];
  const straight = Math.round((100 * order.asDrawn) / order.pairs);
  return [
    verdict,
    said(
      'Of {pairs, plural, one {# pair} other {# pairs}} of places people met one after the other, {straight} of 100 came in the drawn order.',
      { pairs: order.pairs, straight },
    ),
  ];
}
