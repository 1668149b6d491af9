/** Time and chance as things one is given, so that tests can hold them still. */
import { webcrypto } from 'node:crypto';
import { newId, type RandomBytes } from '../../kernel/ids.ts';

/** Now, in milliseconds UTC. */
export type Clock = () => number;

/** A new sortable id with the given prefix. */
export type NewId = (prefix: string) => string;

export const systemClock: Clock = () => Date.now();

export const systemRandom: RandomBytes = (bytes) => webcrypto.getRandomValues(bytes);

export function idsFrom(clock: Clock, random: RandomBytes): NewId {
  return (prefix) => newId(prefix, clock(), random);
}
