/** Money as integer minor units of an ISO 4217 currency: how many decimals each has, and how written amounts become it. */
import { type DecimalMark, isBlank, parseDecimal } from './numbers.ts';

/** Above this, an amount is a mistake and no longer safely summed: a hundred thousand million in cents. */
export const MAX_MINOR = 10_000_000_000_000;

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMN: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Signs that name one currency. `$`, `kr` and `¥` are shared by several and say nothing by themselves. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  '₫': 'VND',
  '₪': 'ILS',
  '฿': 'THB',
  '₴': 'UAH',
  '₦': 'NGN',
  '₱': 'PHP',
  R$: 'BRL',
  CA$: 'CAD',
  C$: 'CAD',
  AU$: 'AUD',
  A$: 'AUD',
  US$: 'USD',
  NZ$: 'NZD',
  HK$: 'HKD',
  MX$: 'MXN',
  NT$: 'TWD',
  S$: 'SGD',
  'CN¥': 'CNY',
  'JP¥': 'JPY',
  ZŁ: 'PLN',
  KČ: 'CZK',
  FT: 'HUF',
  FR: 'CHF',
  'FR.': 'CHF',
  LEI: 'RON',
  ЛВ: 'BGN',
  'ЛВ.': 'BGN',
  RP: 'IDR',
};

const SHARED_SIGNS = new Set(['$', '¥', 'KR', 'KR.', '']);

/** Number of decimals of the currency: 2 for EUR, 0 for JPY, 3 for KWD. Unknown codes have 2. */
export function exponentOf(currency: string): number {
  return EXPONENTS[currency] ?? 2;
}

/** The ISO code in a cell of a currency column (`eur`, `EUR`, `€`, `CA$`), or null. */
export function currencyCode(text: string): string | null {
  const upper = text.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(upper)) return upper;
  return SIGNS[upper] ?? null;
}

export type WrittenMoney =
  | { readonly kind: 'amount'; readonly minor: number; readonly currency: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'wrong'; readonly reason: string };

const BLANK: WrittenMoney = { kind: 'blank' };
const SIMPLE = /^(-?)(\d{1,10})(?:\.(\d{1,2}))?$/;
const DIGITS = /[-+(\s]*\d[\d.,'’\s\u00a0\u202f]*[-+)]?|\(?[.,]\d+\)?/;

/**
 * Reads a written amount: `29.33`, `$22.50`, `CA$76.00`, `1.234,56 €`, `(45.00)`, `--`. More decimals than the currency
 * has are rounded half away from zero.
 * @param currency used where the amount itself names none
 */
export function parseMoney(text: string, currency: string, decimal: DecimalMark = '.'): WrittenMoney {
  if (decimal === '.') {
    const simple = SIMPLE.exec(text);
    if (simple && exponentOf(currency) === 2) {
      const minor = Number(simple[2]) * 100 + Number((simple[3] ?? '').padEnd(2, '0'));
      return { kind: 'amount', minor: simple[1] && minor !== 0 ? -minor : minor, currency };
    }
  }
  const trimmed = text.trim();
  if (isBlank(trimmed)) return BLANK;
  return parseSigned(trimmed, currency, decimal);
}

function parseSigned(text: string, currency: string, decimal: DecimalMark): WrittenMoney {
  const wrong = { kind: 'wrong', reason: `“${text.slice(0, 40)}” is not an amount` } as const;
  const number = /\d+e[+-]?\d+/i.test(text) ? text : (DIGITS.exec(text)?.[0] ?? '');
  const rest = text.replace(number, '').replace(/[\s\u00a0()]/g, '');
  const negativeOutside = rest.startsWith('-') || text.endsWith('-') || /\([^()]*\d[^()]*\)/.test(text);
  const sign = rest.replace(/[-+]/g, '').toUpperCase();
  const named = SHARED_SIGNS.has(sign)
    ? currency
    : (currencyCode(sign) ?? currencyCode(sign.replace(/[$€£¥]/g, '')));
  if (!named) return wrong;
  const exact = parseDecimal(number.replace(/[()\s\u00a0\u202f]+$|^[(\s]+/g, '').replace(/-$/, ''), decimal);
  if (!exact) return wrong;
  const minor = toMinor(exact.digits, exact.scale, exponentOf(named));
  if (minor > MAX_MINOR) return { kind: 'wrong', reason: `the amount “${text.slice(0, 40)}” is too large` };
  return {
    kind: 'amount',
    minor: (exact.negative || negativeOutside) && minor !== 0 ? -minor : minor,
    currency: named,
  };
}

/** Whole minor units of a decimal given as digits and scale; half a unit rounds up. Infinity where it is beyond reason. */
function toMinor(digits: string, scale: number, exponent: number): number {
  const missing = exponent - scale;
  if (digits.replace(/^0+/, '').length + Math.max(missing, 0) > 60) return Number.POSITIVE_INFINITY;
  if (missing >= 0) return Number(digits + '0'.repeat(missing));
  const kept = BigInt(digits.slice(0, missing) || '0');
  return Number(kept + (Number(digits.at(missing)) >= 5 ? 1n : 0n));
}
