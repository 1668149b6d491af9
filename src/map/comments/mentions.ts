/** Mentions inside a comment: kept as `@[account]`, shown and typed as `@Name`. Pure. */

const KEPT = /@\[([\w-]{1,60})\]/g;

export interface Mentionable {
  readonly id: string;
  readonly name: string;
}

/** Whom a kept text mentions, each once. */
export function mentionsIn(text: string): string[] {
  return [...new Set([...text.matchAll(KEPT)].map(([, id = '']) => id))];
}

export interface TextPart {
  readonly text: string;
  /** The account that is mentioned; null for plain text. */
  readonly mentions: string | null;
}

/** A kept text in parts, to be drawn. */
export function partsOf(text: string, nameOf: (id: string) => string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(KEPT)) {
    const [whole, id = ''] = match;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), mentions: null });
    parts.push({ text: `@${nameOf(id)}`, mentions: id });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), mentions: null });
  return parts;
}

export function withNames(text: string, nameOf: (id: string) => string): string {
  return partsOf(text, nameOf)
    .map((part) => part.text)
    .join('');
}

/** What is typed, to be kept: `@Name` of somebody who can be mentioned becomes a mention; the longest name wins. */
export function withMentions(typed: string, people: readonly Mentionable[]): string {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  let kept = '';
  for (let at = 0; at < typed.length; ) {
    const who = typed[at] === '@' ? byLength.find(({ name }) => begins(typed, at, name)) : undefined;
    kept += who === undefined ? typed[at] : `@[${who.id}]`;
    at += who === undefined ? 1 : who.name.length + 1;
  }
  return kept;
}

/** The name stands behind the sign, as a whole word. */
function begins(typed: string, at: number, name: string): boolean {
  if (name === '' || /[\p{L}\p{N}]/u.test(typed[at - 1] ?? ' ')) return false;
  const end = at + 1 + name.length;
  return (
    typed.slice(at + 1, end).toLocaleLowerCase() === name.toLocaleLowerCase() &&
    !/[\p{L}\p{N}]/u.test(typed[end] ?? ' ')
  );
}

/** What is being typed behind an `@` just before the caret; null where nobody is being mentioned. */
export function mentionBeingTyped(typed: string, caret: number): { at: number; word: string } | null {
  const match = /(^|[^\p{L}\p{N}])@([^@\n]{0,40})$/u.exec(typed.slice(0, caret));
  if (match === null) return null;
  const word = match[2] ?? '';
  return { at: caret - word.length - 1, word };
}
