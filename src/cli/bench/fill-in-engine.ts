/**
 * A story too long to be sent through the door: the same people doing the same things, made by the event engine itself while no server has
 * the folder. What calls and the inbox do is measured at smaller sizes.
 */
import { channelCode } from '../../gather/events/public.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { count, int64, join, type Sql, sql, text, texts, uint8, uint32 } from '../../platform/eventdb/sql.ts';
import { chapters, ORDER_CHAPTER, type Story, YEAR_FROM_MS, YEAR_MS } from './story.ts';

const PART = 1_000_000;
const CHANNELS = ['instagram', 'search', 'email', 'direct'] as const;
const LIMITS = { seconds: 1800 };

/** Into an engine that nothing else has open. */
export async function fillInEngine(events: EventDb, workspace: number, story: Story): Promise<void> {
  for (let from = 0; from < story.events; from += PART) {
    await events.run(insertPart(workspace, story, from, Math.min(PART, story.events - from)), LIMITS);
  }
  await events.run(insertLinks(workspace), LIMITS);
}

/** A number in [0, 1) that depends on both. */
function chance(of: Sql, about: number): Sql {
  return sql`(cityHash64(${of}, ${uint8(about)}) % 1000003 / 1000003)`;
}

function personOf(key: Sql): Sql {
  return sql`concat('p', substring(lower(concat(hex(cityHash64(${key})), hex(cityHash64(${key}, 1)))), 1, 20))`;
}

/** By chapter, from the first on. */
function byChapter(values: readonly Sql[]): Sql {
  return sql`[${join(values)}][chapter + 1]`;
}

function insertPart(workspace: number, story: Story, from: number, rows: number): Sql {
  const codes = join(CHANNELS.map((channel) => uint8(channelCode(channel))));
  const website = uint8(channelCode('website'));
  const first = sql`[${codes}][arrives]`;
  const via = ['delivery', 'email', 'review'].map((channel) => uint8(channelCode(channel)));
  const pages = chapters.map(({ page }) =>
    page === 'home'
      ? text('/')
      : page === 'product'
        ? sql`concat('/products/', toString(product))`
        : text(page === null ? '' : `/${page}`),
  );
  return sql`INSERT INTO events (workspace, visitor, person, time, message, batch, received, seq, origin, precision, name, channel, source,
      medium, campaign, page, device, country, session, amount, currency, property_names, property_values)
    SELECT ${uint32(workspace)}, if(chapter < ${count(ORDER_CHAPTER)}, concat('anonymous:v', toString(who)), concat('user:c', toString(who))) AS key,
      ${personOf(sql`key`)}, ${int64(YEAR_FROM_MS)} + toInt64(number / ${count(story.events)} * ${count(YEAR_MS)}), cityHash64(number, 9),
      toInt64(0), ${int64(YEAR_FROM_MS)} + toInt64(number), toUInt32(0), 'source:made', toUInt8(0),
      ${byChapter(chapters.map(({ name }) => text(name)))}, ${byChapter([first, ...Array.from({ length: 5 }, () => website), ...via])},
      if(chapter = 0, ${texts(CHANNELS)}[arrives], ''), '', '', ${byChapter(pages)}, if(who % 3 = 0, 'desktop', 'mobile'), '', '',
      if(chapter = ${count(ORDER_CHAPTER)}, 500 + toInt64(${chance(sql`number`, 6)} * 20000), toInt64(0)),
      if(chapter = ${count(ORDER_CHAPTER)}, 'EUR', ''), ['product', 'category'],
      [concat('P', toString(product)), concat('C', toString(product % 20))]
    FROM (${told(story, from, rows)})`;
}

/** Who does what at each number, as in `story.ts`. */
function told({ events, people }: Story, from: number, rows: number): Sql {
  const around = count(Math.max(1, Math.floor(people / 6)));
  return sql`SELECT number, who, toUInt8(${chance(sql`who`, 4)} * 4) + 1 AS arrives, toUInt32(${chance(sql`number`, 5)} * 400) AS product,
      least(toUInt8(floor(${chance(sql`number`, 3)} * least(1, (1 - place) * 1.5) * last)), last - 1) AS chapter
    FROM (
      SELECT number, place, who, multiIf(${chance(sql`who`, 2)} < 0.45, 3, ${chance(sql`who`, 2)} < 0.7, 5, ${count(chapters.length)}) AS last
      FROM (
        SELECT number, ${chance(sql`number`, 1)} AS place,
          (toInt64(number / ${count(events)} * ${count(people)}) + toInt64(place * ${around})) % ${count(people)} AS who
        FROM numbers(${count(from)}, ${count(rows)})))`;
}

/** Whoever ordered is the visitor from before. */
function insertLinks(workspace: number): Sql {
  const number = sql`substring(visitor, position(visitor, ':') + 2)`;
  const own = sql`workspace = ${uint32(workspace)}`;
  return sql`INSERT INTO links (workspace, visitor, person, version)
    SELECT ${uint32(workspace)}, visitor, ${personOf(number)}, toInt64(1) FROM (SELECT DISTINCT visitor FROM events WHERE ${own}) AS keys
    WHERE ${number} IN (SELECT substring(visitor, 7) FROM events WHERE ${own} AND visitor LIKE 'user:c%')`;
}
