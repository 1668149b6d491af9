/** The columns of a mapping as functions over rows: who, which properties, which channel. Shared by the three mapped formats. */
import type { IdentityKey } from '../../../people/identity/public.ts';
import { channelFromCampaign, channels, type PropertyValue } from '../../events/public.ts';
import { type ColumnField, columnFields, type Mapping } from '../mapping.ts';
import type { Row, TableHead } from '../read/table.ts';
import { cell, nameKey } from './columns.ts';

export type FieldColumns = Readonly<Record<ColumnField, number>>;

/** Where each field's column stands; -1 for fields without one. */
export function fieldColumns(head: TableHead, mapping: Mapping): FieldColumns {
  const at = {} as Record<ColumnField, number>;
  const keys = head.columns.map(nameKey);
  for (const field of columnFields) {
    const name = mapping.columns[field];
    at[field] = name === undefined ? -1 : keys.indexOf(nameKey(name));
  }
  return at;
}

/** The keys that name the person of a row. */
export function identitiesOf(row: Row | undefined, at: FieldColumns): IdentityKey[] {
  const keys: IdentityKey[] = [];
  const add = (kind: string, column: number) => {
    const value = cell(row, column);
    if (value !== '') keys.push({ kind, value });
  };
  // One column may hold e-mails under the name of a customer id.
  const person = cell(row, at.person);
  if (person !== '')
    keys.push({ kind: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(person) ? 'email' : 'user', value: person });
  add('email', at.email);
  add('phone', at.phone);
  return keys;
}

const TRAIT_FIELDS = ['email', 'phone', 'city', 'region', 'postcode', 'country'] as const;

/** What the row says of the person. */
export function traitsOf(row: Row | undefined, at: FieldColumns): Record<string, PropertyValue> {
  const traits: Record<string, PropertyValue> = {};
  const name = cell(row, at.name) || `${cell(row, at.firstName)} ${cell(row, at.lastName)}`.trim();
  if (name !== '') traits.name = name;
  for (const field of TRAIT_FIELDS) {
    const value = cell(row, at[field]);
    if (value !== '') traits[field] = value;
  }
  return traits;
}

/** Columns that stand for no field, and the fields that stay properties, by the names they get. */
export function extraColumns(
  head: TableHead,
  mapping: Mapping,
  at: FieldColumns,
  kept: readonly ColumnField[],
): [string, number][] {
  const ignored = new Set(mapping.ignore.map(nameKey));
  const used = new Set<number>(Object.values(at));
  const extra = head.columns
    .map((name, index): [string, number] => [propertyName(name), index])
    .filter(([, index]) => !used.has(index) && !ignored.has(nameKey(head.columns[index] ?? '')));
  return [
    ...kept.filter((field) => at[field] >= 0).map((field): [string, number] => [field, at[field]]),
    ...extra,
  ];
}

function propertyName(column: string): string {
  return (
    nameKey(column)
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_+|_+$/g, '') || 'column'
  );
}

const PLACE_FIELDS = ['source', 'medium', 'campaign', 'page', 'device', 'country'] as const;

type Place = { -readonly [Field in (typeof PLACE_FIELDS)[number] | 'channel']?: string };

/** Puts into the event what its row says of the place: channel, campaign words, page, device, country. */
export function placeInto(event: Place, row: Row | undefined, at: FieldColumns, mapping: Mapping): void {
  for (const field of PLACE_FIELDS) {
    const value = cell(row, at[field]);
    if (value !== '') event[field] = value;
  }
  const words = event.source || event.medium ? channelFromCampaign(event.source, event.medium) : undefined;
  const channel = channelOf(cell(row, at.channel)) ?? mapping.channel ?? words;
  if (channel) event.channel = channel;
}

const SYNONYMS: Readonly<Record<string, string>> = {
  pos: 'till',
  store: 'till',
  shop: 'shop',
  web: 'shop',
  online: 'shop',
  'online store': 'shop',
  webshop: 'shop',
  www: 'website',
  'organic search': 'search',
  ads: 'paid_search',
  newsletter: 'email',
  mail: 'email',
  call: 'phone',
  'walk-in': 'in_person',
  walkin: 'in_person',
};

const known = new Map<string, string | undefined>();

/** The channel that a cell names by its id, its name or a common word. */
function channelOf(text: string): string | undefined {
  if (text === '') return undefined;
  if (!known.has(text)) {
    const word = text.toLowerCase();
    const listed = channels().find(
      ({ id, name }) => id === word || name.toLowerCase() === word || id === word.replace(/[\s-]+/g, '_'),
    );
    if (known.size > 1000) known.clear();
    known.set(text, listed?.id ?? SYNONYMS[word] ?? channelFromCampaign(word, word));
  }
  return known.get(text);
}

/** A cell as a property: a plain number stays a number, everything else text of at most 2,000 characters. */
export function propertyValue(text: string): PropertyValue {
  if (text.length < 16 && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) return Number(text);
  return text.length > 2000 ? `${text.slice(0, 1999)}…` : text;
}
