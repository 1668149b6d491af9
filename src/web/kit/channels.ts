/** Names of channels, from the closed list in `data/channels.json`. */
import list from '../../../data/channels.json' with { type: 'json' };
import { t } from './text.tsx';

export const channels: readonly { readonly id: string; readonly name: string }[] = list;

/** The channel's name on screen; its id where the list does not know it, a dash for none. */
export function channelName(id: string | null): string {
  if (id === null || id === '') return '–';
  const known = channels.find((channel) => channel.id === id);
  return known === undefined ? id : t(known.name);
}
