/** Puts a map in order for a picture: which columns and lanes are drawn, and how much room each card takes. Pure but for the typeface. */
import { type Said, said, type Voice } from '../../../kernel/said.ts';
import { voiceOf } from '../../../platform/files/voices.ts';
import type { PictureFile } from '../../../platform/pictures/picture-file.ts';
import { pictureNamed } from '../../pictures/contract.ts';
import type { Card, Lane, MapDocument } from '../document/document.ts';
import type { ShownFigures } from '../document/felt.ts';
import { cardsInOrder, columnsInOrder, lanesInOrder, seen, type With } from '../document/seen.ts';
import { channelName, type Surroundings } from '../formats/imported.ts';
import { LINE_HEIGHT } from './drawing.ts';
import { broken } from './fonts.ts';
import { cardMark } from './palette.ts';

export const COLUMN = 168;
export const HEAD = 128;
export const GAP = 8;
/** Within the head of a feeling: what the heights of the curve mean. */
export const SCALE = 46;
const PAD = 8;
const TEXT = 10.5;
const NOTE = 8.5;
const CARD_WORDS = COLUMN - 2 * GAP - 2 * PAD;
/** A card that says more is cut: on paper nobody can open it. */
const MOST_LINES = 24;
const MOST_PHOTO_HEIGHT = 170;
/** Of the curve alone, and of what is said below it. */
export const CURVE_HEIGHT = 104;
export const CAPTION_HEIGHT = 30;
const LINE_LANE_HEIGHT = 26;
const EMPTY_LANE_HEIGHT = 40;

/** What drawing needs of the program around it. */
type Around = Pick<Surroundings, 'channels' | 'pictures' | 'language'>;
type Told = Around & { readonly voice: Voice };

export interface DrawnColumn {
  readonly id: string;
  readonly stage: string;
  readonly stageTitle: string;
  /** Empty where the column is the stage itself. */
  readonly step: string;
}

export interface DrawnCard {
  readonly card: With<Card>;
  readonly column: string;
  readonly lines: readonly string[];
  readonly whole: string;
  /** Small, below what the card says: what its colour means, its channel. */
  readonly note: readonly string[];
  /** Above what the card says, with the room it takes. */
  readonly photo: { readonly file: PictureFile; readonly width: number; readonly height: number } | null;
  readonly height: number;
}

export interface DrawnLane {
  readonly id: string;
  readonly kind: Lane['kind'];
  readonly title: readonly string[];
  readonly cards: readonly DrawnCard[];
  readonly height: number;
  /** Of a feeling, by column: what was reported and observed. */
  readonly felt?: ShownFigures['felt'][string] | undefined;
  /** How the lines and heights of a feeling are called. */
  readonly names: Readonly<
    Record<'assumed' | 'reported' | 'observed' | 'delighted' | 'neutral' | 'awful', string>
  >;
}

export interface Arrangement {
  readonly voice: Voice;
  readonly document: MapDocument;
  readonly columns: readonly DrawnColumn[];
  readonly lanes: readonly DrawnLane[];
}

export function arranged(map: MapDocument, around: Around): Arrangement {
  const document = seen(map);
  const cards = cardsInOrder(document);
  const lanes = lanesInOrder(document).filter(({ hidden }) => !hidden);
  const voice = voiceOf(around.language ?? 'en');
  return {
    voice,
    document,
    columns: drawnColumns(document, cards),
    lanes: lanes.map((lane) => drawnLane(lane, cards, { ...around, voice })),
  };
}

/** How tall a lane is that holds these cards one below the other in their columns. */
export function laneHeight(
  kind: Lane['kind'],
  title: readonly string[],
  cards: readonly DrawnCard[],
): number {
  if (isLine(kind)) return LINE_LANE_HEIGHT;
  if (kind === 'feeling') {
    return CURVE_HEIGHT + (cards.some(({ lines }) => lines.length > 0) ? CAPTION_HEIGHT : 0);
  }
  const heights = new Map<string, number>();
  for (const { column, height } of cards) heights.set(column, (heights.get(column) ?? GAP) + height + GAP);
  const titleHeight = title.length * TEXT * LINE_HEIGHT + 2 * GAP;
  return Math.max(EMPTY_LANE_HEIGHT, titleHeight, ...heights.values());
}

export function isLine(kind: Lane['kind']): boolean {
  return kind === 'line-of-interaction' || kind === 'line-of-visibility';
}

export const cardType = { pad: PAD, text: TEXT, note: NOTE } as const;

/** A stage that only holds steps needs no column of its own. */
function drawnColumns(document: MapDocument, cards: readonly With<Card>[]): DrawnColumn[] {
  const columns = columnsInOrder(document);
  return columns.flatMap((column) => {
    const stage = column.stage === null ? column : columns.find(({ id }) => id === column.stage);
    if (!stage || stage.hidden || column.hidden) return [];
    const frames =
      column.stage === null &&
      columns.some((each) => each.stage === column.id && !each.hidden) &&
      !cards.some((card) => card.column === column.id);
    const step = column.stage === null ? '' : column.title;
    return frames ? [] : [{ id: column.id, stage: stage.id, stageTitle: stage.title, step }];
  });
}

/** How wide and tall the words at the left of a lane may be: beside a curve stands what its heights mean. */
export function titleRoom(kind: Lane['kind']): { readonly width: number; readonly lines: number } {
  return kind === 'feeling' ? { width: HEAD - SCALE - GAP, lines: 6 } : { width: HEAD - 2 * GAP, lines: 4 };
}

function drawnLane(lane: With<Lane>, cards: readonly With<Card>[], around: Told): DrawnLane {
  const room = titleRoom(lane.kind);
  const title = broken(lane.title, { width: room.width, size: TEXT, weight: 'medium' }, room.lines);
  const drawn = cards
    .filter((card) => card.lane === lane.id)
    .map((card) => drawnCard(card, lane.kind, around))
    .filter(
      ({ lines, note, photo }) => lines.length + note.length > 0 || photo !== null || lane.kind === 'feeling',
    );
  const names = namesIn(around.voice);
  const height = laneHeight(lane.kind, title, drawn);
  return { id: lane.id, kind: lane.kind, title, cards: drawn, height, names };
}

function namesIn({ tell }: Voice): DrawnLane['names'] {
  return {
    assumed: tell(said('assumed')),
    reported: tell(said('reported')),
    observed: tell(said('observed')),
    delighted: tell(said('delighted')),
    neutral: tell(said('neutral')),
    awful: tell(said('awful')),
  };
}

function drawnCard(card: With<Card>, kind: Lane['kind'], around: Told): DrawnCard {
  const width = CARD_WORDS;
  const text =
    kind === 'thinks' && card.text !== '' ? `“${card.text.replace(/^[“"„]|[”"“]$/g, '')}”` : card.text;
  const file = around.pictures?.get(pictureNamed(card.image) ?? '');
  const photo = file ? photoIn(file, width) : null;
  const shown = text === '' && photo === null ? pictureInWords(card.image, around.voice) : text;
  const lines = shown === '' ? [] : broken(shown, { width, size: TEXT, weight: 'regular' }, MOST_LINES);
  const { word } = around.voice;
  const about = [
    word(cardMark[card.colour]),
    card.channel === null ? '' : word(channelName(around, card.channel)),
  ];
  const words = about.filter((part) => part !== '').join(' · ');
  const note = words === '' ? [] : broken(words, { width, size: NOTE, weight: 'medium' }, 2);
  const textHeight = (lines.length * TEXT + note.length * NOTE) * LINE_HEIGHT;
  const height = (photo === null ? 0 : photo.height + (textHeight > 0 ? GAP : 0)) + textHeight + 2 * PAD;
  const whole = lines.length < MOST_LINES ? shown : lines.join(' ');
  return { card, column: card.column, lines, whole, note, photo, height };
}

/** In a sentence, how many cards say more than there is room for; empty where none does. */
export function textsCut(map: MapDocument): Said[] {
  const n = Object.values(seen(map).cards).filter(isCut).length;
  return n === 0
    ? []
    : [
        said(
          'Cards that say more than there is room for end in “…”: {n, number}. Tables and JSON hold all of it.',
          { n },
        ),
      ];
}

function isCut({ text, value }: Card): boolean {
  if (value !== null || (text.length <= MOST_LINES && !text.includes('\n'))) return false;
  const whole = broken(text, { width: CARD_WORDS, size: TEXT, weight: 'regular' }, MOST_LINES + 1);
  return whole.length > MOST_LINES;
}

/** As wide as the card, or as tall as a card may be. */
function photoIn(file: PictureFile, width: number): NonNullable<DrawnCard['photo']> {
  const scale = Math.min(width / file.width, MOST_PHOTO_HEIGHT / file.height);
  return { file, width: file.width * scale, height: file.height * scale };
}

function pictureInWords(image: string | null, { tell }: Voice): string {
  return pictureNamed(image) === null ? (image ?? '') : tell(said('A picture'));
}
