/** Names of the months in the languages exports are written in, full and shortened. Knows nothing of dates. */

const NAMES: readonly string[] = [
  'january januar janvier enero janeiro gennaio januari leden styczeń stycznia tammikuu jänner',
  'february februar février febrero fevereiro febbraio februari únor luty lutego helmikuu feber',
  'march märz mars marzo março maart březen marzec marca maaliskuu',
  'april avril abril aprile duben kwiecień kwietnia huhtikuu',
  'may mai mayo maio maggio mei maj květen maja toukokuu',
  'june juni juin junio junho giugno červen czerwiec czerwca kesäkuu',
  'july juli juillet julio julho luglio červenec lipiec lipca heinäkuu',
  'august août agosto augustus augusti srpen sierpień sierpnia elokuu',
  'september septembre septiembre setembro settembre září wrzesień września syyskuu sept',
  'october oktober octobre octubre outubro ottobre říjen październik października lokakuu',
  'november novembre noviembre novembro listopad listopada marraskuu',
  'december dezember décembre diciembre dezembro dicembre prosinec grudzień grudnia joulukuu',
];

const cache = new Map<string, number>();

/** 1 to 12 for a month's name or its beginning (three letters or more, if only one month begins so); else null. */
export function monthOf(word: string): number | null {
  const letters = plain(word);
  const kept = cache.get(letters);
  if (kept !== undefined) return kept || null;
  const found = new Set<number>();
  NAMES.forEach((names, month) => {
    for (const name of names.split(' ')) if (plain(name) === letters) found.add(month + 1);
  });
  if (found.size === 0 && letters.length >= 3) {
    NAMES.forEach((names, month) => {
      for (const name of names.split(' ')) if (plain(name).startsWith(letters)) found.add(month + 1);
    });
  }
  const month = found.size === 1 ? [...found][0] : undefined;
  if (cache.size < 1000) cache.set(letters, month ?? 0);
  return month ?? null;
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
