/** What a cell of a table says: several cards one below the other, a feeling as a number, evidence as lines. Pure. */
import { z } from 'zod';
import { type Evidence, evidenceKinds } from '../document/document.ts';

/** Stands for a line break within one card, since cards of a cell are separated by those. */
const BREAK = ' ⏎ ';

export function joined(texts: readonly string[]): string {
  return texts.map((text) => text.trim().replace(/\r?\n/g, BREAK)).join('\n');
}

export function separated(cell: string): string[] {
  return cell
    .split(/\r?\n/)
    .map((text) => text.trim().replaceAll(BREAK, '\n'))
    .filter((text) => text !== '');
}

/** `-1.5 I am annoyed`. */
export function feelingText(value: number | null, text: string): string {
  return joined([[value === null ? '' : String(value), text].filter((part) => part !== '').join(' ')]);
}

const signs: readonly (readonly [value: number, faces: string])[] = [
  [2, '😍 🤩 🥰 😁 😀 😃 😄 😊 ❤️ ❤ ++'],
  [1, '🙂 ☺️ ☺ 😌 😉 👍 +'],
  [0, '😐 😑 😶 🤔 +/- ±'],
  [-1, '🙁 ☹️ ☹ 😕 😟 😞 😔 👎 - −'],
  [-2, '😡 😠 😢 😭 😤 🤬 😫 😖 😩 -- −−'],
];
const faces = new Map(signs.flatMap(([value, all]) => all.split(' ').map((face) => [face, value] as const)));
const longestFirst = [...faces.keys()].sort((one, other) => other.length - one.length);
const FACE = new RegExp(
  `^(${longestFirst.map((face) => face.replace(/[+]/g, '\\$&')).join('|')})(?:\\ufe0f)?(?=\\s|$)\\s*([\\s\\S]*)$`,
  'u',
);

/** Whether a face or a sign stands where a number of a curve would. */
export function isFace(cell: string): boolean {
  return FACE.test(cell.trim());
}

function words(text: string): string {
  return text.trim().replaceAll(BREAK, '\n');
}

function toOurs(value: number, most: number): number {
  const share = most === 5 ? (value - 1) / 4 : value / most;
  return Math.min(2, Math.max(-2, Math.round((share * 4 - 2) * 100) / 100));
}

export function feelingOf(cell: string): { value: number | null; text: string } {
  const face = FACE.exec(cell.trim());
  if (face) return { value: faces.get(face[1] ?? '') ?? null, text: words(face[2] ?? '') };
  const share = /^(\d{1,3}(?:[.,]\d+)?)\s*(?:%|\/\s*(5|10|100))$/.exec(cell.trim());
  if (share) {
    const [, number = '', of = '100'] = share;
    return { value: toOurs(Number(number.replace(',', '.')), Number(of)), text: '' };
  }
  const found = /^([+\-−–]?\d{1,3}(?:[.,]\d+)?)(?=\s|$)\s*([\s\S]*)$/.exec(cell.trim());
  const text = words(found?.[2] ?? cell);
  if (!found) return { value: null, text };
  const number = (found[1] ?? '').replace(/[−–]/, '-').replace('+', '').replace(',', '.');
  return { value: Number(number), text };
}

/** `url 2026-03-01: https://example.com | what it shows`; the day stands where it is known. */
export function evidenceText({ kind, reference, note, seenOn }: Evidence): string {
  const head = seenOn === null ? kind : `${kind} ${seenOn}`;
  return joined([`${head}: ${reference}${note === '' ? '' : ` | ${note}`}`]);
}

export function evidenceOf(line: string): Pick<Evidence, 'kind' | 'reference' | 'note' | 'seenOn'> {
  const found = /^(\w+)(?: (\d{4}-\d{2}-\d{2}))?: ?(.*?)(?: ?\| ([\s\S]*))?$/.exec(line);
  const kind = evidenceKinds.find((each) => each === found?.[1]);
  if (!found || !kind) {
    const url = /^https?:\/\/\S+$/.test(line);
    const said = url ? { reference: line.slice(0, 2000), note: '' } : { reference: '', note: line };
    return { kind: url ? 'url' : 'quote', ...said, seenOn: null };
  }
  const seenOn = z.iso
    .date()
    .nullable()
    .catch(null)
    .parse(found[2] ?? null);
  return { kind, reference: (found[3] ?? '').slice(0, 2000), note: found[4] ?? '', seenOn };
}

/** How numbers of a curve become -2 to +2, by the largest and smallest of them; null when they are that already. */
export function scaleOf(
  values: readonly number[],
): { readonly ends: { from: number; to: number }; to(value: number): number } | null {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const held = (value: number) => Math.min(2, Math.max(-2, Math.round(value * 100) / 100));
  if (values.length === 0 || (low >= -2 && high <= 2)) return null;
  if (low >= 1 && high <= 5) return { ends: { from: 1, to: 5 }, to: (value) => held(value - 3) };
  if (low >= 0 && high <= 10) return { ends: { from: 0, to: 10 }, to: (value) => held((value - 5) / 2.5) };
  if (low >= 0 && high <= 100) return { ends: { from: 0, to: 100 }, to: (value) => held((value - 50) / 25) };
  const most = Math.max(Math.abs(low), Math.abs(high));
  return { ends: { from: -most, to: most }, to: (value) => held((value / most) * 2) };
}
