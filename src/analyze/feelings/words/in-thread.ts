/**
 * Reads written answers in a thread: what languages look like takes half a second to load, longer than the server may stand still. It is kept
 * for a few minutes, for who looks at feelings asks again.
 */
import { isBuilt } from '../../../platform/threads/in-thread.ts';
import { KeptThread } from '../../../platform/threads/kept-thread.ts';
import type { Mood } from './mood.ts';

const script = new URL('./mood-worker.js', import.meta.url);
const reader = new KeptThread<readonly string[], Mood[]>(script, 5 * 60_000);

export async function moodsInThread(texts: readonly string[]): Promise<Mood[]> {
  if (texts.length === 0) return [];
  if (isBuilt(script)) return reader.ask(texts);
  const { moodsOf } = await import('./mood.ts');
  return moodsOf(texts);
}
