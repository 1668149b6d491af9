/** A list of people: newsletter, clients, members. Makes no events, only people and what is known of them. */
import type { TableHead } from '../read/table.ts';
import { cell } from './columns.ts';
import type { Convert, ImportFormat, OpenParts } from './format.ts';
import { extraColumns, fieldColumns, identitiesOf, propertyValue, traitsOf } from './mapped-fields.ts';
import { properties, rejected, used } from './outcome.ts';
import { timeReader } from './reading.ts';

export const mappedContacts: ImportFormat = {
  id: 'contacts',
  title: 'Contacts',
  summary: 'Any list of people with an e-mail, a phone or a customer number.',
  kind: 'mapped',
  becomes: [
    'A row becomes a person, known by customer id, e-mail and phone; further columns are kept as what is known of them.',
    'A date column says since when it is true. No events are made.',
  ],
  roles: { rows: { main: {} } },
  recognise: () => null,
  undecided(head, mapping) {
    return { dates: mapping ? [fieldColumns(head, mapping).date] : [], amounts: [] };
  },
  open: (_role, head, parts) => contactRow(head, parts),
};

function contactRow(head: TableHead, { settings, mapping }: OpenParts): Convert {
  if (!mapping) throw new Error('A mapped format was opened without its mapping.');
  const at = fieldColumns(head, mapping);
  const time = timeReader(settings);
  const extra = extraColumns(head, mapping, at, ['status', 'channel', 'source', 'campaign']);
  return ([row]) => {
    const identities = identitiesOf(row, at);
    if (identities.length === 0) return rejected('the row has no e-mail, phone or customer number');
    const since = time(cell(row, at.date));
    if (since.kind === 'wrong') return rejected(since.reason);
    const more = extra
      .map(([key, column]): [string, string] => [key, cell(row, column)])
      .filter(([, value]) => value !== '');
    const traits = {
      ...properties(Object.fromEntries(more.map(([key, value]) => [key, propertyValue(value)]))),
      ...traitsOf(row, at),
    };
    return used([], [{ identities, traits, time: since.kind === 'time' ? since.time : settings.now }]);
  };
}
