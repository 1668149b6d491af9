/** The map itself as JSON: exact, by the published schema. Pure. */
import type { MapDocument } from '../document/document.ts';
import { seen } from '../document/seen.ts';
import { readDocument } from '../document/upgrade.ts';
import { type Imported, Unreadable } from './imported.ts';

/** What is seen; what was removed stays at home. */
export function toJson(document: MapDocument): string {
  return `${JSON.stringify(seen(document), null, 2)}\n`;
}

/** @throws Unreadable */
export function fromJson(text: string): Imported {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new Unreadable('it is not JSON');
  }
  const { document, problem } = readDocument(raw);
  if (!document) throw new Unreadable(problem);
  return { document: seen(document), notes: [] };
}
