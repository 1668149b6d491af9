/** The items of a Miro board as a list of them is read (`GET /v2/boards/{id}/items`): what they say, and where they lie. Pure. */
import { Parser } from 'htmlparser2';
import { z } from 'zod';
import { MOST_OF_ANY, tooLarge, Unreadable } from './imported.ts';
import { parsedJson } from './json.ts';

const Item = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  type: z.string(),
  data: z
    .looseObject({
      content: z.string().optional(),
      title: z.string().optional(),
      description: z.string().optional(),
    })
    .optional(),
  position: z.looseObject({ x: z.number(), y: z.number(), relativeTo: z.string().optional() }),
  parent: z.looseObject({ id: z.union([z.string(), z.number()]) }).nullish(),
  style: z.looseObject({ fillColor: z.string().optional() }).optional().catch(undefined),
  geometry: z.looseObject({ width: z.number().optional(), height: z.number().optional() }).optional(),
});
/** `total` of the board; a list holds at most fifty of them, with where the next begins. */
const Items = z.union([
  z.array(z.unknown()),
  z.looseObject({ data: z.array(z.unknown()), total: z.number().optional() }),
]);

export interface Placed {
  readonly text: string;
  /** Whether it may head a column or a row: anything but a sticky note. */
  readonly isHeading: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface MiroItems {
  readonly placed: readonly Placed[];
  /** Those without a text or a place. */
  readonly left: number;
  /** Those of the board that the list does not have. */
  readonly missing: number;
  /** Whether colours or tags tell items apart. */
  readonly isColoured: boolean;
}

const READ = new Set(['sticky_note', 'text', 'shape', 'card', 'app_card']);
/** Of an item whose size is not known. */
export const USUAL_SIZE = 200;

/** @throws Unreadable */
export function itemsOf(text: string): MiroItems {
  const raw = parsedJson(text);
  const list = Items.safeParse(raw);
  if (!list.success) throw new Unreadable('it is no list of items');
  const items = Array.isArray(list.data) ? list.data : list.data.data;
  const { total = 0 } = Array.isArray(list.data) ? {} : list.data;
  if (items.length > MOST_OF_ANY) throw tooLarge();
  const known = items.flatMap((each) => Item.safeParse(each).data ?? []);
  const frames = new Map(
    known.filter(({ type }) => type === 'frame').map((frame) => [String(frame.id), frame]),
  );
  const placed = known.flatMap((item): Placed[] => {
    if (!READ.has(item.type)) return [];
    const { type, data, geometry } = item;
    const said = [data?.content ?? data?.title, data?.description].map((part) => plainText(part ?? ''));
    const words = said.filter((part) => part !== '').join('\n');
    if (words === '') return [];
    const { width = USUAL_SIZE, height = width } = geometry ?? {};
    const isHeading = type === 'text' || type === 'shape';
    return [{ text: words, isHeading, ...onBoard(item, frames), width, height }];
  });
  const colours = new Set(
    known.filter(({ type }) => type === 'sticky_note').map(({ style }) => style?.fillColor),
  );
  const isColoured = colours.size > 1 || known.some(({ tags, tagIds }) => Boolean(tags ?? tagIds));
  return {
    placed,
    left: items.length - placed.length,
    missing: Math.max(0, total - items.length),
    isColoured,
  };
}

/** Where an item lies on the board: within a frame Miro counts from the frame's upper left corner. */
function onBoard(
  { position, parent }: z.output<typeof Item>,
  frames: ReadonlyMap<string, z.output<typeof Item>>,
): { x: number; y: number } {
  const frame = parent ? frames.get(String(parent.id)) : undefined;
  if (!frame || position.relativeTo === 'canvas_center') return position;
  const { width = 0, height = 0 } = frame.geometry ?? {};
  return {
    x: frame.position.x - width / 2 + position.x,
    y: frame.position.y - height / 2 + position.y,
  };
}

const UNSAID = /^(script|style)$/;
const DEEPEST = 500;

/** Paragraphs as lines, without what they look like. */
function plainText(html: string): string {
  let text = '';
  let depth = 0;
  let unsaid = 0;
  const parser = new Parser(
    {
      ontext: (piece) => {
        if (unsaid === 0) text += piece;
      },
      onopentag: (name) => {
        if (++depth > DEEPEST) throw new Unreadable('the text of an item is nested without end');
        if (name === 'br') text += '\n';
        if (UNSAID.test(name)) unsaid++;
      },
      onclosetag: (name) => {
        depth--;
        if (UNSAID.test(name)) unsaid--;
        if (/^(p|div|li)$/.test(name)) text += '\n';
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
