/**
 * Leaves out what a file says of a person again and again: every order line repeats name and city. A statement passes when
 * it is new, when it differs from the last one, or when the last one is a month older; so the latest still wins.
 */
import type { IncomingPerson } from '../../events/public.ts';

const REMEMBERED = 50_000;
const MONTH = 30 * 86_400_000;

export class SaidBefore {
  #last = new Map<string, { said: string; time: number }>();

  isNew({ identities, traits, time }: IncomingPerson): boolean {
    const [key] = identities;
    if (!key) return false;
    const slot = `${key.kind}:${key.value}`;
    const said = JSON.stringify([identities, traits]);
    const last = this.#last.get(slot);
    if (last?.said === said && time - last.time < MONTH && time >= last.time - MONTH) return false;
    if (this.#last.size >= REMEMBERED) this.#last = new Map();
    this.#last.set(slot, { said, time });
    return true;
  }
}
