/**
 * The circumstances of a trial: what its event and those shortly before it say (device, browser, region …), the hour and
 * weekday, where the person first came from, what was spent, what they had met. Found in the data, not listed anywhere.
 */
import { quantile } from '../../kernel/statistics/quantile.ts';
import type { Question } from './trials.ts';
import { DAY_MS, dayNumber, HOUR_MS, type World, weekdayOf } from './world.ts';

/** What an earlier event says holds for this long, unless a later one says otherwise. */
const HOLDS_MS = 30 * DAY_MS;
/** No further back than so many events: people who are here all day. */
const FURTHEST_BACK = 60;

export interface Circumstance {
  readonly dimension: string;
  readonly name: string;
  readonly value: string;
  readonly kind: 'everyone' | 'mark' | 'weekday' | 'hours' | 'first_channel' | 'amount' | 'met';
  readonly band?: { readonly from: number | null; readonly to: number | null };
  /** For `met`: place of the touchpoint. */
  readonly touchpoint?: number;
}

/** Circumstances of a question's trials; number 0 is "everyone". Those of trial i lie from `starts[i]` up to `starts[i + 1]`. */
export interface Circumstances {
  readonly list: readonly Circumstance[];
  readonly starts: Uint32Array;
  readonly ids: Uint16Array;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const HOURS = ['night', 'morning', 'afternoon', 'evening'];
const AMOUNT_BANDS = [0.25, 0.5, 0.75];

export function circumstancesOf(world: World, question: Question): Circumstances {
  const { walks, marks } = world;
  const { trials, besides = new Set<string>(), met } = question;
  const known = new Numbering();
  const allowed = marks.map(({ dimension }) => !besides.has(dimension));
  const firstChannel = firstChannels(world);
  const band = question.knownBefore ? null : amountBands(world, question);
  const carried = new Carried(world);
  const starts = new Uint32Array(trials.count + 1);
  const ids: number[] = [];
  for (let t = 0; t < trials.count; t++) {
    const touch = trials.touches[t] ?? 0;
    const person = trials.people[t] ?? 0;
    ids.push(0);
    for (const mark of carried.at(
      touch,
      walks.starts[person] ?? 0,
      walks.starts[person + 1] ?? 0,
      question,
    )) {
      const about = marks[mark - 1];
      if (about && allowed[mark - 1]) ids.push(known.of(`m${mark}`, () => ({ ...about, kind: 'mark' })));
    }
    const day = dayNumber(world.dayStarts, walks.times[touch] ?? 0);
    if (day >= 0) pushTimes(world, known, ids, touch, day);
    const channel = question.byFirstChannel ? (firstChannel[person] ?? 0) : 0;
    const channelName = channel === 0 ? null : world.channelName(channel);
    if (channelName !== null)
      ids.push(known.of(`c${channel}`, () => plain('first_channel', 'first came by', channelName)));
    const spent = band?.(touch);
    if (spent) ids.push(known.of(`a${spent.value}`, () => spent));
    if (met) pushMet(world, known, ids, touch, person, met);
    starts[t + 1] = ids.length;
  }
  return { list: known.list, starts, ids: Uint16Array.from(ids) };
}

function plain(kind: Circumstance['kind'], name: string, value: string): Circumstance {
  return { dimension: kind, name, value, kind };
}

/** Gives each circumstance its number when it first occurs. */
class Numbering {
  readonly list: Circumstance[] = [plain('everyone', 'everyone', '')];
  readonly #numbers = new Map<string, number>();

  of(key: string, about: () => Circumstance): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.list.length;
    this.list.push(about());
    this.#numbers.set(key, number);
    return number;
  }
}

function pushTimes(world: World, known: Numbering, ids: number[], touch: number, day: number): void {
  const { dayStarts, walks } = world;
  const began = dayStarts[day] ?? 0;
  const weekday = weekdayOf(world, day);
  ids.push(known.of(`w${weekday}`, () => plain('weekday', 'weekday', WEEKDAYS[weekday] ?? '')));
  if (walks.dated[touch] === 1) return;
  const quarter = Math.min(3, Math.floor(((walks.times[touch] ?? 0) - began) / (6 * HOUR_MS)));
  ids.push(known.of(`h${quarter}`, () => plain('hours', 'time of day', HOURS[quarter] ?? '')));
}

function pushMet(
  { walks, touchpoints }: World,
  known: Numbering,
  ids: number[],
  touch: number,
  person: number,
  met: NonNullable<Question['met']>,
): void {
  const [first, end] = [walks.starts[person] ?? 0, walks.starts[person + 1] ?? 0];
  const began = walks.times[touch] ?? 0;
  const seen = new Set<number>();
  for (let i = touch; i >= first && (walks.times[i] ?? 0) >= began - met.beforeMs; i--)
    seen.add(walks.touchpointAt[i] ?? 0);
  for (let i = touch + 1; i < end && (walks.times[i] ?? 0) <= began + met.afterMs; i++)
    seen.add(walks.touchpointAt[i] ?? 0);
  for (const place of met.touchpoints) {
    if (!seen.has(place)) continue;
    const title = touchpoints[place - 1]?.title ?? '';
    ids.push(
      known.of(`t${place}`, () => ({
        ...plain('met', 'met', title),
        dimension: `met:${place}`,
        touchpoint: place,
      })),
    );
  }
}

/** In each dimension the last thing said: by the touch itself, of its order afterwards, or before it. */
class Carried {
  readonly #world: World;
  readonly #dimension: Uint16Array;
  readonly #seen: Int32Array;
  #turn = 0;

  constructor(world: World) {
    this.#world = world;
    const numbers = new Map<string, number>();
    this.#dimension = Uint16Array.from([{ dimension: '' }, ...world.marks], ({ dimension }) => {
      const known = numbers.get(dimension) ?? numbers.size;
      numbers.set(dimension, known);
      return known;
    });
    this.#seen = new Int32Array(numbers.size);
  }

  at(touch: number, first: number, end: number, { knownBefore = false, ahead }: Question): number[] {
    const { walks, signs } = this.#world;
    const out: number[] = [];
    this.#turn++;
    const time = walks.times[touch] ?? 0;
    if (!knownBefore) this.#take(touch, out);
    for (let i = touch + 1; ahead && i < end && (walks.times[i] ?? 0) <= time + ahead.forMs; i++) {
      if (signs.kindOf[walks.nameAt[i] ?? 0] === 'order') break;
      if (ahead.touchpoints.has(walks.touchpointAt[i] ?? 0)) this.#take(i, out);
    }
    const earliest = Math.max(first, touch - FURTHEST_BACK);
    for (let i = touch - 1; i >= earliest && (walks.times[i] ?? 0) >= time - HOLDS_MS; i--) {
      if (!isTie(walks, i, touch)) this.#take(i, out);
    }
    return out;
  }

  #take(touch: number, into: number[]): void {
    const { walks } = this.#world;
    for (let m = walks.markStarts[touch] ?? 0; m < (walks.markStarts[touch + 1] ?? 0); m++) {
      const mark = walks.marks[m] ?? 0;
      const dimension = this.#dimension[mark] ?? 0;
      if (this.#seen[dimension] === this.#turn) continue;
      this.#seen[dimension] = this.#turn;
      into.push(mark);
    }
  }
}

/** Of two events of a day known by its date alone nobody knows which came first. */
function isTie({ times, dated }: World['walks'], a: number, b: number): boolean {
  return dated[b] === 1 && times[a] === times[b];
}

function firstChannels({ walks }: World): Uint8Array {
  return Uint8Array.from(
    { length: walks.people.length },
    (_, person) => walks.channelAt[walks.starts[person] ?? 0] ?? 0,
  );
}

/** Bands of what was spent, where the trials begin with an amount. */
function amountBands(
  { walks }: World,
  { trials }: Question,
): ((touch: number) => Circumstance | null) | null {
  const amounts = Array.from(trials.touches, (touch) => walks.amounts[touch] ?? 0).filter(
    (amount) => amount > 0,
  );
  if (amounts.length < 100) return null;
  amounts.sort((a, b) => a - b);
  const edges = [...new Set(AMOUNT_BANDS.map((part) => quantile(amounts, part) ?? 0))];
  return (touch) => {
    const amount = walks.amounts[touch] ?? 0;
    if (amount <= 0) return null;
    const at = edges.filter((edge) => amount > edge).length;
    const band = { from: edges[at - 1] ?? null, to: edges[at] ?? null };
    return { ...plain('amount', 'amount', String(at)), band };
  };
}
