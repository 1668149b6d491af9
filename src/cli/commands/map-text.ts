/** A journey map in the terminal: its cells stage by stage, advice, and what changed between versions. */
import { adviseMap, type MapSummary, readMap } from '../../map/maps/contract.ts';
import { mapOutline } from '../../map/maps/public.ts';
import { compareVersions, type MapChange } from '../../map/maps/versions/contract.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Client } from '../client.ts';
import type { Terminal } from '../terminal.ts';
import { versionNamed } from './map-named.ts';

export async function shownMap(client: Client, { id: map }: MapSummary, terminal: Terminal): Promise<void> {
  const state = await client.call(readMap, { params: { map } });
  const { items: advice } = await client.call(adviseMap, { params: { map } });
  if (!state.document) throw new AppError('not_found', { thing: 'map' });
  const lines = [`${state.map.title} (${state.map.kind})`, ...mapOutline(state.document)];
  if (advice.length > 0) lines.push('', ...advice.map(({ text }) => `Advice: ${text}`));
  terminal.result({ ...state, advice }, lines.join('\n'));
}

export async function changesOf(
  client: Client,
  map: string,
  between: { from: string | undefined; to: string | undefined },
  terminal: Terminal,
): Promise<void> {
  const from = await versionNamed(client, map, between.from ?? '');
  const to = await versionNamed(client, map, between.to ?? 'now');
  const { items } = await client.call(compareVersions, { params: { map }, query: { from, to } });
  const words = items.map(wordsOf);
  terminal.result({ items }, words.length === 0 ? 'Nothing is different.' : words.join('\n'));
}

const NAMES: Readonly<Record<MapChange['on'], string>> = {
  map: 'the map',
  column: 'stage',
  lane: 'lane',
  card: 'card',
  evidence: 'evidence',
  aside: 'text put aside',
};

function wordsOf({ what, on, title, fields }: MapChange): string {
  const changes =
    what === 'changed'
      ? fields.map(({ field, before, after }) => `${field}: ${said(before)} → ${said(after)}`)
      : [];
  return `${what} ${NAMES[on]} “${title}”${changes.length > 0 ? `: ${changes.join(', ')}` : ''}`;
}

function said(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}
