/** The map document as a JSON Schema, for programs of others. */
import { z } from 'zod';
import { MapDocument } from './document.ts';

/** `docs/reference/journey-map.schema.json`. */
export function mapSchema(): string {
  const schema = z.toJSONSchema(MapDocument, { io: 'input' });
  const about = {
    title: 'Footpath journey map',
    description:
      'One journey map: stages and steps (columns), lanes, cards in cells of both, and what cards rest on. Entities are kept by id; those with removed: true are not seen. Order is the order of position, then of id.',
  };
  return `${JSON.stringify({ ...about, ...schema }, null, 2)}\n`;
}
