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
}

export interface Choices {
  readonly format: string | null;
  readonly mapping: Mapping | null;
  /** Mappings of this business by header fingerprint. */
  readonly saved: (fingerprint: string) => Mapping | null;
}

/** Surer than a half is taken as recognised. */
const SURE = 0.5;

/**
 * Which format takes which tables. Tables of no format are left to the wizard if nothing else was recognised.
 * @throws AppError `invalid_input` where a chosen format does not fit
 */
export function assignTables(heads: readonly TableHead[], choices: Choices): Assignment[] {
  if (choices.mapping) return mapped(heads, choices.mapping, 'chosen');
  const chosen = choices.format === null ? null : formatById(choices.format);
  if (choices.format !== null && !chosen)
    throw new AppError('invalid_input', { problem: `there is no format “${choices.format}”` });
  if (chosen?.kind === 'mapped') return guessed(heads, choices, kindOfFormat(chosen));
  if (chosen) {
    const match = chosen.recognise(heads);
    if (!match)
      throw new AppError('invalid_input', {
        problem: `the columns of these files are not those of “${chosen.title}”`,
      });
    return [{ format: chosen, roles: match.roles, foundBy: 'chosen', confidence: 1 }];
  }
  const recognised = recogniseAll(heads);
  if (recognised.length > 0) {
    const taken = new Set(recognised.flatMap(({ roles }) => Object.keys(roles)));
    const rest = heads.filter(({ id }) => !taken.has(id));
    return [...recognised, ...rest.flatMap((head) => remembered(head, choices))];
  }
  return guessed(heads, choices, null);
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

function remembered(head: TableHead, choices: Choices): Assignment[] {
  const mapping = choices.saved(headerFingerprint(head));
  return mapping
    ? [
        {
          format: mappedFormats[mapping.kind],
          roles: { [head.id]: 'rows' },
          mapping,
          foundBy: 'saved',
          confidence: 1,
        },
      ]
    : [];
}

/** The table the wizard is about: the one with most rows. */
export function wizardTable(heads: readonly TableHead[]): TableHead | null {
  return heads.reduce<TableHead | null>((most, head) => (most && most.rows >= head.rows ? most : head), null);
}

/** A mapping holds for all tables with the header of the largest. */
function mapped(
  heads: readonly TableHead[],
  mapping: Mapping,
  foundBy: FoundBy,
  confidence = 1,
): Assignment[] {
  const main = wizardTable(heads);
  if (!main) return [];
  const fingerprint = headerFingerprint(main);
  const alike = heads.filter((head) => headerFingerprint(head) === fingerprint);
  const roles = Object.fromEntries(alike.map(({ id }) => [id, 'rows']));
  return [{ format: mappedFormats[mapping.kind], roles, mapping, foundBy, confidence }];
}

function guessed(heads: readonly TableHead[], choices: Choices, kind: Mapping['kind'] | null): Assignment[] {
  const main = wizardTable(heads);
  if (!main) return [];
  const saved = kind === null ? choices.saved(headerFingerprint(main)) : null;
  if (saved) return mapped(heads, saved, 'saved');
  const guess = guessMapping(main);
  return mapped(
    heads,
    kind ? { ...guess.mapping, kind } : guess.mapping,
    kind ? 'chosen' : 'guessed',
    guess.confidence,
  );
}
