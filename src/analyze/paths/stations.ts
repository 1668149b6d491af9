/** Between the stored numbers of stations and what people call them. */
import { channelCode, channelId, channels } from '../../gather/events/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { ReportScope } from '../engine/public.ts';
import { OTHER } from '../journeys/public.ts';
import type { PathsQuery, Station } from './contract.ts';

export interface Stations {
  readonly array: 'touchpoints' | 'channels' | 'names' | 'pages';
  /** @throws AppError `not_found` for a station that does not exist */
  codeOf(id: string): number;
  stationOf(code: number): Station;
}

/** Words that have no number of their own. */
const OTHERS: Station = { id: '(other)', name: 'other' };

export function stationsBy(by: PathsQuery['by'], { source }: Pick<ReportScope, 'source'>): Stations {
  const found = (code: number | undefined): number => {
    if (!code) throw new AppError('not_found', { thing: by === 'name' ? 'event' : by });
    return code;
  };
  switch (by) {
    case 'touchpoint':
      return {
        array: 'touchpoints',
        codeOf: (id) => found(source.touchpoints.find((touchpoint) => touchpoint.id === id)?.code),
        stationOf: (code) => {
          const touchpoint = source.touchpoints.find((each) => each.code === code);
          return touchpoint ? { id: touchpoint.id, name: touchpoint.title } : OTHERS;
        },
      };
    case 'channel':
      return {
        array: 'channels',
        codeOf: (id) => found(channelCode(id)),
        stationOf: (code) => {
          const id = channelId(code);
          return id ? { id, name: channels().find((each) => each.id === id)?.name ?? id } : OTHERS;
        },
      };
    default:
      return {
        array: by === 'name' ? 'names' : 'pages',
        codeOf: (id) => (id === OTHERS.id ? OTHER : found(source.labels.codeOf(by, id))),
        stationOf: (code) => {
          const word = code === OTHER ? undefined : source.labels.valueOf(by, code);
          return word ? { id: word, name: word } : OTHERS;
        },
      };
  }
}
