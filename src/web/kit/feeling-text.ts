/** How a feeling is written as a number. */

/** “+1.2”, in the reader’s way of writing numbers. */
export function feelingText(value: number, locale: string): string {
  const options = { signDisplay: 'exceptZero', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, options).format(value);
}
