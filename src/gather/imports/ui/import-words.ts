/** States of an import in words. */
import type { Format } from '../../../web/kit/format.ts';
import { t } from '../../../web/kit/text.tsx';
import type { Import, ImportStatus } from '../contract.ts';

export function statusText(status: ImportStatus): string {
  switch (status) {
    case 'draft':
      return t('not started');
    case 'waiting':
      return t('in the queue');
    case 'running':
      return t('running');
    case 'finished':
      return t('done');
    case 'failed':
      return t('stopped with a problem');
    case 'cancelled':
      return t('stopped');
    case 'undoing':
      return t('being taken back');
    case 'undone':
      return t('taken back');
  }
}

/** Whether it changes by itself, so that the page has to ask again. */
export function isMoving(one: Import | undefined): boolean {
  if (one === undefined) return false;
  return ['waiting', 'running', 'undoing'].includes(one.status) || one.events.waiting > 0;
}

/** “4,000 events of 3,998 people” */
export function sizeText(one: Import, format: Format): string {
  if (one.status === 'draft' || one.status === 'undone') return '–';
  const events = one.events.stored + one.events.duplicate;
  return t('{events, plural, one {# event} other {{shown} events}} of {people}', {
    events,
    shown: format.count(events),
    people: format.people(one.people),
  });
}

/** What an undo takes away: an import that brought only what was here already has no events of its own to lose. */
export function goesText(goes: { events: number; people: number }, format: Pick<Format, 'count'>): string {
  const events =
    goes.events === 0
      ? t('No events will be removed: this import brought none that others had not brought too.')
      : t(
          '{events, plural, one {One event} other {{shown} events}} will be removed: what only this import brought.',
          { events: goes.events, shown: format.count(goes.events) },
        );
  if (goes.people === 0) return events;
  const told = t(
    'It told of {people, plural, one {one person} other {{shown} people}}; what only it told of them goes too.',
    { people: goes.people, shown: format.count(goes.people) },
  );
  return `${events} ${told}`;
}
