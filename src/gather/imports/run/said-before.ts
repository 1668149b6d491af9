/**
 * Leaves out what need not be said of a person: that an e-mail that names them is their e-mail, what the event says already,
 * and what the file repeats with every order line. A statement passes when it is new, when it differs from the last one, or
 * when the last one is a month older; so the latest still wins.
 */
import type { IncomingPerson } from '../../events/public.ts';

const REMEMBERED = 50_000;
const MONTH = 30 * 86_400_000;

export class SaidBefore {
  #last = new Map<string, { said: string; time: number }>();

  /**
   * The statement as it is worth keeping, or null.
   * @param alone no event of the row carries the person's keys
   */
  news(person: IncomingPerson, alone: boolean): IncomingPerson | null {
    const { identities, time } = person;
    const [key] = identities;
    if (!key) return null;
    const traits = withoutKeys(person);
    const names = Object.keys(traits);
    if (names.length === 0 && !alone) return null;
    const slot = `${key.kind}:${key.value}`;
    let said = '';
    for (const name of names) said += `${name}\u001f${traits[name]}\u001e`;
    const last = this.#last.get(slot);
    if (last?.said === said && Math.abs(time - last.time) < MONTH) return null;
    if (this.#last.size >= REMEMBERED) this.#last = new Map();
    this.#last.set(slot, { said, time });
    return { identities, traits, time };
  }
}

function withoutKeys({ identities, traits }: IncomingPerson): IncomingPerson['traits'] {
  const { email, phone, ...others } = traits;
  const kept: Record<string, string | number | boolean> = others;
  const isKey = (kind: string, value: unknown) =>
    identities.some((key) => key.kind === kind && key.value === value);
  if (email !== undefined && !isKey('email', email)) kept.email = email;
  if (phone !== undefined && !isKey('phone', phone)) kept.phone = phone;
  return kept;
}
