/** How a feeling is written as a number. */

const formats = new Map<string, Intl.NumberFormat>();

/** “+1.2”, in the reader’s way of writing numbers. */
export function feelingText(value: number, locale: string): string {
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
    formats.set(locale, format);
  }
  return format.format(value);
}
