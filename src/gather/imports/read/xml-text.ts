/** The little XML that spreadsheets need: attributes and entities. Not a parser: documents are cut by their known tags. */

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescaped(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text;
  return text
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name) return NAMED[name] ?? whole;
        const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '0', 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      },
    )
    .replace(/_x([\dA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag);
  return found ? unescaped(found[1] ?? '') : null;
}

const begins = new Map<string, RegExp>();

/** Where the elements of a name begin and end, none of which holds another of its kind. Reads on and never back, however broken the piece is. */
function* spans(xml: string, name: string): Generator<readonly [from: number, to: number]> {
  const begin = begins.get(name) ?? new RegExp(`<((?:\\w+:)?${name})(?=[\\s/>])[^<>]*>`, 'g');
  begins.set(name, begin);
  for (let to = 0; ; ) {
    begin.lastIndex = to;
    const tag = begin.exec(xml);
    if (tag === null) return;
    to = begin.lastIndex;
    if (!tag[0].endsWith('/>')) {
      const close = `</${tag[1]}>`;
      const at = xml.indexOf(close, to);
      if (at < 0) return;
      to = at + close.length;
    }
    yield [tag.index, to];
  }
}

/** Whole elements of a name, none of which holds another of its kind. */
export function elements(xml: string, name: string): string[] {
  return Array.from(spans(xml, name), ([from, to]) => xml.slice(from, to));
}

/** The tags with which elements of a name begin, where they have attributes. */
export function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g')) ?? [];
}

/** The text of all `<t>` in a piece, as shared and inline strings hold it; phonetic hints are left out. */
export function textRuns(piece: string): string {
  let body = piece;
  if (piece.includes('rPh')) {
    const kept: string[] = [];
    let at = 0;
    for (const [from, to] of spans(piece, 'rPh')) {
      kept.push(piece.slice(at, from));
      at = to;
    }
    body = kept.join('') + piece.slice(at);
  }
  let text = '';
  for (const run of body.matchAll(/<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<\/(?:\w+:)?t>/g)) text += run[1] ?? '';
  return unescaped(text);
}
