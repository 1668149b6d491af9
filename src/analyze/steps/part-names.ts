/** Between the stored numbers of a breakdown's parts and what they are called. */
import { channelCode, channelId, channels } from '../../gather/events/public.ts';
import { type JourneySource, OTHER } from '../journeys/public.ts';
import type { FunnelQuery } from './contract.ts';

export interface PartName {
  readonly value: string;
  readonly name: string;
}

type Words = Pick<JourneySource, 'labels' | 'touchpoints'>;

export const UNKNOWN: PartName = { value: '', name: 'not known' };
const OTHERS: PartName = { value: '(other)', name: 'other' };

export function partNames(by: FunnelQuery['by'], { labels, touchpoints }: Words): (part: number) => PartName {
  switch (by) {
    case 'first_touch':
    case 'last_touch':
    case 'touchpoint':
      return (part) => {
        const touchpoint = touchpoints.find(({ code }) => code === part);
        return touchpoint ? { value: touchpoint.id, name: touchpoint.title } : UNKNOWN;
      };
    case 'device':
    case 'campaign':
    case 'page':
      return (part) => {
        const word = labels.valueOf(by, part);
        if (word === undefined) return OTHERS;
        return word === '' ? UNKNOWN : { value: word, name: word };
      };
    default:
      return (part) => {
        const id = channelId(part);
        return id ? { value: id, name: channels().find((each) => each.id === id)?.name ?? id } : UNKNOWN;
      };
  }
}

/** The number of a part by its value; undefined for one there cannot be. */
export function numberOf(
  by: FunnelQuery['by'],
  value: string,
  { labels, touchpoints }: Words,
): number | undefined {
  if (value === UNKNOWN.value) return 0;
  switch (by) {
    case 'first_touch':
    case 'last_touch':
    case 'touchpoint':
      return touchpoints.find(({ id }) => id === value)?.code;
    case 'device':
    case 'campaign':
    case 'page':
      return value === OTHERS.value ? OTHER : labels.codeOf(by, value);
    default:
      return channelCode(value) || undefined;
  }
}
