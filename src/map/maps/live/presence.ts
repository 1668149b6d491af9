/** Who is on which map, as this process has heard it. Forgets whoever is not heard of again; keeps nothing on disk. */
import type { Place, Present } from './contract.ts';

/** Two beats and a bit. */
export const FORGOTTEN_AFTER_MS = 40_000;
const COLOURS = 8;
/** More would be no help on a screen. */
const MOST_SHOWN = 100;

/** One person in one tab. */
export interface Sitter {
  readonly map: string;
  readonly account: string;
  readonly sitting: string;
  readonly name: string;
  readonly at: Place | null;
  /** When they came, for the order of colours. */
  readonly since: number;
}

export class Presence {
  readonly #clock: () => number;
  readonly #maps = new Map<string, Map<string, Sitter & { readonly heardAt: number }>>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** True when somebody came or moved. */
  heard(sitter: Sitter): boolean {
    const key = keyOf(sitter);
    const here = this.#maps.get(sitter.map) ?? new Map();
    const before = here.get(key);
    here.set(key, { ...sitter, since: before?.since ?? sitter.since, heardAt: this.#clock() });
    this.#maps.set(sitter.map, here);
    return !before || JSON.stringify(before.at) !== JSON.stringify(sitter.at);
  }

  left(sitter: Pick<Sitter, 'map' | 'account' | 'sitting'>): void {
    const here = this.#maps.get(sitter.map);
    here?.delete(keyOf(sitter));
    if (here?.size === 0) this.#maps.delete(sitter.map);
  }

  get(map: string, account: string, sitting: string): Sitter | undefined {
    return this.#maps.get(map)?.get(keyOf({ account, sitting }));
  }

  /** Forgets who was not heard of for long; gives the maps they were on. */
  forget(): string[] {
    const before = this.#clock() - FORGOTTEN_AFTER_MS;
    const changed = new Set<string>();
    for (const sitter of [...this.#maps.values()].flatMap((here) => [...here.values()])) {
      if (sitter.heardAt >= before) continue;
      this.left(sitter);
      changed.add(sitter.map);
    }
    return [...changed];
  }

  /** Everybody on the map, whoever came first in front. */
  on(map: string): Present[] {
    const here = [...(this.#maps.get(map)?.values() ?? [])].sort(
      (one, other) => one.since - other.since || (one.sitting < other.sitting ? -1 : 1),
    );
    const colours = coloursOf(here.map(({ account }) => account));
    return here.slice(0, MOST_SHOWN).map(({ sitting: id, account, name, at }) => {
      return { id, name, colour: colours.get(account) ?? 0, at };
    });
  }
}

/** A colour by account: the one their id leads to, or the next that is free. The same in every process that heard the same. */
export function coloursOf(accounts: readonly string[]): ReadonlyMap<string, number> {
  const colours = new Map<string, number>();
  for (const account of accounts) {
    if (colours.has(account)) continue;
    const taken = new Set(colours.values());
    let colour = [...account].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % COLOURS;
    while (taken.has(colour) && taken.size < COLOURS) colour = (colour + 1) % COLOURS;
    colours.set(account, colour);
  }
  return colours;
}

function keyOf({ account, sitting }: Pick<Sitter, 'account' | 'sitting'>): string {
  return `${account} ${sitting}`;
}
