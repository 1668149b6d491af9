/** Finds what is refused in a list by trying halves of halves, so that one thing nobody can take does not hold up the rest. */

export interface Sifted<T> {
  /** Parts of the list, in order, each of which was taken as a whole. */
  readonly good: readonly (readonly T[])[];
  readonly refused: readonly Refused<T>[];
}

export interface Refused<T> {
  readonly item: T;
  readonly reason: string;
}

/** Where so much is refused, what is left of a part goes with it instead of being tried one by one. */
const MOST_TRIED_ALONE = 1_000;

/**
 * @param attempt tries a part; must leave nothing behind that matters
 * @param refusalOf the reason when the part itself is refused, null for any other trouble, which is thrown
 */
export async function sift<T>(
  items: readonly T[],
  attempt: (part: readonly T[]) => Promise<void>,
  refusalOf: (error: unknown) => string | null,
): Promise<Sifted<T>> {
  const good: (readonly T[])[] = [];
  const refused: Refused<T>[] = [];
  const look = async (part: readonly T[]): Promise<void> => {
    if (part.length === 0) return;
    try {
      await attempt(part);
      good.push(part);
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === null) throw error;
      if (part.length === 1 || refused.length >= MOST_TRIED_ALONE) {
        for (const item of part) refused.push({ item, reason });
        return;
      }
      const middle = part.length >> 1;
      await look(part.slice(0, middle));
      await look(part.slice(middle));
    }
  };
  await look(items);
  return { good, refused };
}
