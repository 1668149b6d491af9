/** A journey map, and a version of one, as somebody names them in the terminal. */
import { listMaps, type MapSummary } from '../../map/maps/contract.ts';
import { listVersions } from '../../map/maps/versions/contract.ts';
import { needed, oneNamed, refused } from '../arguments.ts';
import type { Client } from '../client.ts';

/** By id or title. @throws AppError `invalid_input` */
export async function mapNamed(client: Client, given: string | undefined): Promise<MapSummary> {
  const wanted = needed(given, 'a map');
  const { items } = await client.call(listMaps);
  return oneNamed(items, wanted, ({ title }) => title, { one: 'map', several: 'maps' });
}

/** By id, name, or `now`. @throws AppError `invalid_input` */
export async function versionNamed(client: Client, map: string, wanted: string): Promise<string> {
  if (wanted === 'now') return wanted;
  const { items } = await client.call(listVersions, { params: { map } });
  const found = items.find(({ id, name }) => id === wanted || name?.toLowerCase() === wanted.toLowerCase());
  if (found) return found.id;
  throw refused(`there is no version “${wanted}” of this map; “footpath map versions” lists them`);
}
