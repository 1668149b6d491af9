/** Takes maps out to files and makes maps of files. What a file means is for the formats; this asks them and keeps the result. */
import type { Readable } from 'node:stream';
import { channels } from '../../../gather/events/public.ts';
import type { Language } from '../../../kernel/language.ts';
import { said } from '../../../kernel/said.ts';
import type { WorkspaceScope } from '../../../kernel/workspace.ts';
import type { NewId } from '../../../platform/clock/clock.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { PictureFile } from '../../../platform/pictures/picture-file.ts';
import { pictureNamed } from '../../pictures/contract.ts';
import type { Touchpoint } from '../../touchpoints/contract.ts';
import { entityKinds, type MapDocument, MOST, picturesOf, placeOf } from '../document/document.ts';
import type { ShownFigures } from '../document/felt.ts';
import { cardsInOrder, seen, stagesInOrder } from '../document/seen.ts';
import {
  type ExportFormat,
  exportFormats,
  type ImportFormat,
  pictureFormats,
} from '../formats/format-names.ts';
import { formatOf, lostBy, readMapFile, writers } from '../formats/formats.ts';
import { type Imported, type Surroundings, Unreadable } from '../formats/imported.ts';
import type { Maps } from '../maps.ts';
import type { ImportedMap, ImportQuery } from './contract.ts';

const MOST_BYTES = 20_000_000;
/** More would make a file nobody can send; the rest is named in words. */
const MOST_DRAWN_BYTES = 60_000_000;

const MAY_BE_GIVEN =
  'Give a map as JSON, Mermaid (journey), CSV or XLSX with a column “Stage”, CJML, or a list of Miro items.';

const countedAs = {
  column: 'stages and steps',
  lane: 'lanes',
  card: 'cards',
  evidence: 'pieces of evidence',
  aside: 'texts put aside',
} as const;

export interface ExchangeParts {
  readonly maps: Maps;
  readonly newId: NewId;
  /** By account; two who are called alike are told apart. */
  readonly members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
  readonly touchpoints: (workspace: string) => Promise<readonly Touchpoint[]>;
  readonly pictures: {
    /** Those that are there, up to so many bytes in all; one that is named several times counts as often. */
    files(
      workspace: string,
      ids: readonly string[],
      mostBytes: number,
    ): Promise<ReadonlyMap<string, PictureFile>>;
    known(workspace: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  };
}

export class Exchange {
  readonly #parts: ExchangeParts;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
  }

  /** Every format with what it would lose of this map. @throws AppError `not_found` */
  async formats(workspace: WorkspaceScope, map: string) {
    const document = await this.#parts.maps.document(workspace, map);
    return exportFormats.map((format) => ({
      format,
      extension: writers[format].extension,
      lost: lostBy(format, document),
      lostWithFigures: lostBy(format, document, { withFigures: true }),
    }));
  }

  /** @param asked for pictures: what stands on it besides, and the language of what is no word of the map @throws AppError `not_found` */
  async file(
    workspace: WorkspaceScope,
    map: string,
    format: ExportFormat,
    { figures, language }: { readonly figures?: ShownFigures; readonly language?: Language } = {},
  ) {
    const document = await this.#parts.maps.document(workspace, map);
    const { extension, type, write } = writers[format];
    const title = document.map.title.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, ' ').trim() || 'map';
    const isDrawn = pictureFormats.some((picture) => picture === format);
    const named = isDrawn ? drawnPictures(document) : [];
    const pictures = await this.#parts.pictures.files(workspace.id, named, MOST_DRAWN_BYTES);
    return {
      name: `${title}.${extension}`,
      type,
      body: await write(document, { ...(await this.#around(workspace)), pictures, figures, language }),
    };
  }

  /**
   * Makes a map of a file, or with `preview` only says what it would make.
   * @throws AppError `unreadable_file`, `too_large`, `conflict` beyond the number of maps
   */
  async import(
    workspace: WorkspaceScope,
    by: string,
    { format: wanted, name, title, preview, language }: ImportQuery,
    stream: Readable,
  ): Promise<ImportedMap> {
    const bytes = await collected(stream);
    const around = { ...(await this.#around(workspace)), language };
    const { format, imported: read } = readFile(bytes, { format: wanted, name }, around);
    const imported = await this.#withOwnPictures(workspace, read);
    const named = title ?? (imported.document.map.title || name.replace(/\.\w+$/, '') || 'A map');
    const map = { ...imported.document.map, title: named.slice(0, 200) };
    const document = { ...imported.document, map };
    return {
      format,
      title: map.title,
      stages: stagesInOrder(document).length,
      cards: Object.keys(document.cards).length,
      notes: [...imported.notes, ...(await this.#strangers(workspace, document))],
      map: preview ? null : await this.#parts.maps.add(workspace, by, document),
    };
  }

  /** Pictures do not travel in files: those that this business does not have are lost. */
  async #withOwnPictures(workspace: WorkspaceScope, imported: Imported): Promise<Imported> {
    const named = picturesOf(imported.document);
    const known = await this.#parts.pictures.known(workspace.id, named);
    const lost = named.filter((id) => !known.has(id)).length;
    if (lost === 0) return imported;
    const isLost = (reference: string | null): boolean => {
      const id = pictureNamed(reference);
      return id !== null && !known.has(id);
    };
    const { cards, evidence } = imported.document;
    const document = {
      ...imported.document,
      cards: changed(cards, (card) => (isLost(card.image) ? { ...card, image: null } : card)),
      evidence: changed(evidence, (piece) => (isLost(piece.reference) ? { ...piece, reference: '' } : piece)),
    };
    const note = said(
      'Pictures that are not in this file and not in this business: {lost, number}. Their cards come without them.',
      { lost },
    );
    return { document, notes: [...imported.notes, { kind: 'lost', ...note }] };
  }

  /** Links to touchpoints of another business stay, and lead nowhere. */
  async #strangers(workspace: WorkspaceScope, document: MapDocument): Promise<ImportedMap['notes']> {
    const known = new Set((await this.#parts.touchpoints(workspace.id)).map(({ id }) => id));
    const strange = Object.values(document.cards).filter(
      ({ touchpoint }) => touchpoint !== null && !known.has(touchpoint),
    );
    if (strange.length === 0) return [];
    const note = said(
      'Cards linked to touchpoints that this business does not have: {n, number}. The links stay, but show no numbers.',
      { n: strange.length },
    );
    return [{ kind: 'guessed', ...note }];
  }

  async #around({ id }: WorkspaceScope): Promise<Surroundings> {
    const { newId, members } = this.#parts;
    return { newId, channels: channels(), members: await members(id) };
  }
}

function readFile(
  bytes: Uint8Array,
  { format: wanted, name }: Pick<ImportQuery, 'format' | 'name'>,
  around: Surroundings,
): { format: ImportFormat; imported: Imported } {
  const file = name || 'file';
  try {
    const format = wanted ?? formatOf(bytes, file);
    const imported: Imported = readMapFile(format, bytes, around, file);
    for (const kind of entityKinds) {
      const most = kind === 'aside' ? MOST.evidence : MOST[kind];
      const count = Object.keys(imported.document[placeOf[kind]]).length;
      if (count > most)
        throw new Unreadable(
          `it is larger than a map may be: ${count} ${countedAs[kind]}, and a map holds ${most}`,
          'Make several maps of it, each of a part.',
        );
    }
    return { format, imported };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const advice = error.advice ?? MAY_BE_GIVEN;
    throw new AppError('unreadable_file', { file, problem: error.message, advice }, error);
  }
}

/** As often as they are drawn: a file may hold one anew for every card that shows it. */
function drawnPictures(document: MapDocument): string[] {
  return cardsInOrder(seen(document))
    .map(({ image }) => pictureNamed(image))
    .filter((id) => id !== null);
}

function changed<T>(record: Readonly<Record<string, T>>, change: (each: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([id, each]) => [id, change(each)]));
}

async function collected(stream: Readable): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += (piece as Buffer).length;
    if (size > MOST_BYTES) throw new AppError('too_large', { limit: '20 MB' });
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}
