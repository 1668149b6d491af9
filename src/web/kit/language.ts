/** The language of the screens, kept in this browser; the locale of numbers and days follows it. */
import type { Language } from '../../kernel/language.ts';

export const languages = [
  { id: 'en', name: 'English', locale: 'en-GB' },
  { id: 'de', name: 'Deutsch', locale: 'de-DE' },
] as const satisfies readonly { id: Language; name: string; locale: string }[];

const ENTRY = 'footpath-language';

/** Pages for those without an account, who see no reports. */
const FOR_GUESTS = /^\/(w|workshop|shared)(\/|$)/;

/** What was chosen here. Until then guests read in the language of their browser; everybody else in English, because reports of the server are English. */
export function chosenLanguage(): Language {
  const own = FOR_GUESTS.test(location.pathname) ? navigator.language.slice(0, 2) : 'en';
  return languages.find(({ id }) => id === (keptLanguage() ?? own))?.id ?? 'en';
}

function keptLanguage(): string | null {
  try {
    return localStorage.getItem(ENTRY);
  } catch {
    return null;
  }
}

/** Keeps the choice and loads the page in it. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(ENTRY, language);
  location.reload();
}

/** The browser's own variety of the language where it has one (`de-AT`), else the usual one. */
export function localeOf(language: Language, own = navigator.language): string {
  const usual = languages.find(({ id }) => id === language)?.locale ?? 'en-GB';
  return own === language || own.startsWith(`${language}-`) ? own : usual;
}

/** The texts of a language by their English; none for English itself. */
export async function textsIn(language: Language): Promise<Readonly<Record<string, string>>> {
  if (language === 'de') return (await import('../../../data/texts/de.json')).default;
  return {};
}
