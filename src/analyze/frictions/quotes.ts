/** What those concerned said themselves: low scores and complaints after it happened to them, in their own words. */
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int, str } from '../../platform/eventdb/row.ts';
import type { Quote } from './contract.ts';
import type { Finding } from './finding.ts';
import { effectOf, type Friction } from './merge.ts';
import type { Fear } from './trials.ts';
import { textsOf } from './walks.sql.ts';
import { DAY_MS, type World } from './world.ts';

const MOST_QUOTES = 3;
/** People whose words are looked up for one friction. */
const MOST_ASKED = 40;
const MOST_TEXTS = 5000;
/** Words are about what happened not long before; who failed to pay complains at once, who waited for a parcel later. */
const ABOUT_MS: Readonly<Partial<Record<Fear, number>>> = {
  left: 3 * DAY_MS,
  failed: 3 * DAY_MS,
  repeated: 3 * DAY_MS,
};
const ABOUT_AN_ORDER_MS = 60 * DAY_MS;
const LONGEST = 300;

/** By friction, in the order given. One statement for all of them. */
export async function quotesOf(
  events: EventDb,
  workspace: number,
  world: World,
  frictions: readonly Friction[],
): Promise<Quote[][]> {
  const speakers = frictions.map((friction) => speakersOf(world, friction));
  const people = [...new Set(speakers.flatMap((of) => [...of.keys()]))];
  if (people.length === 0) return frictions.map(() => []);
  const range = { workspace, fromMs: world.dayStarts[0] ?? 0, toMs: world.until };
  const rows = await events.query(textsOf(range, people, MOST_TEXTS), {
    who: str,
    time: int,
    name: str,
    words: str,
    score: str,
  });
  return speakers.map((of, i) => {
    const effect = frictions[i]?.effect ?? 'harm';
    const heard = new Set<string>();
    return rows
      .filter(({ who, time, name, score }) => {
        const spoken = of.get(who);
        return (
          spoken !== undefined &&
          time >= spoken.from &&
          time <= spoken.to &&
          tells(world, name, score, effect)
        );
      })
      .filter(({ words }) => !heard.has(words) && heard.add(words))
      .slice(0, MOST_QUOTES)
      .map(({ who, time, name, words, score }) => ({
        person: who,
        at: time,
        name,
        words: brief(words),
        score: score === '' ? null : Number(score),
      }));
  });
}

interface Spoken {
  readonly from: number;
  readonly to: number;
}

/** Those it happened to who gave a score or complained afterwards, with the time in which their words are about it. */
function speakersOf(world: World, { main, more, effect }: Friction): Map<string, Spoken> {
  const speakers = new Map<string, Spoken>();
  // That more go on than before is nothing anybody writes about.
  if (effect === 'help' && ABOUT_MS[main.question.fear] !== undefined) return speakers;
  for (const finding of [main, ...more]) {
    const aboutMs = ABOUT_MS[finding.question.fear] ?? ABOUT_AN_ORDER_MS;
    for (const trial of concerned(finding)) {
      if (speakers.size >= MOST_ASKED) return speakers;
      const person = finding.question.trials.people[trial] ?? 0;
      const touch = finding.question.trials.touches[trial] ?? 0;
      const from = world.walks.times[touch] ?? 0;
      const spoken = { from, to: from + aboutMs };
      if (speaks(world, touch, world.walks.starts[person + 1] ?? 0, spoken.to)) {
        speakers.set(world.walks.people[person] ?? '', spoken);
      }
    }
  }
  return speakers;
}

/** Latest first: whom it happened to; where it is good, for whom it went well. */
export function concerned(finding: Finding): number[] {
  const { trials } = finding.question;
  const wanted = effectOf(finding) === 'harm' ? 1 : 0;
  return finding.inside
    .filter((trial) => trials.bad[trial] === wanted)
    .sort((a, b) => (trials.times[b] ?? 0) - (trials.times[a] ?? 0));
}

function speaks({ walks, signs }: World, touch: number, end: number, latest: number): boolean {
  for (let i = touch; i < end && (walks.times[i] ?? 0) <= latest; i++) {
    if (!Number.isNaN(walks.scores[i] ?? Number.NaN) || signs.kindOf[walks.nameAt[i] ?? 0] === 'complaint')
      return true;
  }
  return false;
}

/** A good score says nothing of what hurts, nor a bad one of what works. */
function tells({ signs }: World, name: string, score: string, effect: 'harm' | 'help'): boolean {
  const place = signs.names.indexOf(name) + 1;
  const low = signs.lowScore[place] ?? Number.NaN;
  if (score === '' || Number.isNaN(low)) return effect === 'harm' && signs.kindOf[place] === 'complaint';
  return effect === 'harm' ? Number(score) <= low : Number(score) > low;
}

function brief(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
