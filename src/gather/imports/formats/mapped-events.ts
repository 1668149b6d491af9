/** A table in which every row is something that happened: who, what, when, and any further columns as properties. */
import type { TableHead } from '../read/table.ts';
import { cell } from './columns.ts';
import type { Convert, DraftInMaking, ImportFormat, OpenParts } from './format.ts';
import {
  extraColumns,
  fieldColumns,
  identitiesOf,
  placeInto,
  propertyValue,
  traitsOf,
} from './mapped-fields.ts';
import { rejected, used } from './outcome.ts';
import { moneyReader, timeReader } from './reading.ts';

export const mappedEvents: ImportFormat = {
  id: 'event-log',
  title: 'Event log',
  summary: 'Any table with a person, an event and a time in each row.',
  kind: 'mapped',
  becomes: [
    'A row becomes one event, named by the event column or by one name for all rows.',
    'The person is known by customer id, e-mail and phone; further columns are kept as properties.',
    'Rows that are alike to the letter count each; the same file again changes nothing.',
  ],
  roles: { rows: { main: {} } },
  recognise: () => null,
  undecided(head, mapping) {
    if (!mapping) return { dates: [], amounts: [] };
    const at = fieldColumns(head, mapping);
    return { dates: [at.date], amounts: [at.amount] };
  },
  open: (_role, head, parts) => eventRow(head, parts),
};

function eventRow(head: TableHead, { settings, mapping, zoneNamed }: OpenParts): Convert {
  if (!mapping) throw new Error('A mapped format was opened without its mapping.');
  const at = fieldColumns(head, mapping);
  const time = timeReader(settings);
  const money = moneyReader(settings);
  const extra = extraColumns(head, mapping, at, [
    'item',
    'sku',
    'quantity',
    'price',
    'status',
    'order',
    'refund',
  ]);

  return ([row]) => {
    const identities = identitiesOf(row, at);
    if (identities.length === 0) return rejected('nothing in the row says who it was');
    const name = cell(row, at.event) || mapping.eventName;
    if (!name) return rejected('the row has no event');
    if (name.length > 200) return rejected('the name of the event is longer than 200 characters');
    const zoneName = cell(row, at.zone);
    const zone = zoneName ? zoneNamed(zoneName) : undefined;
    if (zone === null) return rejected(`“${zoneName.slice(0, 60)}” is not a time zone that is known`);
    const clock = cell(row, at.clock);
    const when = time(clock ? `${cell(row, at.date)} ${clock}` : cell(row, at.date), zone);
    if (when.kind !== 'time') return rejected(when.kind === 'wrong' ? when.reason : 'the row has no date');
    const amount =
      at.amount < 0 ? undefined : money(cell(row, at.amount), cell(row, at.currency) || mapping.currency);
    if (amount?.kind === 'wrong') return rejected(amount.reason);
    const kept: Record<string, string | number | boolean> = {};
    for (const [key, column] of extra) {
      const value = cell(row, column);
      if (value !== '') kept[key] = propertyValue(value);
    }
    const event: DraftInMaking = {
      name,
      time: when.time,
      precision: when.precision,
      identities,
      properties: kept,
    };
    if (amount?.kind === 'amount') event.amount = { minor: amount.minor, currency: amount.currency };
    placeInto(event, row, at, mapping);
    const traits = traitsOf(row, at);
    return used([event], Object.keys(traits).length > 0 ? [{ identities, traits, time: when.time }] : []);
  };
}
