/** Remembers what was made of maps until they change: for what many ask for again and again, such as each picture on a page. Whether somebody may see it is for the caller. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { MapDocument } from './document/document.ts';
import type { Maps } from './maps.ts';

/** As many as are looked at by many at once. */
const MOST_MAPS = 30;

export class MadeOfMaps<T> {
  readonly #maps: Pick<Maps, 'read'>;
  readonly #make: (document: MapDocument) => T;
  /** The one that nobody has asked for the longest stands first. */
  readonly #known = new Map<string, { readonly sequence: number; readonly made: T }>();

  constructor(maps: Pick<Maps, 'read'>, make: (document: MapDocument) => T) {
    this.#maps = maps;
    this.#make = make;
  }

  /** Of the map as it is now. @throws AppError `not_found` */
  async of(workspace: WorkspaceScope, map: string): Promise<T> {
    const known = this.#known.get(map);
    const told = await this.#maps.read(workspace, map, known?.sequence);
    if (known && told.document === null && told.operations.length === 0) {
      this.#remember(map, known);
      return known.made;
    }
    const { document, sequence } =
      told.document === null ? await this.#maps.read(workspace, map, undefined) : told;
    if (!document) throw new Error('A map that is asked for as a whole comes with its document.');
    const made = this.#make(document);
    this.#remember(map, { sequence, made });
    return made;
  }

  #remember(map: string, known: { readonly sequence: number; readonly made: T }): void {
    this.#known.delete(map);
    this.#known.set(map, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_MAPS && oldest !== undefined) this.#known.delete(oldest);
  }
}
