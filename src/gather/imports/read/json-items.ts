/** Cuts a JSON text into its records while it streams: an array, an array inside an object, or one object per line. */

export type JsonShape = 'array' | 'wrapped' | 'lines';

export interface ItemScanner {
  /** The JSON texts of the records that are complete with this piece. */
  push(piece: string): string[];
  /** Characters of the record being read, to guard against one without end. */
  pending(): number;
  /** What is left at the end: for lines the last one, else only a cut-off record. */
  end(): string[];
}

/** Which shape the text has, from its beginning; null where it is no JSON. */
export function jsonShape(head: string): JsonShape | null {
  const text = head.trimStart();
  if (text.startsWith('[')) return 'array';
  if (!text.startsWith('{')) return null;
  const firstLine = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n')).trim();
  if (isObject(firstLine) && !hasRecords(firstLine)) return 'lines';
  return 'wrapped';
}

function isObject(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function hasRecords(text: string): boolean {
  const value = JSON.parse(text) as Record<string, unknown>;
  return (
    Object.values(value).some(
      (part) => Array.isArray(part) && part.length > 0 && typeof part[0] === 'object',
    ) && !text.includes('\n')
  );
}

export function itemScanner(shape: JsonShape): ItemScanner {
  return shape === 'lines' ? lineScanner() : nestedScanner(shape);
}

function lineScanner(): ItemScanner {
  let rest = '';
  const filled = (line: string) => line.trim() !== '';
  return {
    push(piece) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      return lines.filter(filled);
    },
    pending: () => rest.length,
    end: () => [rest].filter(filled),
  };
}

/** Follows brackets and strings; a record is an object directly inside the array. */
function nestedScanner(shape: 'array' | 'wrapped'): ItemScanner {
  const itemDepth = shape === 'array' ? 1 : 2;
  let buffer = '';
  let at = 0;
  let start = -1;
  let depth = 0;
  let inString = false;
  let inArray = shape === 'array';
  let finished = false;

  const step = (code: number, items: string[]): void => {
    if (code === 123 || code === 91) {
      if (code === 91 && shape === 'wrapped' && depth === 1 && !finished) inArray = true;
      if (code === 123 && depth === itemDepth && inArray && !finished) start = at;
      depth++;
    } else if (code === 125 || code === 93) {
      depth--;
      if (start >= 0 && depth === itemDepth) {
        items.push(buffer.slice(start, at + 1));
        start = -1;
      } else if (code === 93 && inArray && depth === itemDepth - 1) {
        inArray = shape === 'array';
        finished ||= items.length > 0 || shape === 'array';
      }
    }
  };

  return {
    push(piece) {
      const items: string[] = [];
      buffer += piece;
      for (; at < buffer.length; at++) {
        const code = buffer.charCodeAt(at);
        if (inString) {
          if (code === 92) at++;
          else if (code === 34) inString = false;
        } else if (code === 34) inString = true;
        else step(code, items);
      }
      const keep = start >= 0 ? start : Math.min(at, buffer.length);
      buffer = buffer.slice(keep);
      at -= keep;
      if (start >= 0) start = 0;
      return items;
    },
    pending: () => buffer.length,
    end: () => (start >= 0 ? [buffer] : []),
  };
}
