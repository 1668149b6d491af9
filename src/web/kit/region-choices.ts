/** Time zones and currencies as choices, with a first guess from the browser. Pure but for the browser's own settings. */
import { t } from './text.tsx';

export interface RegionChoice {
  readonly value: string;
  readonly label: string;
}

export function guessTimezone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** Every zone the browser knows; `more` is added where it is not among them. */
export function timezoneChoices(...more: readonly string[]): readonly RegionChoice[] {
  const known = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...more]);
  return [...known].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

const EURO_ZONES =
  /^Europe\/(Amsterdam|Athens|Berlin|Bratislava|Brussels|Busingen|Dublin|Helsinki|Lisbon|Ljubljana|Luxembourg|Madrid|Malta|Mariehamn|Monaco|Paris|Riga|Rome|San_Marino|Sofia|Tallinn|Vatican|Vienna|Vilnius|Zagreb)$|^Atlantic\/(Azores|Canary|Madeira)$|^Asia\/Nicosia$/;

const BY_ZONE: readonly (readonly [RegExp, string])[] = [
  [EURO_ZONES, 'EUR'],
  [/^Europe\/London$/, 'GBP'],
  [/^Europe\/Zurich$/, 'CHF'],
  [/^Europe\/Stockholm$/, 'SEK'],
  [/^Europe\/Oslo$/, 'NOK'],
  [/^Europe\/Copenhagen$/, 'DKK'],
  [/^Europe\/Warsaw$/, 'PLN'],
  [/^Europe\/Prague$/, 'CZK'],
  [/^America\/(Toronto|Vancouver|Edmonton|Winnipeg|Halifax)$/, 'CAD'],
  [/^America\/(Sao_Paulo|Fortaleza|Bahia|Manaus|Recife)$/, 'BRL'],
  [/^America\/Mexico_City$/, 'MXN'],
  [/^Australia\//, 'AUD'],
  [/^Pacific\/Auckland$/, 'NZD'],
  [/^Asia\/Tokyo$/, 'JPY'],
  [/^Asia\/(Kolkata|Calcutta)$/, 'INR'],
  [/^Asia\/Singapore$/, 'SGD'],
  [/^Africa\/Johannesburg$/, 'ZAR'],
];

/** A first guess the owner can change: the currency most used where the clock says this is. */
export function guessCurrency(timezone: string): string {
  return (
    BY_ZONE.find(([zones]) => zones.test(timezone))?.[1] ?? (timezone.startsWith('Europe/') ? 'EUR' : 'USD')
  );
}

export function currencyChoices(): readonly RegionChoice[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} · ${names.of(code) ?? code}`,
  }));
}

export function weekStartChoices(): readonly RegionChoice[] {
  return [
    { value: '1', label: t('Monday') },
    { value: '0', label: t('Sunday') },
    { value: '6', label: t('Saturday') },
  ];
}

export function readWeekStart(value: string | undefined): 0 | 1 | 6 {
  return value === '0' ? 0 : value === '6' ? 6 : 1;
}
