/** Keeps answers until the data they were made from change, so that the same question is answered once. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { personaOf, type ReportParts, type ScopeQuery } from './report-scope.ts';
import { Shared } from './shared.ts';

/** Who has gone and who is still on the way depends on the hour a little: answers are made anew after so long. */
const KEEP_MS = 5 * 60_000;
const MOST_ANSWERS = 300;

interface Kept {
  readonly answer: Shared<{ freshAt: number }>;
  readonly until: number;
}

/** Answers of all reports of one server, the latest few hundred. */
export class Answers {
  readonly #kept = new Map<string, Kept>();

  /**
   * The answer to a question about the data as they are now; asked twice at the same time it is computed once, for as long as
   * anybody waits. A refused one is not kept.
   * @param report name of the report, unique among those kept here
   */
  async of<Query extends ScopeQuery, Answer extends { freshAt: number }>(
    report: string,
    parts: ReportParts,
    workspace: WorkspaceScope,
    query: Query,
    compute: () => Promise<Answer>,
  ): Promise<Answer> {
    const source = await parts.journeys.source(workspace);
    const segments = await Promise.all(
      [query.segment, query.with].map((id) => (id ? parts.segments.get(workspace.id, id) : null)),
    );
    const persona = await personaOf(parts, workspace.id, query.persona);
    const { role: _, ...business } = workspace;
    const asked = [report, business, query, segments, persona, source.version];
    const key = JSON.stringify(asked);
    const now = parts.clock();
    const kept = this.#kept.get(key);
    const answer =
      kept && kept.until > now && !kept.answer.abandoned
        ? (kept.answer as Shared<Answer>)
        : this.#keep(key, now, new Shared(compute));
    return { ...(await answer.wait()), freshAt: source.freshAt };
  }

  /** A handler for a report's route that keeps its answers. */
  handler<Parts extends ReportParts, Query extends ScopeQuery, Answer extends { freshAt: number }>(
    report: string,
    parts: Parts,
    answer: (parts: Parts, workspace: WorkspaceScope, query: Query) => Promise<Answer>,
  ): (call: { workspace: WorkspaceScope; query: Query }) => Promise<Answer> {
    return ({ workspace, query }) =>
      this.of(report, parts, workspace, query, () => answer(parts, workspace, query));
  }

  #keep<Answer extends { freshAt: number }>(
    key: string,
    now: number,
    answer: Shared<Answer>,
  ): Shared<Answer> {
    const kept = { answer, until: now + KEEP_MS };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    answer.onRefusal(() => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_ANSWERS && oldest !== undefined) this.#kept.delete(oldest);
    return answer;
  }
}
