/** The statements that move a batch into the events and take an origin's events out again. */
import { count, ident, int64, join, type Sql, sql, text, uint32 } from '../../platform/eventdb/sql.ts';
import { eventColumns } from './stored-event.ts';

const columns = join(eventColumns.map(ident));

export const emptyIncoming = (): Sql => sql`TRUNCATE TABLE incoming`;

/**
 * Copies what is new from `incoming` into `events` under the batch's number. The same event (person key, time, message)
 * that is there already, or twice in the batch, is left out: it is a duplicate.
 */
export function insertNew(batch: number): Sql {
  return sql`INSERT INTO events (${columns}, batch)
    SELECT ${columns}, ${int64(batch)} AS batch_number FROM incoming
    WHERE (workspace, visitor, time, message) GLOBAL NOT IN (
      SELECT workspace, visitor, time, message FROM events
      WHERE workspace GLOBAL IN (SELECT workspace FROM incoming)
        AND visitor GLOBAL IN (SELECT visitor FROM incoming)
        AND time >= (SELECT min(time) FROM incoming) AND time <= (SELECT max(time) FROM incoming))
    ORDER BY received, seq
    LIMIT 1 BY workspace, visitor, time, message`;
}

/** What a batch has stored, by workspace, origin and hour of acceptance. */
export function storedByOrigin(batch: number): Sql {
  return sql`SELECT workspace, origin, intDiv(received, ${count(3_600_000)}) AS hour, count() AS stored
    FROM events WHERE batch = ${int64(batch)} GROUP BY workspace, origin, hour`;
}

/** Marks everybody an origin has events of, so that their journeys are rebuilt. */
export function markPeopleOfOrigin(workspace: number, origin: string, version: number): Sql {
  return sql`INSERT INTO dirty (workspace, person, version)
    SELECT ${uint32(workspace)} AS in_workspace, if(linked = '', person, linked) AS who, ${int64(version)} AS in_version
    FROM (SELECT DISTINCT visitor, person FROM events WHERE workspace = ${uint32(workspace)} AND origin = ${text(origin)}) AS e
    ANY LEFT JOIN (${linkedPeople(workspace)}) AS l USING visitor
    GROUP BY who`;
}

/** Person keys that lead to another person than the events were stored with: `visitor`, `linked`. */
export function linkedPeople(workspace: number): Sql {
  return sql`SELECT visitor, argMax(person, version) AS linked FROM links
    WHERE workspace = ${uint32(workspace)} GROUP BY visitor HAVING linked != ''`;
}

export function ofOrigin(workspace: number, origin: string): Sql {
  return sql`workspace = ${uint32(workspace)} AND origin = ${text(origin)}`;
}
