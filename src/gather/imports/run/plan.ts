/** What an import will do, decided before it starts and kept: which format reads which tables, and how dates and amounts are read. */
import type { DateOrder } from '../../../kernel/dates.ts';
import type { DecimalMark } from '../../../kernel/numbers.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { ImportFormat } from '../formats/format.ts';
import { formatById, mappedFormats, recognisedFormats } from '../formats/registry.ts';
import { headerFingerprint } from '../guess/fingerprint.ts';
import { guessMapping } from '../guess/guess-mapping.ts';
import type { Mapping } from '../mapping.ts';
import type { TableHead } from '../read/table.ts';

/** Plain data, stored with the import: a run that is taken up again reads exactly as it began. */
export interface PlannedPart {
  readonly format: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly mapping?: Mapping;
  readonly timezone: string;
  readonly currency: string;
  readonly order?: DateOrder;
  readonly decimal?: DecimalMark;
}

export interface Plan {
  readonly parts: readonly PlannedPart[];
  readonly now: number;
}

export type FoundBy = 'recognised' | 'saved' | 'guessed' | 'chosen';

export interface Assignment {
  readonly format: ImportFormat;
  readonly roles: Readonly<Record<string, string>>;
  readonly mapping?: Mapping;
  readonly foundBy: FoundBy;
  /** How sure a guessed mapping is, 0 to 1. */
  readonly confidence: number;
  /** An unknown table that is not read: nobody has said to, and the rest makes sense without it. */
  readonly leftOut?: true;
}

export interface Choices {
  readonly format: string | null;
  /** What was said of unknown tables, by header fingerprint; null: left out. */
  readonly said: Readonly<Record<string, Mapping | null>>;
  /** Mappings of this business by header fingerprint. */
  readonly saved: (fingerprint: string) => Mapping | null;
}

/** Surer than a half is taken as recognised. */
const SURE = 0.5;

/**
 * Which format takes which tables, then what each table of no format is taken for, the largest first.
 * @throws AppError `invalid_input` where a chosen format does not fit
 */
export function assignTables(heads: readonly TableHead[], choices: Choices): Assignment[] {
  const chosen = choices.format === null ? null : formatById(choices.format);
  if (choices.format !== null && !chosen)
    throw new AppError('invalid_input', { problem: `there is no format “${choices.format}”` });
  if (chosen?.kind === 'recognised') {
    const match = chosen.recognise(heads);
    if (!match)
      throw new AppError('invalid_input', {
        problem: `the columns of these files are not those of “${chosen.title}”`,
      });
    return [{ format: chosen, roles: match.roles, foundBy: 'chosen', confidence: 1 }];
  }
  // What somebody has said the columns of mean is not recognised in spite of them.
  const unsaid = heads.filter((head) => choices.said[headerFingerprint(head)] === undefined);
  const recognised = chosen ? [] : recogniseAll(unsaid);
  const taken = new Set(recognised.flatMap(({ roles }) => Object.keys(roles)));
  const kind = chosen && kindOfFormat(chosen);
  const unknown = alike(heads.filter(({ id }) => !taken.has(id))).map((group) =>
    understood(group, choices, kind),
  );
  // A list of colours beside the orders is not asked about; a table with dates or people in it is.
  const others = recognised.length > 0 || unknown.some(({ mapping }) => mapping && isPromising(mapping));
  return [
    ...recognised,
    ...unknown.map((one): Assignment => {
      const isNeeded =
        one.foundBy !== 'guessed' || (recognised.length === 0 && one.mapping && isPromising(one.mapping));
      return isNeeded || !others ? one : { ...one, leftOut: true };
    }),
  ];
}

/** Whether there is a day or somebody in it. */
function isPromising({ columns }: Mapping): boolean {
  return [columns.date, columns.person, columns.email, columns.phone, columns.order].some(Boolean);
}

function kindOfFormat(format: ImportFormat): Mapping['kind'] {
  const entry = Object.entries(mappedFormats).find(([, known]) => known === format);
  return (entry?.[0] ?? 'events') as Mapping['kind'];
}

/** The surest format takes its tables, then the surest for what is left, and so on. */
function recogniseAll(heads: readonly TableHead[]): Assignment[] {
  const found: Assignment[] = [];
  let free = heads;
  for (;;) {
    let best: { format: ImportFormat; score: number; roles: Readonly<Record<string, string>> } | null = null;
    for (const format of recognisedFormats) {
      const match = format.recognise(free);
      if (match && match.score > SURE && match.score > (best?.score ?? 0)) best = { format, ...match };
    }
    if (!best) return found;
    const { format, roles } = best;
    found.push({ format, roles, foundBy: 'recognised', confidence: 1 });
    free = free.filter(({ id }) => !(id in roles));
  }
}

/** The table a group of tables with one header is shown by: the one with most rows. */
export function largest(heads: readonly TableHead[]): TableHead | null {
  return heads.reduce<TableHead | null>((most, head) => (most && most.rows >= head.rows ? most : head), null);
}

/** Tables with the same header belong together: what one's columns mean holds for all. The largest first. */
function alike(heads: readonly TableHead[]): TableHead[][] {
  const groups = new Map<string, TableHead[]>();
  for (const head of heads) {
    const fingerprint = headerFingerprint(head);
    groups.set(fingerprint, [...(groups.get(fingerprint) ?? []), head]);
  }
  const rows = (group: readonly TableHead[]) => largest(group)?.rows ?? 0;
  return [...groups.values()].sort((a, b) => rows(b) - rows(a));
}

/** What was said of the tables, or of such tables before, or what their columns look like. */
function understood(group: readonly TableHead[], choices: Choices, kind: Mapping['kind'] | null): Assignment {
  const main = largest(group) as TableHead;
  const fingerprint = headerFingerprint(main);
  const said = choices.said[fingerprint];
  const roles = Object.fromEntries(group.map(({ id }) => [id, 'rows']));
  const as = (mapping: Mapping, foundBy: FoundBy, confidence = 1): Assignment => ({
    ...{ format: mappedFormats[mapping.kind], roles, mapping, foundBy, confidence },
  });
  if (said) return as(said, 'chosen');
  const saved = kind === null ? choices.saved(fingerprint) : null;
  if (saved && said !== null) return as(saved, 'saved');
  const guess = guessMapping(main);
  const guessed = as(
    kind ? { ...guess.mapping, kind } : guess.mapping,
    kind ? 'chosen' : 'guessed',
    guess.confidence,
  );
  return said === null ? { ...guessed, leftOut: true, foundBy: 'chosen' } : guessed;
}
