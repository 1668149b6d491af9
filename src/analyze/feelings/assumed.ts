/** Which journey map says what is assumed: the one asked for, else the as-is map of these people that was changed last. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { type Assumed, assumedOn, type Maps } from '../../map/maps/public.ts';
import type { FeelingsQuery } from './contract.ts';

export interface AssumedOn extends Assumed {
  readonly mapId: string;
  readonly title: string;
}

/** So many of the latest maps are looked into for a curve. */
const MOST_LOOKED_INTO = 5;

/** Null where no such map has a curve. @throws AppError `not_found` for a map asked for that is gone */
export async function assumedFor(
  maps: Pick<Maps, 'list' | 'document'>,
  workspace: WorkspaceScope,
  { map, persona = null }: { readonly [K in 'map' | 'persona']?: FeelingsQuery[K] | null },
): Promise<AssumedOn | null> {
  if (map) return read(maps, workspace, map, persona);
  const latest = (await maps.list(workspace))
    .filter((each) => each.kind === 'as-is' && (each.persona === null || each.persona === persona))
    .sort(
      (a, b) => Number(b.persona === persona) - Number(a.persona === persona) || b.changedAt - a.changedAt,
    )
    .slice(0, MOST_LOOKED_INTO);
  for (const { id } of latest) {
    const found = await read(maps, workspace, id, persona);
    if (found !== null) return found;
  }
  return null;
}

async function read(
  maps: Pick<Maps, 'document'>,
  workspace: WorkspaceScope,
  id: string,
  persona: string | null,
): Promise<AssumedOn | null> {
  const document = await maps.document(workspace, id);
  const assumed = assumedOn(document, persona);
  return assumed && { ...assumed, mapId: id, title: document.map.title };
}
