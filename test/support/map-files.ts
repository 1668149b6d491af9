/** Files of journey maps for tests of their formats: a map with a little of everything, and what a read file says. */
import type { MapDocument } from '../../src/map/maps/document/document.ts';
import {
  cardsInOrder,
  columnsInOrder,
  evidenceByCard,
  lanesInOrder,
  seen,
} from '../../src/map/maps/document/seen.ts';
import type { ExportFormat } from '../../src/map/maps/formats/format-names.ts';
import { formatOf, lostBy as lostIn, readMapFile, writers } from '../../src/map/maps/formats/formats.ts';
import { type Imported, MapBuilder } from '../../src/map/maps/formats/imported.ts';

export const texts = (sentences: readonly { readonly text: string }[]) => sentences.map(({ text }) => text);
export const lostBy = (...asked: Parameters<typeof lostIn>) => texts(lostIn(...asked));

let made = 0;
export const around = {
  newId: (prefix: string) => `${prefix}_${++made}`,
  channels: [
    { id: 'website', name: 'Website' },
    { id: 'email', name: 'E-mail' },
  ],
  members: new Map([['acc_1', 'Ana Huber']]),
};
export const bytes = (text: string) => new TextEncoder().encode(text);
export const read = (text: string): Imported => readMapFile(formatOf(bytes(text)), bytes(text), around);
export const notes = ({ notes: list }: Imported) =>
  list.map(({ kind, text }) => `${kind}: ${text}`).join('\n');

/** What a map says without the ids it says it by. */
export function outline(map: MapDocument, part: 'all' | 'cards' = 'all') {
  const document = seen(map);
  const evidence = evidenceByCard(document);
  const columns = columnsInOrder(document);
  const named = (id: string) => {
    const { title, stage } = document.columns[id]!;
    return stage === null ? title : `${document.columns[stage]?.title} › ${title}`;
  };
  const cards = lanesInOrder(document).flatMap((lane) =>
    cardsInOrder(document)
      .filter((card) => card.lane === lane.id)
      .map(({ id, column, text, channel, value, colour, owner, image }) => ({
        ...{ lane: lane.title, column: named(column), text, channel, value, image },
        ...(part === 'all' ? { colour, owner } : {}),
        evidence: (evidence.get(id) ?? []).map(({ kind, reference, note, seenOn }) => [
          kind,
          reference,
          note,
          seenOn,
        ]),
      })),
  );
  return {
    columns: columns.map(({ id }) => named(id)),
    lanes: lanesInOrder(document).map(({ kind, title }) => [kind, title]),
    cards,
  };
}

export function cafe(): MapDocument {
  const builder = new MapBuilder(around, {
    title: 'A first visit',
    kind: 'to-be',
    scenario: 'Saturday, 10 o’clock',
  });
  const arrive = builder.stage('Arrive');
  const order = builder.stage('Order');
  const menu = builder.step(order, 'Menu');
  const till = builder.step(order, 'Till');
  const touch = builder.lane('touchpoints');
  const does = builder.lane('does');
  const feels = builder.lane('feeling');
  const mood = builder.lane('feeling', 'Mood of regulars');
  const staff = builder.lane('people');
  builder.lane('line-of-visibility');
  const own = builder.lane('free', 'What the weather does');
  const seen = builder.card(touch, arrive, 'I see the sign', { colour: 'good', owner: 'acc_1' });
  builder.evidence(seen, {
    kind: 'url',
    reference: 'https://example.com/a?b=c',
    note: 'a photo',
    seenOn: '2026-03-01',
  });
  builder.evidence(seen, { kind: 'quote', note: 'I nearly walked past' });
  builder.card(touch, menu, 'I read the menu', { channel: 'website' });
  builder.card(touch, menu, 'I ask; "what is fresh?"\nand wait', { channel: 'By voice' });
  builder.card(does, arrive, '=SUM(1) is no formula');
  builder.card(does, arrive, 'I look, then I sit');
  builder.card(staff, till, 'Takes the order');
  builder.card(own, arrive, '-1.5');
  builder.feeling(feels, arrive, 1.5);
  builder.feeling(feels, till, -2, 'The queue');
  builder.feeling(mood, till, 0);
  return builder.done().document;
}

/** Of a format that is written at once. */
export function written(format: ExportFormat, map: MapDocument): Uint8Array {
  const file = writers[format].write(map, around);
  if (file instanceof Promise) throw new Error(`${format} is drawn`);
  return typeof file === 'string' ? bytes(file) : file;
}
