/** Olist's marketing funnel: leads with the channel they came by, and the deals that were won from them. */
import type { TableHead } from '../read/table.ts';
import { cell, columnScore, columnsAt } from './columns.ts';
import type { Convert, ImportFormat, OpenParts, Recognition } from './format.ts';
import { optional, properties, rejected, used } from './outcome.ts';
import { timeReader } from './reading.ts';

export const olistFunnel: ImportFormat = {
  id: 'olist-funnel',
  title: 'Olist marketing funnel',
  summary: 'Olist’s qualified leads, and with them the closed deals.',
  kind: 'recognised',
  becomes: [
    'A lead becomes Lead Created on its day (no time), with `origin` as written, the channel it stands for, and the landing page.',
    'A closed deal becomes Deal Won with the origin and channel of its lead, and the segment, lead type and behaviour.',
    'The person is known by mql_id.',
  ],
  roles: { leads: { main: {}, lookup: 'mql_id' }, deals: { main: {} } },
  recognise,
  open: (role, head, parts) => (role === 'deals' ? dealReader(head, parts) : leadReader(head, parts)),
};

function recognise(tables: readonly TableHead[]): Recognition | null {
  const roles: Record<string, string> = {};
  for (const head of tables) {
    if (columnScore(head, ['mql_id', 'first_contact_date', 'origin'])) roles[head.id] = 'leads';
    else if (columnScore(head, ['mql_id', 'won_date'])) roles[head.id] = 'deals';
  }
  return Object.keys(roles).length > 0 ? { score: 0.95, roles } : null;
}

/** Channels by origin; `unknown` and blank stand for none. */
const CHANNELS: Readonly<Record<string, string>> = {
  organic_search: 'search',
  paid_search: 'paid_search',
  social: 'social',
  email: 'email',
  direct_traffic: 'direct',
  referral: 'referral',
  display: 'display',
  other: 'other',
  other_publicities: 'other',
};

const LEAD = {
  id: ['mql_id'],
  date: ['first_contact_date'],
  page: ['landing_page_id'],
  origin: ['origin'],
} as const;

function leadReader(head: TableHead, { settings }: OpenParts): Convert {
  const at = columnsAt(head, LEAD);
  const time = timeReader(settings);
  return ([row]) => {
    const id = cell(row, at.id);
    const created = time(cell(row, at.date));
    if (created.kind !== 'time')
      return rejected(created.kind === 'wrong' ? created.reason : 'the lead has no date');
    if (id === '') return rejected('the lead has no id');
    const origin = cell(row, at.origin);
    const event = {
      name: 'Lead Created',
      time: created.time,
      precision: created.precision,
      identities: [{ kind: 'lead', value: id }],
      naturalId: `olist-lead:${id}`,
      properties: { origin },
      ...optional('channel', CHANNELS[origin]),
      ...optional('page', cell(row, at.page)),
    };
    return used([event], [{ identities: event.identities, traits: { origin }, time: created.time }]);
  };
}

const DEAL = {
  id: ['mql_id'],
  won: ['won_date'],
  segment: ['business_segment'],
  lead_type: ['lead_type'],
  behaviour: ['lead_behaviour_profile'],
  business_type: ['business_type'],
  seller: ['seller_id'],
  declared_monthly_revenue: ['declared_monthly_revenue'],
} as const;

function dealReader(head: TableHead, { settings, side }: OpenParts): Convert {
  const at = columnsAt(head, DEAL);
  const leads = side.head('leads');
  const leadAt = leads && columnsAt(leads, LEAD);
  const time = timeReader(settings);
  return ([row]) => {
    const id = cell(row, at.id);
    const won = time(cell(row, at.won));
    if (won.kind !== 'time') return rejected(won.kind === 'wrong' ? won.reason : 'the deal has no date');
    if (id === '') return rejected('the deal has no id');
    const lead = leadAt && side.rows('leads', id)[0];
    const origin = lead ? cell(lead, leadAt.origin) : null;
    const facts = Object.entries(at).filter(([name]) => name !== 'id' && name !== 'won');
    const event = {
      name: 'Deal Won',
      time: won.time,
      precision: won.precision,
      identities: [{ kind: 'lead', value: id }],
      naturalId: `olist-deal:${id}`,
      properties: {
        ...(origin === null ? {} : { origin }),
        ...properties(Object.fromEntries(facts.map(([name, place]) => [name, cell(row, place)]))),
      },
      ...optional('channel', CHANNELS[origin ?? '']),
    };
    return used([event]);
  };
}
