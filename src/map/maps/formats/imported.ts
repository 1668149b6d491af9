/** What every reader of foreign maps gives, and how it puts a document together. Pure. */
import type { Language } from '../../../kernel/language.ts';
import { type Said, said } from '../../../kernel/said.ts';
import type { PictureFile } from '../../../platform/pictures/picture-file.ts';
import {
  blank,
  type Card,
  type Column,
  type Evidence,
  emptyDocument,
  feelingId,
  type Lane,
  type LaneKind,
  type MapDocument,
  type MapFields,
  MOST,
} from '../document/document.ts';
import type { ShownFigures } from '../document/felt.ts';
import { laneTitlesIn } from '../document/first-drawing.ts';
import { positions } from '../document/position.ts';

/** `lost`: the other format cannot hold it. `guessed`: taken for something it may not be. */
export interface Note extends Said {
  readonly kind: 'lost' | 'guessed';
}

export interface Imported {
  readonly document: MapDocument;
  readonly notes: readonly Note[];
}

/** Why a text is not a map of the format; a sentence without its full stop. */
export class Unreadable extends Error {
  /** What to do, in whole sentences; null where all there is to say is what may be given. */
  readonly advice: string | null;

  constructor(problem: string, advice: string | null = null) {
    super(problem);
    this.advice = advice;
  }
}

/** What readers and writers need of the program around them. */
export interface Surroundings {
  readonly newId: (prefix: string) => string;
  /** The closed list of channels. */
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  /** Names of members by account, for formats that people read; whoever is not here is named as the card names them. */
  readonly members?: ReadonlyMap<string, string> | undefined;
  /** Those of the map, for formats that show them; one that is not here is named in words. */
  readonly pictures?: ReadonlyMap<string, PictureFile> | undefined;
  /** Of what is written on pictures besides the words of the map, and of lanes that a file does not name; English if left out. */
  readonly language?: Language | undefined;
  /** For pictures: what stands on the map besides. */
  readonly figures?: ShownFigures | undefined;
}

/** More would keep everybody else waiting while it is read, and no map holds nearly as many. */
export const MOST_OF_ANY = 30_000;

/** Of a file that is many times what a map may be; whoever is only somewhat larger is told by how much. */
export function tooLarge(): Unreadable {
  return new Unreadable(
    `it is many times larger than a map may be, which holds ${MOST.card} cards`,
    'Make several maps of it, each of a part.',
  );
}

const MOST_NOTES = 60;
const TITLE = 200;
const WORDS = 4000;

/** Puts a document together in the order in which things come. Cuts what is too long, and says so. */
export class MapBuilder {
  readonly #around: Surroundings;
  readonly #map: MapFields;
  readonly #columns: [string, Column][] = [];
  readonly #lanes: [string, Lane][] = [];
  readonly #cards: [string, Card][] = [];
  readonly #evidence: [string, Evidence][] = [];
  readonly #notes = new Map<string, Note>();
  #unsaid = 0;
  #cut = 0;

  constructor(around: Surroundings, map: Partial<MapFields> = {}) {
    this.#around = around;
    this.#map = { ...blank.map };
    this.set(map);
  }

  set(map: Partial<MapFields>): void {
    Object.assign(this.#map, map);
    for (const field of ['title', 'metric', 'target'] as const) {
      this.#map[field] = this.#within(this.#map[field], TITLE);
    }
    for (const field of ['scenario', 'objective'] as const) {
      this.#map[field] = this.#within(this.#map[field], WORDS);
    }
  }

  stage(title: string): string {
    return this.#add('col', this.#columns, { ...blank.column, title: this.#within(title, TITLE) });
  }

  step(stage: string, title: string): string {
    return this.#add('col', this.#columns, { ...blank.column, stage, title: this.#within(title, TITLE) });
  }

  /** A lane of that kind and title; the one that is there already, if there is one. */
  lane(kind: LaneKind, title = laneTitlesIn[this.#around.language ?? 'en'][kind]): string {
    const there = this.#lanes.find(([, lane]) => lane.kind === kind && lane.title === title);
    if (there) return there[0];
    return this.#add('lan', this.#lanes, { ...blank.lane, kind, title: this.#within(title, TITLE) });
  }

  card(lane: string, column: string, text: string, more: Partial<Card> = {}): string {
    const card = { ...blank.card, lane, column, text: this.#within(text, WORDS), ...more };
    return this.#add('crd', this.#cards, card);
  }

  /** @param value -2 to +2 */
  feeling(lane: string, column: string, value: number | null, text = ''): void {
    const card = { ...blank.card, lane, column, value, text: this.#within(text, WORDS) };
    if (this.#cards.length >= MOST_OF_ANY) throw tooLarge();
    this.#cards.push([feelingId(lane, column), card]);
  }

  evidence(card: string, piece: Partial<Evidence>): void {
    this.#add('evd', this.#evidence, { ...blank.evidence, card, ...piece });
  }

  note(kind: Note['kind'], about: Said): void {
    if (this.#notes.has(about.text)) return;
    if (this.#notes.size < MOST_NOTES) this.#notes.set(about.text, { kind, ...about });
    else this.#unsaid++;
  }

  done(): Imported {
    if (this.#cut > 0)
      this.note('lost', said('Texts that were too long were cut: {n, number}.', { n: this.#cut }));
    const document = {
      ...emptyDocument(this.#map),
      columns: placed(this.#columns),
      lanes: placed(this.#lanes),
      cards: placed(this.#cards),
      evidence: Object.fromEntries(this.#evidence),
    };
    const unsaid = said('Of such remarks there are {n, number} more; they are not shown.', {
      n: this.#unsaid,
    });
    return {
      document,
      notes: [
        ...this.#notes.values(),
        ...(this.#unsaid > 0 ? [{ kind: 'guessed' as const, ...unsaid }] : []),
      ],
    };
  }

  #add<T>(prefix: string, list: [string, T][], entity: T): string {
    if (list.length >= MOST_OF_ANY) throw tooLarge();
    const id = this.#around.newId(prefix);
    list.push([id, entity]);
    return id;
  }

  #within(text: string, most: number): string {
    if (text.length <= most) return text;
    this.#cut++;
    return whole(text.slice(0, most));
  }
}

/** Without half a sign at its end. */
function whole(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}

function placed<T extends object>(list: readonly [string, T][]): Record<string, T> {
  const places = positions(list.length);
  return Object.fromEntries(list.map(([id, each], index) => [id, { ...each, position: places[index] }]));
}

/** The id of a channel by its id or name; a word of one's own stays as it is. */
export function channelOf({ channels }: Surroundings, text: string): string | null {
  const wanted = text.trim();
  const known = channels.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  return known?.id ?? (wanted.slice(0, 200) || null);
}

/** The account of a member by its id or name; anybody else stays as they are called. */
export function ownerOf({ members }: Surroundings, text: string): string | null {
  const wanted = text.trim();
  const known = [...(members ?? [])].find(([, name]) => name.toLowerCase() === wanted.toLowerCase());
  return known?.[0] ?? (wanted.slice(0, 200) || null);
}

export function ownerName({ members }: Surroundings, owner: string | null): string {
  return members?.get(owner ?? '') ?? owner ?? '';
}

export function channelName({ channels }: Pick<Surroundings, 'channels'>, id: string): string {
  return channels.find((each) => each.id === id)?.name ?? id;
}
