/** The summary of a workshop as a table or as a text to pass on. Pure. */
import { csvLine } from '../../kernel/csv-line.ts';
import { said, type Voice } from '../../kernel/said.ts';
import type { RankedCard, WorkshopSummary } from './shown.ts';

export function summaryTable(summary: WorkshopSummary, { tell }: Voice): string {
  const heads = [
    ...[
      said('Rank'),
      said('Card'),
      said('Outcome'),
      said('Owner'),
      said('Note'),
      said('Dots'),
      said('Stage'),
    ],
    ...[said('Lane'), said('Written by'), said('Says the same'), said('On the map')],
  ];
  const outcomes = { decided: tell(said('decided')), parked: tell(said('parked')) };
  const rows = summary.ranked.map((card) => [
    ...[card.rank, card.text, card.outcome && outcomes[card.outcome], card.owner, card.note, card.dots],
    ...[card.stage, card.lane, card.by.join(', '), card.merged.join(' | ')],
    tell(card.isOnMap ? said('yes') : said('no')),
  ]);
  return [heads.map(tell), ...rows].map(csvLine).join('');
}

export function summaryText(summary: WorkshopSummary, timezone: string, voice: Voice): string {
  const { title, people, ranked, hidden } = summary;
  const { tell } = voice;
  const part = (head: string, cards: readonly RankedCard[]): string[] =>
    cards.length === 0 ? [] : [`## ${head}`, '', ...cards.map((card) => line(card, voice)), ''];
  const of = (outcome: RankedCard['outcome']) => ranked.filter((card) => card.outcome === outcome);
  return [
    `# ${escaped(title)}`,
    '',
    about(summary, timezone, voice),
    '',
    ...part(tell(said('Decided')), of('decided')),
    ...part(tell(said('Parked')), of('parked')),
    ...part(tell(said('Everything else')), of(null)),
    ...(hidden > 0
      ? [tell(said('{n, plural, one {# card is} other {# cards are}} not revealed.', { n: hidden })), '']
      : []),
    `## ${tell(said('Who took part'))}`,
    '',
    people.length === 0 ? tell(said('Nobody.')) : people.map(({ name }) => escaped(name)).join(', '),
    '',
  ].join('\n');
}

function about(
  { mapTitle, business, begunAt, endedAt }: WorkshopSummary,
  timezone: string,
  { tell, language }: Voice,
): string {
  const instant = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: timezone,
  });
  const lasted =
    endedAt === null
      ? said('not ended yet')
      : said('{n, plural, one {# minute} other {# minutes}}', {
          n: Math.max(1, Math.round((endedAt - begunAt) / 60_000)),
        });
  return tell(
    said('Workshop on the journey map “{map}”, {business}, {begun}, {lasted}.', {
      ...{ map: escaped(mapTitle), business: escaped(business) },
      ...{ begun: instant.format(begunAt), lasted: tell(lasted) },
    }),
  );
}

function line(card: RankedCard, { tell }: Voice): string {
  const facts = [
    card.dots === null ? null : tell(said('{n, plural, one {# dot} other {# dots}}', { n: card.dots })),
    card.stage === '' ? null : escaped(card.stage),
    card.owner === null ? null : tell(said('owner: {name}', { name: escaped(card.owner) })),
    card.by.length === 0 ? null : tell(said('by {names}', { names: escaped(card.by.join(', ')) })),
    card.isOnMap ? tell(said('on the map')) : null,
  ].filter((fact) => fact !== null);
  const more = [
    ...(card.note === '' ? [] : [`  - ${escaped(card.note)}`]),
    ...card.merged.map((text) => `  - ${tell(said('same: {text}', { text: escaped(text) }))}`),
  ];
  return [`- **${escaped(card.text)}**${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`, ...more].join(
    '\n',
  );
}

/** One line, in which nothing somebody typed is taken for a sign of the format. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
