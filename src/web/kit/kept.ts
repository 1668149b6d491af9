/** A report as it stands on its page, as something to keep; and back: the address that shows it again. Pure. */
import {
  isKeepable,
  type KeepableReport,
  type SavedDraft,
  type SavedReport,
} from '../../analyze/saved/contract.ts';
import { readPeriod, writePeriod } from '../../kernel/period-choice.ts';
import type { Choices, Paths } from './address.ts';

/** What stands in an address beside the choices of a report: which kept one is open, the period, panels and forms. */
const NOT_KEPT = new Set(['kept', 'period', 'open', 'add', 'edit', 'name', 'via']);

export type Question = Readonly<Record<string, string | number | undefined>>;

/** The name is still empty. */
export function draftOf(report: KeepableReport, question: Question, choices: Choices): SavedDraft {
  const { from: _, to: __, ...asked } = question;
  return {
    name: '',
    report,
    period: writePeriod(readPeriod(choices.period)),
    question: texts(asked),
    choices: texts(Object.fromEntries(Object.entries(choices).filter(([name]) => !NOT_KEPT.has(name)))),
  };
}

/** Whether two show the same; names do not matter. */
export function sameChoices(one: SavedDraft, other: SavedDraft): boolean {
  return shape(one) === shape(other);
}

function shape({ report, period, question, choices }: SavedDraft): string {
  return JSON.stringify([report, period, sorted(question), sorted(choices)]);
}

function sorted(list: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(list).sort(([one], [other]) => (one < other ? -1 : 1));
}

function texts(list: Question): Record<string, string> {
  return Object.fromEntries(
    Object.entries(list).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)] as const],
    ),
  );
}

/** The page of a report; the list of all kept ones for a report this version does not know. */
export function pageOf(report: string, paths: Paths): string {
  if (!isKeepable(report)) return paths.kept;
  const pages: Readonly<Record<KeepableReport, string>> = {
    stages: paths.map,
    funnel: paths.insights,
    paths: paths.paths,
    retention: paths.retention,
    attribution: paths.attribution,
    'pain-points': paths.painPoints,
    value: paths.value,
  };
  return pages[report];
}

/** The choices of a kept report as they stand in the address of its page. */
export function searchOf(saved: Pick<SavedReport, 'id' | 'period' | 'choices'>): Record<string, string> {
  const period = saved.period === 'all' ? {} : { period: saved.period };
  return { ...saved.choices, ...period, kept: saved.id };
}

/** Those on Home, in their order. */
export function homeOrder(items: readonly SavedReport[]): SavedReport[] {
  return items.filter(({ home }) => home !== null).sort((one, other) => (one.home ?? 0) - (other.home ?? 0));
}
