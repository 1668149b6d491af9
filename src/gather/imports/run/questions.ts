/** What only the owner knows: turns evidence into settings where it decides, and into questions where it does not. */

import { readTime } from '../../../kernel/dates.ts';
import { zone } from '../../../kernel/zones.ts';
import { zoneNamed } from '../guess/lists.ts';
import type { Mapping } from '../mapping.ts';
import type { Question } from '../preview-shapes.ts';
import type { Evidence } from './evidence.ts';
import type { Assignment, PlannedPart } from './plan.ts';

export interface Business {
  readonly timezone: string;
  readonly currency: string;
}

export type Answers = Readonly<Record<string, string>>;

export interface DecidedPart {
  readonly part: PlannedPart;
  readonly questions: readonly Question[];
}

/** @param answers by question id; `timezone` may be given without being asked */
export function decide(
  assignment: Assignment,
  evidence: Evidence,
  answers: Answers,
  business: Business,
): DecidedPart {
  const { mapping } = assignment;
  const questions = [
    dateQuestion(mapping, evidence, answers),
    decimalQuestion(mapping, evidence, answers),
    totalQuestion(mapping, evidence, answers),
  ];
  const order = mapping?.dateOrder ?? oneOf(answers.dateOrder, ['dmy', 'mdy']) ?? orderOfEvidence(evidence);
  const decimal = mapping?.decimal ?? oneOf(answers.decimal, ['.', ',']) ?? evidence.decimal;
  const amountIs =
    mapping?.amountIs ?? oneOf(answers.amountIs, ['line', 'order']) ?? amountOfEvidence(evidence);
  const timezone = mapping?.timezone ?? zoneNamed(answers.timezone ?? '')?.name ?? business.timezone;
  return {
    part: {
      format: assignment.format.id,
      roles: assignment.roles,
      timezone,
      currency: mapping?.currency ?? business.currency,
      ...(mapping ? { mapping: amountIs ? { ...mapping, amountIs } : mapping } : {}),
      ...(order ? { order } : {}),
      ...(decimal ? { decimal } : {}),
    },
    questions: questions.filter((question) => question !== null),
  };
}

function oneOf<T extends string>(answer: string | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === answer);
}

/** The order that rows decide; the few that speak against it are rejected one by one. */
function orderOfEvidence({ order }: Evidence): 'dmy' | 'mdy' | undefined {
  if (order.dmy === 0 && order.mdy === 0) return undefined;
  return order.dmy >= order.mdy ? 'dmy' : 'mdy';
}

function dateQuestion(mapping: Mapping | undefined, evidence: Evidence, answers: Answers): Question | null {
  const { order } = evidence;
  const decided =
    mapping?.dateOrder !== undefined || order.dmy > order.mdy * 20 || order.mdy > order.dmy * 20;
  if (order.unclear === 0 || decided) return null;
  const example = order.example ?? '03/04/2026';
  const shown = (choice: 'dmy' | 'mdy') => {
    const read = readTime(example, { zone: zone('UTC'), order: choice, latest: Number.POSITIVE_INFINITY });
    return read.kind === 'time' ? new Date(read.time).toISOString().slice(0, 10) : null;
  };
  return {
    id: 'dateOrder',
    text: `Is “${example}” written day first or month first?`,
    why:
      order.dmy + order.mdy > 0
        ? 'The rows of the file contradict each other.'
        : 'No row of the file decides it.',
    choices: [
      { value: 'dmy', label: 'Day first', example: shown('dmy') },
      { value: 'mdy', label: 'Month first', example: shown('mdy') },
    ],
    answer: oneOf(answers.dateOrder, ['dmy', 'mdy']) ?? null,
  };
}

function decimalQuestion(
  mapping: Mapping | undefined,
  evidence: Evidence,
  answers: Answers,
): Question | null {
  if (mapping?.decimal !== undefined || evidence.decimal !== null) return null;
  const example = evidence.decimalExample ?? '1.234';
  return {
    id: 'decimal',
    text: `Does “${example}” mean more than a thousand, or one and a fraction?`,
    why: 'No amount in the file shows which mark stands before the decimals.',
    choices: [
      { value: ',', label: 'More than a thousand', example: example.replace(/\./g, '') },
      { value: '.', label: 'One and a fraction', example },
    ],
    answer: oneOf(answers.decimal, ['.', ',']) ?? null,
  };
}

/** So many orders whose lines all cost the same are no chance. */
const NO_CHANCE = 5;

function amountOfEvidence({ repeated }: Evidence): 'line' | 'order' | undefined {
  if (repeated.different > 0) return 'line';
  return repeated.same >= NO_CHANCE ? 'order' : undefined;
}

function totalQuestion(mapping: Mapping | undefined, evidence: Evidence, answers: Answers): Question | null {
  if (
    mapping?.kind !== 'orders' ||
    mapping.amountIs ||
    evidence.repeated.same === 0 ||
    amountOfEvidence(evidence)
  )
    return null;
  return {
    id: 'amountIs',
    text: `Is “${mapping.columns.amount ?? 'the amount'}” the amount of the line or the total of the order?`,
    why: 'Some orders have several lines, and each of them shows the same amount.',
    choices: [
      { value: 'line', label: 'The amount of the line: lines are added up', example: null },
      { value: 'order', label: 'The total of the order: it counts once', example: null },
    ],
    answer: oneOf(answers.amountIs, ['line', 'order']) ?? null,
  };
}
