/** Tells the others where this person is on the map, seldom enough for the server; and remembers who else is there. */
import { call } from '../../../../web/api/client.ts';
import { beOnMap, type Present } from '../../live/contract.ts';
import type { Other, Place } from './sitting.ts';

const AT_MOST_EVERY_MS = 400;
/** Where no stream comes through: the server forgets whoever is silent for 40 seconds. */
const AGAIN_EVERY_MS = 10_000;

export interface WhereaboutsParts {
  readonly workspace: string;
  readonly map: string;
  readonly sitting: string;
  readonly onChange: () => void;
}

export class Whereabouts {
  others: readonly Other[] = [];
  readonly #parts: WhereaboutsParts;
  #at: Place | null = null;
  #told: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setInterval> | undefined;
  #free = 0;

  constructor(parts: WhereaboutsParts) {
    this.#parts = parts;
  }

  goTo(place: Place | null): void {
    this.#at = place;
    if (JSON.stringify(place) === this.#told) return;
    this.#timer ??= setTimeout(() => void this.#tell(), Math.max(0, this.#free - Date.now()));
  }

  heard(items: readonly Present[]): void {
    const others = items.filter(({ id }) => id !== this.#parts.sitting);
    if (JSON.stringify(others) === JSON.stringify(this.others)) return;
    this.others = others;
    this.#parts.onChange();
  }

  /** A stream came up or broke: without one, this asks now and then. */
  streaming(up: boolean): void {
    clearInterval(this.#again);
    this.#again = undefined;
    // A server that was started anew knows nobody.
    if (up) void this.#tell();
    else this.#again = setInterval(() => void this.#tell(), AGAIN_EVERY_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#again);
    this.others = [];
  }

  async #tell(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#free = Date.now() + AT_MOST_EVERY_MS;
    const { workspace, map, sitting } = this.#parts;
    const at = this.#at;
    this.#told = JSON.stringify(at);
    try {
      this.heard((await call(beOnMap, { params: { workspace, map }, body: { sitting, at } })).items);
    } catch {
      // It is told again when the line is back.
      this.#told = null;
    }
  }
}
