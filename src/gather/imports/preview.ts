/** Looks at the files of an import: what they are taken for, what is still to be said, and what would become of the rows. */
import type { Preview, Question, TableInfo } from './contract.ts';
import { headerFingerprint } from './guess/fingerprint.ts';
import { guessColumns } from './guess/guess-columns.ts';
import { missingOf } from './guess/guess-mapping.ts';
import { type OpenedFiles, openTables, type UploadedFile } from './read/open-tables.ts';
import type { Table } from './read/table.ts';
import { evidenceOf } from './run/evidence.ts';
import {
  type Assignment,
  assignTables,
  type Choices,
  type Plan,
  type PlannedPart,
  wizardTable,
} from './run/plan.ts';
import { type Answers, type Business, decide } from './run/questions.ts';
import { type Survey, survey } from './run/survey.ts';

export interface LookedAt {
  readonly preview: Preview;
  /** What a start would run; null while something is still to be said. */
  readonly plan: Plan | null;
  /** The header the mapping in force belongs to. */
  readonly fingerprint: string | null;
}

export interface LookAt {
  readonly files: readonly UploadedFile[];
  readonly folder: string;
  readonly choices: Choices;
  readonly answers: Answers;
  readonly business: Business;
  readonly now: number;
}

/** Below this a guessed mapping is shown for confirmation before it may start. */
const SURE_ENOUGH = 0.6;

export async function lookAt(look: LookAt): Promise<LookedAt> {
  const opened = await openTables(look.files);
  const heads = opened.tables.map(({ head }) => head);
  const assignments = assignTables(heads, look.choices);
  if (assignments.length === 0) return { preview: emptyPreview(opened), plan: null, fingerprint: null };
  const parts: PlannedPart[] = [];
  const questions = new Map<string, Question>();
  for (const assignment of assignments) {
    const decided = decide(
      assignment,
      await evidenceOf(assignment, opened.tables),
      look.answers,
      look.business,
    );
    parts.push(decided.part);
    for (const question of decided.questions) questions.set(question.id, question);
  }
  const wizard = wizardOf(assignments, opened.tables);
  const unmapped = wizard !== null && wizard.missing.length > 0;
  const plan: Plan = { parts, now: look.now };
  const found = unmapped ? null : await survey(plan, opened.tables, look.folder, look.business.timezone);
  const state = stateOf(wizard, assignments, [...questions.values()]);
  return {
    plan: state === 'ready' ? plan : null,
    fingerprint: wizard?.fingerprint ?? null,
    preview: {
      state,
      format: formatOf(assignments),
      foundBy: assignments[0]?.foundBy ?? null,
      tables: tableInfos(opened.tables, assignments),
      wizard: wizard && {
        table: wizard.table,
        mapping: wizard.mapping,
        guesses: wizard.guesses,
        missing: wizard.missing,
      },
      questions: [...questions.values()],
      ...(found ?? NOTHING_SEEN),
      notes: notesOf(opened, assignments),
    },
  };
}

const NOTHING_SEEN: Survey = {
  counts: {
    estimated: true,
    rows: { read: 0, used: 0, skipped: 0, rejected: 0 },
    events: 0,
    people: 0,
    byEvent: [],
    amounts: [],
  },
  period: null,
  sample: [],
  skipped: [],
  rejected: [],
};

function emptyPreview(opened: OpenedFiles): Preview {
  return {
    state: 'empty',
    format: null,
    foundBy: null,
    tables: [],
    wizard: null,
    questions: [],
    ...NOTHING_SEEN,
    notes: notesOf(opened, []),
  };
}

function stateOf(
  wizard: Wizard | null,
  assignments: readonly Assignment[],
  questions: readonly Question[],
): Preview['state'] {
  const unsure = assignments.some(
    ({ foundBy, confidence }) => foundBy === 'guessed' && confidence < SURE_ENOUGH,
  );
  if (wizard && (wizard.missing.length > 0 || unsure)) return 'mapping';
  return questions.every(({ answer }) => answer !== null) ? 'ready' : 'questions';
}

function formatOf(assignments: readonly Assignment[]): { id: string; title: string } {
  const formats = [...new Set(assignments.map(({ format }) => format))];
  return {
    id: formats.map(({ id }) => id).join(','),
    title: formats.map(({ title }) => title).join(' and '),
  };
}

interface Wizard extends NonNullable<Preview['wizard']> {
  readonly fingerprint: string;
}

/** The mapping that may be changed: the first mapped part and its largest table. */
function wizardOf(assignments: readonly Assignment[], tables: readonly Table[]): Wizard | null {
  const assignment = assignments.find(({ mapping }) => mapping);
  const mapping = assignment?.mapping;
  if (!assignment || !mapping) return null;
  const head = wizardTable(tables.map((table) => table.head).filter(({ id }) => id in assignment.roles));
  if (!head) return null;
  const named = new Map(Object.entries(mapping.columns).map(([field, column]) => [column, field]));
  const guesses = guessColumns(head).map((guess) => {
    const field = (named.get(guess.column) ?? null) as typeof guess.field;
    const kept = field === guess.field;
    return {
      ...guess,
      examples: [...guess.examples],
      field,
      confidence: kept ? guess.confidence : 1,
      why: kept ? guess.why : field ? 'you said so' : 'kept as a property',
    };
  });
  return {
    table: head.id,
    mapping,
    guesses,
    missing: missingOf(mapping),
    fingerprint: headerFingerprint(head),
  };
}

function tableInfos(tables: readonly Table[], assignments: readonly Assignment[]): TableInfo[] {
  return tables.map(({ head }) => ({
    id: head.id,
    columns: [...head.columns],
    rows: head.rows,
    rowsEstimated: head.rowsEstimated,
    encoding: head.encoding,
    delimiter: head.delimiter,
    role: assignments.map(({ roles }) => roles[head.id]).find((role) => role !== undefined) ?? null,
  }));
}

function notesOf(opened: OpenedFiles, assignments: readonly Assignment[]): string[] {
  const unused = opened.tables.filter(({ head }) => assignments.every(({ roles }) => !(head.id in roles)));
  return [
    ...opened.left.map((refusal) => `${refusal.message} ${refusal.advice}`),
    ...unused.map(
      ({ head }) =>
        `${head.id} is left out: it belongs to nothing that was recognised here. Import it by itself.`,
    ),
  ];
}
