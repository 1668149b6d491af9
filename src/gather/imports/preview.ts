/** Looks at the files of an import: what they are taken for, what is still to be said, and what would become of the rows. */

import { headerFingerprint } from './guess/fingerprint.ts';
import { guessColumns } from './guess/guess-columns.ts';
import { missingOf } from './guess/guess-mapping.ts';
import type { Preview, Question, TableInfo, Wizard } from './preview-shapes.ts';
import { type OpenedFiles, openTables, type UploadedFile } from './read/open-tables.ts';
import type { Table, TableHead } from './read/table.ts';
import { evidenceOf } from './run/evidence.ts';
import {
  type Assignment,
  assignTables,
  type Choices,
  largest,
  type Plan,
  type PlannedPart,
} from './run/plan.ts';
import { type Answers, type Business, decide } from './run/questions.ts';
import { type Survey, survey } from './run/survey.ts';

export interface LookedAt {
  readonly preview: Preview;
  /** What a start would run; null while something is still to be said. */
  readonly plan: Plan | null;
  /** What the header of each table is remembered by. */
  readonly fingerprints: Readonly<Record<string, string>>;
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
  const fingerprints = Object.fromEntries(heads.map((head) => [head.id, headerFingerprint(head)]));
  const assignments = assignTables(heads, look.choices);
  const taken = assignments.filter(({ leftOut }) => !leftOut);
  const wizards = assignments.flatMap((assignment) => wizardOf(assignment, heads));
  if (taken.length === 0) return { preview: emptyPreview(opened, wizards), plan: null, fingerprints };
  const parts: PlannedPart[] = [];
  const questions = new Map<string, Question>();
  for (const assignment of taken) {
    const evidence = await evidenceOf(assignment, opened.tables);
    const decided = decide(assignment, evidence, look.answers, look.business);
    parts.push(decided.part);
    for (const question of decided.questions) questions.set(question.id, question);
  }
  const isUnclear = wizards.some(({ leftOut, missing }) => !leftOut && missing.length > 0);
  const plan: Plan = { parts, now: look.now };
  const found = isUnclear ? null : await survey(plan, opened.tables, look.folder, look.business.timezone);
  const state = stateOf(wizards, [...questions.values()]);
  return {
    plan: state === 'ready' ? plan : null,
    fingerprints,
    preview: {
      state,
      format: formatOf(taken),
      foundBy: taken[0]?.foundBy ?? null,
      tables: tableInfos(opened.tables, taken),
      wizards,
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

function emptyPreview(opened: OpenedFiles, wizards: Wizard[]): Preview {
  return {
    state: 'empty',
    format: null,
    foundBy: null,
    tables: [],
    wizards,
    questions: [],
    ...NOTHING_SEEN,
    notes: notesOf(opened, []),
  };
}

function stateOf(wizards: readonly Wizard[], questions: readonly Question[]): Preview['state'] {
  if (wizards.some(({ mustAnswer }) => mustAnswer)) return 'mapping';
  return questions.every(({ answer }) => answer !== null) ? 'ready' : 'questions';
}

function formatOf(assignments: readonly Assignment[]): { id: string; title: string } {
  const formats = [...new Set(assignments.map(({ format }) => format))];
  return {
    id: formats.map(({ id }) => id).join(','),
    title: formats.map(({ title }) => title).join(' and '),
  };
}

/** The mapping of a table that may be changed, shown by the largest of its kind. */
function wizardOf(assignment: Assignment, heads: readonly TableHead[]): Wizard[] {
  const { mapping, roles, foundBy, confidence, leftOut = false } = assignment;
  const head = largest(heads.filter(({ id }) => id in roles));
  if (!mapping || !head) return [];
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
  const missing = missingOf(mapping);
  const isUnsure = foundBy === 'guessed' && confidence < SURE_ENOUGH;
  const mustAnswer = !leftOut && (missing.length > 0 || isUnsure);
  return [{ table: head.id, mapping, guesses, missing, leftOut, mustAnswer }];
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
  const taken = assignments.filter(({ leftOut }) => !leftOut);
  const unused = opened.tables.filter(({ head }) => taken.every(({ roles }) => !(head.id in roles)));
  return [
    ...opened.left.map((refusal) => `${refusal.message} ${refusal.advice}`),
    ...opened.tables.flatMap(({ head }) => (head.note === undefined ? [] : [head.note])),
    ...unused.map(({ head }) => `${head.id} is left out. Say what its columns mean to read it too.`),
  ];
}
