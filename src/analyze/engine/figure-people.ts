/**
 * The people behind a figure. Each report names the figures whose people can be listed and finds them by the same statement that
 * counted them; the list itself is the people report's. A figure stands in a question as its name and its own question, as an
 * address: `retention.cell?unit=month&cohort=2026-03-01&after=2`.
 */
import type { z } from 'zod';
import { AppError } from '../../platform/errors/app-error.ts';
import { join, type Sql, sql, text } from '../../platform/eventdb/sql.ts';
import type { ReportScope } from './report-scope.ts';
import type { TouchFilter } from './touches.sql.ts';

export interface Behind {
  /** Exactly these people, with the columns of `journeys`. */
  readonly rows: Sql;
  /** Who they are, as the heading of the list says it: “People who went from A to B”. */
  readonly words: string;
  /** Touches the columns of the list are about, where they are not those of the question. */
  readonly filter?: TouchFilter;
  /** They are who they are whatever period and filters are asked. */
  readonly fixed?: boolean;
}

export interface FigurePeople {
  /** `retention.cell` */
  readonly name: string;
  /** @throws AppError `invalid_input` or `not_found` where the question makes no sense */
  behind(scope: ReportScope, question: Readonly<Record<string, string>>): Promise<Behind>;
}

/** @param question what one must say to mean one figure */
export function figurePeople<Question extends z.ZodType>(
  name: string,
  question: Question,
  behind: (scope: ReportScope, asked: z.output<Question>) => Behind | Promise<Behind>,
): FigurePeople {
  return {
    name,
    async behind(scope, given) {
      const asked = question.safeParse(given);
      if (asked.success) return behind(scope, asked.data);
      const [issue] = asked.error.issues;
      throw new AppError('invalid_input', {
        problem: `“${name}” does not tell which people are meant: ${issue?.path.join('.')} ${issue?.message}`,
      });
    },
  };
}

/** The people an address of a figure means. @throws AppError `invalid_input` for a figure there is none of */
export function peopleBehind(
  figures: readonly FigurePeople[],
  scope: ReportScope,
  address: string,
): Promise<Behind> {
  const [name = '', question = ''] = splitAt(address, '?');
  const figure = figures.find((each) => each.name === name);
  if (!figure) {
    const known = figures.map((each) => each.name).join(', ');
    throw new AppError('invalid_input', { problem: `there is no figure “${name}”; there are ${known}` });
  }
  return figure.behind(scope, Object.fromEntries(new URLSearchParams(question)));
}

/** Of the rows those of the given people. */
export function rowsOfPeople(rows: Sql, people: readonly string[]): Sql {
  if (people.length === 0) return sql`SELECT * FROM (${rows}) WHERE 0`;
  return sql`SELECT * FROM (${rows}) WHERE person IN (${join(people.map(text))})`;
}

function splitAt(words: string, mark: string): [string, string] {
  const at = words.indexOf(mark);
  return at < 0 ? [words, ''] : [words.slice(0, at), words.slice(at + mark.length)];
}
