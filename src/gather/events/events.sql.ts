/** The statements that move a batch into the events and take an origin's events out again. */
import { count, ident, int64, join, type Sql, sql, text, uint32 } from '../../platform/eventdb/sql.ts';
import { eventColumns } from './stored-event.ts';

const columns = join(eventColumns.map(ident));
const byOrigin = sql`workspace, origin, intDiv(received, ${count(3_600_000)}) AS hour, count() AS events`;

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

/** Keeps what the batch brought that was here already through another origin. Same-origin repeats say nothing new. */
export function keepRepeats(batch: number): Sql {
  return sql`INSERT INTO repeats (${columns}, batch)
    SELECT ${columns}, ${int64(batch)} AS batch_number FROM incoming
    WHERE (workspace, visitor, time, message, origin) GLOBAL NOT IN (
      SELECT workspace, visitor, time, message, origin FROM events
      WHERE workspace GLOBAL IN (SELECT workspace FROM incoming)
        AND visitor GLOBAL IN (SELECT visitor FROM incoming)
        AND time >= (SELECT min(time) FROM incoming) AND time <= (SELECT max(time) FROM incoming))
    ORDER BY received, seq
    LIMIT 1 BY workspace, visitor, time, message, origin`;
}

/** What was sent, by workspace, origin and hour of acceptance. */
export const sentByOrigin = (): Sql => sql`SELECT ${byOrigin} FROM incoming GROUP BY workspace, origin, hour`;

/** What a batch has stored, likewise. */
export function storedByOrigin(batch: number): Sql {
  return sql`SELECT ${byOrigin} FROM events WHERE batch = ${int64(batch)} GROUP BY workspace, origin, hour`;
}

/** Of an origin's events, those that others brought too, by the origin under which they would come back. */
export function repeatedByOthers(workspace: number, origin: string): Sql {
  return sql`SELECT origin, count() AS events FROM (
      SELECT origin, visitor, time, message FROM repeats
      WHERE workspace = ${uint32(workspace)} AND origin != ${text(origin)} AND (visitor, time, message) GLOBAL IN (
        SELECT visitor, time, message FROM events WHERE ${ofOrigin(workspace, origin)})
      ORDER BY received, seq
      LIMIT 1 BY visitor, time, message) AS kept
    GROUP BY origin ORDER BY events DESC, origin`;
}

/** Stores under the batch's number what others brought too and nobody has stored any longer; one of equal parts of the keys. */
export function bringBack(workspace: number, batch: number, part: { number: number; of: number }): Sql {
  const mine = sql`workspace = ${uint32(workspace)}
      AND modulo(cityHash64(visitor), ${count(part.of)}) = ${count(part.number)}`;
  return sql`INSERT INTO events (${columns}, batch)
    SELECT ${columns}, ${int64(batch)} AS batch_number FROM repeats
    WHERE ${mine} AND (visitor, time, message) GLOBAL NOT IN (
      SELECT visitor, time, message FROM events
      WHERE ${mine} AND visitor GLOBAL IN (SELECT visitor FROM repeats WHERE ${mine}))
    ORDER BY received, seq
    LIMIT 1 BY visitor, time, message`;
}

export function repeatsOf(workspace: number): Sql {
  return sql`SELECT count() AS events FROM repeats WHERE workspace = ${uint32(workspace)}`;
}

/** Marks everybody who has such events (a condition on them), so that their journeys are rebuilt. */
export function markPeople(workspace: number, which: Sql, version: number): Sql {
  return sql`INSERT INTO dirty (workspace, person, version)
    SELECT ${uint32(workspace)} AS in_workspace, if(linked = '', person, linked) AS who, ${int64(version)} AS in_version
    FROM (SELECT DISTINCT visitor, person FROM events WHERE ${which}) AS e
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

export function ofBatch(workspace: number, batch: number): Sql {
  return sql`workspace = ${uint32(workspace)} AND batch = ${int64(batch)}`;
}
