/** What the parts of a breakdown are called. */
import { channelId, channels } from '../../gather/events/public.ts';
import type { JourneySource } from '../journeys/public.ts';
import type { FunnelQuery } from './contract.ts';

interface PartName {
  readonly value: string;
  readonly name: string;
}

const UNKNOWN: PartName = { value: '', name: 'not known' };

export function partNames(
  by: FunnelQuery['by'],
  { labels, touchpoints }: Pick<JourneySource, 'labels' | 'touchpoints'>,
): (code: number) => PartName {
  switch (by) {
    case 'first_touch':
      return (code) => {
        const touchpoint = touchpoints.find((each) => each.code === code);
        return touchpoint ? { value: touchpoint.id, name: touchpoint.title } : UNKNOWN;
      };
    case 'device':
    case 'campaign':
      return (code) => {
        const word = labels.valueOf(by, code);
        if (word === undefined) return { value: '(other)', name: 'other' };
        return word === '' ? UNKNOWN : { value: word, name: word };
      };
    default:
      return (code) => {
        const id = channelId(code);
        return id ? { value: id, name: channels().find((each) => each.id === id)?.name ?? id } : UNKNOWN;
      };
  }
}
