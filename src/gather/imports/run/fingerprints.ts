/**
 * Counts how often each text has been seen, without keeping the texts: eight bytes of fingerprint and one of count per
 * text in typed arrays, off the heap. A temporary database would hold any number in constant memory but takes five times
 * as long per row; nine bytes a row (some 20 MB for a million) is the better bargain up to any file that can be uploaded.
 */
const START_SLOTS = 1 << 12;
const MOST_COUNTED = 255;

export class Fingerprints {
  #high = new Uint32Array(START_SLOTS);
  #low = new Uint32Array(START_SLOTS);
  #times = new Uint8Array(START_SLOTS);
  #more = new Map<number, number>();
  #used = 0;

  /** How many different texts were seen. */
  get size(): number {
    return this.#used;
  }

  /** Notes the text and says how often it was seen before. */
  add(text: string): number {
    if (this.#used * 10 > this.#times.length * 7) this.#grow();
    const [high, low] = fingerprint(text);
    const slot = this.#slotOf(high, low);
    const before = this.#times[slot] ?? 0;
    if (before === 0) {
      this.#high[slot] = high;
      this.#low[slot] = low;
      this.#used++;
    }
    if (before < MOST_COUNTED) {
      this.#times[slot] = before + 1;
      return before;
    }
    // Very few texts come as often as this; those are counted beside the table.
    const key = high * 0x200000 + (low >>> 11);
    const times = this.#more.get(key) ?? MOST_COUNTED;
    this.#more.set(key, times + 1);
    return times;
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#times.length - 1;
    let slot = low & mask;
    while (this.#times[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [high, low, times] = [this.#high, this.#low, this.#times];
    this.#high = new Uint32Array(times.length * 2);
    this.#low = new Uint32Array(times.length * 2);
    this.#times = new Uint8Array(times.length * 2);
    for (let i = 0; i < times.length; i++) {
      if (times[i] === 0) continue;
      const slot = this.#slotOf(high[i] ?? 0, low[i] ?? 0);
      this.#high[slot] = high[i] ?? 0;
      this.#low[slot] = low[i] ?? 0;
      this.#times[slot] = times[i] ?? 0;
    }
  }
}

/** 64 bits of a text in two halves: the mixing steps of MurmurHash3, twice with different seeds. */
function fingerprint(text: string): [number, number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return [high >>> 0, low >>> 0];
}
