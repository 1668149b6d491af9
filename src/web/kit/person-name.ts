/** What a person is called on a screen. Pure. */
import { t } from './text.tsx';

/** @param label name, address or number; @param unnamed where none is known. A bare number says whose it is. */
export function personName(label: string | null, unnamed: string): string {
  if (label === null) return unnamed;
  return /^\d+$/.test(label) ? t('Customer {number}', { number: label }) : label;
}
