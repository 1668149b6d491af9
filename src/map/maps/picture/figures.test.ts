/** Figures that somebody gives for a picture stand on it; without them it is as it was. */
import { expect, it } from 'vitest';
import { noFigures, type ShownFigures } from '../document/felt.ts';
import { MapBuilder } from '../formats/imported.ts';
import { palette } from './palette.ts';
import { pictureOf } from './pictures.ts';

let made = 0;
const around = { newId: (prefix: string) => `${prefix}_${made++}`, channels: [] };

function drawn() {
  const builder = new MapBuilder(around, { title: 'Ours' });
  const [numbers, feeling] = [builder.lane('numbers'), builder.lane('feeling')];
  const columns = ['Look', 'Buy', 'Tell'].map((title) => builder.stage(title));
  columns.forEach((column, i) => {
    builder.feeling(feeling, column, 1 - i);
  });
  builder.card(numbers, columns[0] ?? '', 'of all', { figure: { from: 'saved', saved: 'sav_1' } });
  builder.card(numbers, columns[1] ?? '', 'plain words');
  const { document } = builder.done();
  const [live, plain] = ['of all', 'plain words'].map(
    (text) => Object.entries(document.cards).find(([, card]) => card.text === text)?.[0] ?? '',
  );
  return { document, numbers, feeling, columns, live: live ?? '', plain: plain ?? '' };
}

const svg = async (document: ReturnType<typeof drawn>['document'], figures?: ShownFigures) =>
  String(await pictureOf('svg', document, around, figures));
const strokes = (text: string, colour: string): number => text.split(`stroke="${colour}"`).length - 1;

it('live numbers are told in the words given, above the card’s own', async () => {
  const { document, live, plain } = drawn();
  const cards = { [live]: ['41 % go on', 'From the till'], [plain]: ['no figure of this card'] };
  const text = await svg(document, { ...noFigures, cards, note: 'of May' });
  for (const word of ['41 % go on', 'From the till', 'of all', 'plain words', 'of May'])
    expect(text).toContain(word);
  expect(text).not.toContain('no figure of this card');
});

it('what was felt is drawn beside the curve, each line named', async () => {
  const { document, feeling, columns } = drawn();
  const [look = '', buy = '', tell = ''] = columns;
  const felt = {
    [feeling]: {
      [look]: { reported: 1, observed: null },
      [buy]: { reported: -1.5, observed: 0.2 },
      [tell]: { reported: null, observed: -0.4 },
    },
  };
  const text = await svg(document, { ...noFigures, felt });
  expect([strokes(text, palette.reported), strokes(text, palette.observed)]).toEqual([1, 1]);
  for (const name of ['assumed', 'reported', 'observed']) expect(text).toContain(`>${name}<`);
});

it('without figures the picture says nothing of them', async () => {
  const { document } = drawn();
  const text = await svg(document);
  expect([strokes(text, palette.reported), strokes(text, palette.observed)]).toEqual([0, 0]);
  expect(text).not.toContain('reported');
  expect(text).toBe(await svg(document, { ...noFigures, note: 'of May' }));
});

it('names and pages take figures in every format', async () => {
  const { document, live } = drawn();
  const figures = { ...noFigures, cards: { [live]: ['41 %'] } };
  for (const format of ['png', 'pdf-a4', 'pdf-a3', 'pptx'] as const)
    expect((await pictureOf(format, document, around, figures)).length).toBeGreaterThan(1000);
});

it('says in German what is no word of the map', async () => {
  const { document, feeling, columns, plain } = drawn();
  const card = document.cards[plain];
  if (card === undefined) throw new Error('no card');
  const map = { ...document.map, objective: 'Mehr Stammgäste' };
  const asked = {
    ...document,
    map,
    cards: { ...document.cards, [plain]: { ...card, colour: 'question' as const, channel: 'till' } },
  };
  const felt = { [feeling]: { [columns[0] ?? '']: { reported: 1, observed: null } } };
  const german = { ...around, channels: [{ id: 'till', name: 'Till' }], language: 'de' as const };
  const text = String(await pictureOf('svg', asked, german, { ...noFigures, felt }));
  for (const word of ['Wie es ist · Ziel: Mehr Stammgäste', 'Frage · Kasse', 'begeistert', 'berichtet'])
    expect(text).toContain(word);
});
