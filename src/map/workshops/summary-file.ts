/** The summary of a workshop as a table or as a text to pass on. Pure. */
import { csvLine } from '../../kernel/csv-line.ts';
import type { RankedCard, WorkshopSummary } from './shown.ts';

const HEADS = [
  ...['Rank', 'Card', 'Outcome', 'Owner', 'Note', 'Dots', 'Stage', 'Lane', 'Written by'],
  ...['Says the same', 'On the map'],
];

export function summaryTable(summary: WorkshopSummary): string {
  const rows = summary.ranked.map((card) => [
    ...[card.rank, card.text, card.outcome, card.owner, card.note, card.dots, card.stage, card.lane],
    ...[card.by.join(', '), card.merged.join(' | '), card.isOnMap ? 'yes' : 'no'],
  ]);
  return [HEADS, ...rows].map(csvLine).join('');
}

export function summaryText(summary: WorkshopSummary, timezone: string): string {
  const { title, mapTitle, business, begunAt, endedAt, people, ranked, hidden } = summary;
  const instant = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: timezone,
  });
  const part = (head: string, cards: readonly RankedCard[]): string[] =>
    cards.length === 0 ? [] : [`## ${head}`, '', ...cards.map(line), ''];
  const of = (outcome: RankedCard['outcome']) => ranked.filter((card) => card.outcome === outcome);
  const lasted =
    endedAt === null ? 'not ended yet' : `${Math.max(1, Math.round((endedAt - begunAt) / 60_000))} minutes`;
  return [
    `# ${escaped(title)}`,
    '',
    `Workshop on the journey map “${escaped(mapTitle)}”, ${escaped(business)}, ${instant.format(begunAt)}, ${lasted}.`,
    '',
    ...part('Decided', of('decided')),
    ...part('Parked', of('parked')),
    ...part('Everything else', of(null)),
    ...(hidden > 0 ? [`${hidden} cards are not revealed.`, ''] : []),
    '## Who took part',
    '',
    people.length === 0 ? 'Nobody.' : people.map(({ name }) => escaped(name)).join(', '),
    '',
  ].join('\n');
}

function line(card: RankedCard): string {
  const facts = [
    card.dots === null ? null : `${card.dots} ${card.dots === 1 ? 'dot' : 'dots'}`,
    card.stage === '' ? null : escaped(card.stage),
    card.owner === null ? null : `owner: ${escaped(card.owner)}`,
    card.by.length === 0 ? null : `by ${escaped(card.by.join(', '))}`,
    card.isOnMap ? 'on the map' : null,
  ].filter((fact) => fact !== null);
  const more = [
    ...(card.note === '' ? [] : [`  - ${escaped(card.note)}`]),
    ...card.merged.map((text) => `  - same: ${escaped(text)}`),
  ];
  return [`- **${escaped(card.text)}**${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`, ...more].join(
    '\n',
  );
}

/** One line, in which nothing somebody typed is taken for a sign of the format. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
