/** Circumstances, places and spans of time in plain words. Pure. */
import { moneyWords, shareWords } from '../../kernel/words.ts';
import type { Circumstance } from './circumstances.ts';

/** `on a phone`, `in Samsung Internet`, `with region North`, `when late`; an end of a sentence, never its beginning. */
export function circumstanceWords(circumstance: Circumstance, currency: string): string {
  const { kind, dimension, name, value, band } = circumstance;
  switch (kind) {
    case 'everyone':
      return '';
    case 'met':
      return `after “${value}”`;
    case 'weekday':
      return `on ${value}s`;
    case 'hours':
      return value === 'night' ? 'at night' : `in the ${value}`;
    case 'first_channel':
      return `when they first came by ${value.replaceAll('_', ' ')}`;
    case 'amount':
      return `with ${bandWords(band, (amount) => moneyWords(amount, currency))} spent`;
    case 'mark':
      return band ? `with ${numberWords(name, band)}` : markWords(dimension, name, value);
  }
}

function markWords(dimension: string, name: string, value: string): string {
  if (value === 'true') return `when ${plainName(name)}`;
  if (value === 'false') return `when not ${plainName(name)}`;
  if (dimension === 'column:device')
    return /^(phone|desktop|tablet|laptop|mobile)$/i.test(value) ? `on a ${value}` : `on ${value}`;
  if (dimension === 'column:page') return `on ${value}`;
  if (dimension === 'column:country') return `in ${value}`;
  if (dimension === 'column:campaign') return `in the campaign ${value}`;
  if (dimension === 'column:source') return `from ${value}`;
  if (/browser/i.test(name)) return `in ${value}`;
  // “3 items” is a count of items, “payment types boleto” is one of the types.
  const plain = plainName(name);
  if (!/^-?[\d.,]+$/.test(value)) return `with ${oneOf(plain)} ${value.replaceAll('_', ' ')}`;
  if (!isCounted(plain)) return `with ${plain} ${value}`;
  return Number(value) === 0 ? `with no ${plain}` : `with ${value} ${counted(plain, value)}`;
}

/** `at most 3 items`, `freight between 12 and 20`: what has a plural is counted. */
function numberWords(name: string, band: NonNullable<Circumstance['band']>): string {
  const plain = plainName(name);
  if (!isCounted(plain)) return `${plain} ${bandWords(band, String)}`;
  const { from, to } = band;
  if (to === null) return `more than ${from} ${counted(plain, String(from))}`;
  const most = `at most ${to} ${counted(plain, String(to))}`;
  return from === null ? most : `more than ${from} and ${most}`;
}

function isCounted(plain: string): boolean {
  return oneOf(plain) !== plain;
}

function counted(plain: string, value: string): string {
  return Number(value) === 1 ? oneOf(plain) : plain;
}

/** `payment types` → `payment type`: a value is one of them. */
function oneOf(name: string): string {
  if (/(ss|us|is|ws)$/.test(name)) return name;
  return name.replace(/([a-z]{2})ies$/, '$1y').replace(/([a-z]{2})s$/, '$1');
}

/** `payment_types` → `payment types`, `dayOfWeek` → `day of week`. */
function plainName(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
}

function bandWords(band: Circumstance['band'], number: (value: number) => string): string {
  if (!band) return '';
  if (band.from === null) return `up to ${number(band.to ?? 0)}`;
  if (band.to === null) return `over ${number(band.from)}`;
  return `between ${number(band.from)} and ${number(band.to)}`;
}

/** Two shares told apart: decimals where whole numbers would be the same. */
export function sharesApart(one: number, other: number): [string, string] {
  const [a, b] = [shareWords(one), shareWords(other)];
  if (a !== b) return [a, b];
  const fine = (share: number) => `${(share * 100).toFixed(1)} of 100`;
  return [fine(one), fine(other)];
}

/** First letter large; what is a name already stays as it is. */
export function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
