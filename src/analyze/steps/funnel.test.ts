import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { randomFrom } from '../../kernel/random.ts';
import { PeopleQuery } from '../overview/contract.ts';
import { answerPeopleReport } from '../overview/people-report.ts';
import { FunnelQuery } from './contract.ts';
import { answerFunnelReport } from './funnel-report.ts';

const now = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;
const names = ['view', 'cart', 'pay', 'help'] as const;

let told = 0;
function event(
  person: string,
  name: string,
  minute: number,
  over: Partial<IncomingEvent> = {},
): IncomingEvent {
  told++;
  return {
    messageId: `m${told}`,
    name,
    time: now - 10 * 86_400_000 + minute * MINUTE,
    precision: 'instant',
    identities: [{ kind: 'user', value: person }],
    ...over,
  };
}

/** Eight people, each a trap: a window just missed or just met, a second beginning, the same instant. */
const eight: IncomingEvent[] = [
  ...[event('u1', 'view', 0), event('u1', 'cart', 10), event('u1', 'pay', 20)],
  ...[event('u2', 'view', 0), event('u2', 'pay', 5), event('u2', 'cart', 10)],
  ...[event('u3', 'cart', 0), event('u3', 'view', 5), event('u3', 'cart', 70)],
  ...[event('u4', 'view', 0), event('u4', 'view', 50), event('u4', 'cart', 100), event('u4', 'pay', 105)],
  ...[event('u5', 'cart', 0), event('u5', 'pay', 1)],
  ...[event('u6', 'view', 0), event('u6', 'cart', 0), event('u6', 'pay', 0)],
  ...[event('u7', 'view', 0), event('u7', 'cart', 60)],
  event('u8', 'help', 0),
];

/** What one person met, in the order of time; `until` is the last instant it may have been. */
interface Meeting {
  readonly name: string;
  readonly at: number;
  readonly until: number;
}

/** How far somebody comes, worked out one beginning after the other. */
function furthest(
  path: readonly Meeting[],
  steps: readonly string[],
  { order, windowMs, without }: { order: 'ordered' | 'strict'; windowMs: number; without: readonly string[] },
): number {
  let most = 0;
  for (const [place, { name, at: start }] of path.entries()) {
    if (name !== steps[0]) continue;
    let [level, reached] = [1, start];
    for (const [index, step] of steps.slice(1).entries()) {
      const isNext = ({ at, until }: Meeting) => (step === steps[index] ? at > reached : until >= reached);
      const next =
        order === 'strict'
          ? path.slice(place + index + 1, place + index + 2).find((each) => each.name === step)
          : path.find((each) => each.name === step && isNext(each) && each.at <= start + windowMs);
      if (!next || next.at > start + windowMs) break;
      const met = order === 'strict' ? next.at : Math.max(next.at, reached);
      if (path.some(({ name: other, at }) => without.includes(other) && at > reached && at < met)) break;
      [level, reached] = [level + 1, met];
    }
    most = Math.max(most, level);
  }
  return most;
}

describeOnEachBackend('the funnel', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  const ids = new Map<string, string>();
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, now, 'Europe/Berlin');
    const stages = await bench.stages.replace(bench.workspace.id, [{ name: 'Look' }, { name: 'Buy' }], null);
    for (const name of names) {
      const made = await bench.touchpoints.create(bench.workspace.id, {
        stageId: stages[name === 'pay' ? 1 : 0]?.id ?? '',
        title: name,
        channel: null,
        rule: {
          match: 'all',
          conditions: [{ kind: 'field', field: 'name', operator: 'is', values: [name] }],
        },
      });
      ids.set(name, made.id);
    }
  });
  afterEach(() => backends.close());

  const list = (...wanted: string[]) => wanted.map((name) => ids.get(name)).join(',');
  const report = (query: Partial<Record<keyof FunnelQuery, unknown>> = {}) =>
    answerFunnelReport(
      bench.parts,
      bench.workspace,
      FunnelQuery.parse({ steps: list('view', 'cart', 'pay'), windowMinutes: 60, ...query }),
    );
  const people = async (query: Parameters<typeof report>[0] = {}) =>
    (await report(query)).steps.map((step) => step.people);

  it('lets any meeting begin, holds the window, and takes the same instant as after', async () => {
    await bench.send(eight);
    const answer = await report();
    expect(answer.steps.map((step) => step.people)).toEqual([6, 5, 3]);
    // Wilson interval of 5 in 6.
    expect(answer.steps[1]?.ofBefore?.low).toBeCloseTo(0.436497177814, 9);
    expect(answer.steps[2]?.ofFirst).toMatchObject({ count: 3, of: 6 });
    // u1 10, u2 10, u4 50 from its second beginning, u6 0, u7 60 minutes; ten thirds for the whole way.
    expect(answer.steps[1]?.took).toEqual({ n: 5, medianMs: 10 * MINUTE, p90Ms: 60 * MINUTE });
    expect(answer.histogram.slice(0, 2)).toEqual([
      { upToMs: 10 * MINUTE, people: 1 },
      { upToMs: 60 * MINUTE, people: 2 },
    ]);
    expect(answer.arrived.at(-1)?.share).toBeCloseTo(0.5, 9);
    expect(await people({ windowMinutes: 59 })).toEqual([6, 4, 3]);
    expect(await people({ windowMinutes: 66 })).toEqual([6, 6, 3]);
  });

  it('knows the open and the strict order, and what must not lie between', async () => {
    await bench.send(eight);
    // Open: all but u8 met a step; cart or pay: all of those but none only viewed; pay: u1, u2, u4, u5, u6.
    expect(await people({ order: 'open' })).toEqual([7, 7, 5]);
    // u2 paid between view and cart, u4 viewed twice first, which is another beginning; u3 took too long.
    expect(await people({ order: 'strict' })).toEqual([6, 4, 3]);
    await bench.send([
      event('u1', 'help', 5),
      event('u9', 'view', 0),
      event('u9', 'help', 1),
      event('u9', 'cart', 2),
    ]);
    expect(await people()).toEqual([7, 6, 3]);
    expect(await people({ without: list('help') })).toEqual([7, 4, 2]);
    expect(await people({ order: 'strict' })).toEqual([7, 3, 2]);
  });

  it('takes stages as steps, the same step twice as two meetings, and an event known by its day as any time of it', async () => {
    await bench.send(eight);
    expect(await people({ steps: undefined })).toEqual([8, 5]);
    // Only u4 viewed twice.
    expect(await people({ steps: list('view', 'view') })).toEqual([6, 1]);
    const day = now - 10 * 86_400_000;
    await bench.send([
      event('u7', 'pay', 0, { time: day - (day % 86_400_000) - 3_600_000, precision: 'date' }),
    ]);
    expect(await people()).toEqual([6, 5, 4]);
  });

  it('finds for any paths what following every beginning finds', async () => {
    const random = randomFrom('paths of a funnel');
    const paths = Array.from({ length: 150 }, (_, n) => {
      const minutes = Array.from({ length: random.whole(1, 14) }, () => random.whole(0, 5000));
      return [...new Set(minutes)]
        .sort((a, b) => a - b)
        .map((minute) => {
          const name = names[random.whole(0, names.length)] ?? 'view';
          const dated = random.next() < 0.1 ? ({ precision: 'date' } as const) : {};
          return event(`r${n}`, name, minute, dated);
        });
    });
    await bench.send(paths.flat());
    const met = paths.map((path) =>
      path.map(({ name, time, precision }): Meeting => {
        return { name, at: time, until: time + (precision === 'date' ? 86_399_999 : 0) };
      }),
    );
    // Within the first day alone, paths are cut and a window may be longer than the time asked about.
    const days = { from: '2026-11-10', to: '2026-11-12' };
    const end = Date.UTC(2026, 10, 11, 23);
    for (const [steps, order, windowMinutes, without, narrow] of [
      [['view', 'cart', 'pay'], 'ordered', 60, [], {}],
      [['view', 'cart', 'pay', 'view'], 'ordered', 900, [], {}],
      [['view', 'view', 'pay'], 'ordered', 2000, [], {}],
      [['view', 'cart', 'pay'], 'ordered', 900, ['help'], {}],
      [['view', 'cart', 'view', 'pay'], 'ordered', 100_000, [], days],
      [['cart', 'pay'], 'ordered', 300, [], days],
      [['view', 'cart'], 'strict', 900, [], {}],
      [['view', 'view', 'cart'], 'strict', 100_000, [], days],
    ] as const) {
      const levels = met
        .map((path) => path.filter(({ at }) => Object.keys(narrow).length === 0 || at < end))
        .map((path) => furthest(path, steps, { order, windowMs: windowMinutes * MINUTE, without }));
      const expected = steps.map((_, index) => levels.filter((level) => level > index).length);
      const asked = { steps: list(...steps), order, windowMinutes, without: list(...without), ...narrow };
      expect([asked, await people(asked)]).toEqual([asked, expected]);
    }
  });

  it('leads to exactly the people behind each bar, and to those who went no further', async () => {
    await bench.send(eight);
    const { steps } = await report();
    const listed = async (over: Record<string, unknown>) => {
      const asked = { steps: list('view', 'cart', 'pay'), windowMinutes: 60, ...over };
      const question = new URLSearchParams(asked as unknown as Record<string, string>);
      const query = PeopleQuery.parse({ behind: `funnel.step?${question}` });
      const answer = await answerPeopleReport(bench.parts, bench.workspace, query);
      return [answer.total, answer.items.map(({ label }) => label).sort()];
    };
    for (const [index, { people: behind }] of steps.entries())
      expect((await listed({ step: index + 1 }))[0]).toBe(behind);
    expect(await listed({ step: 2, noFurther: 'yes' })).toEqual([2, ['u2', 'u7']]);
  });

  it('splits, shows the trend in business days, and refuses what is no funnel', async () => {
    await bench.send(
      eight.map((each) => ({ ...each, device: each.identities[0]?.value === 'u1' ? 'phone' : 'desktop' })),
    );
    const answer = await report({ by: 'device' });
    expect(answer.parts.map(({ name, people: of }) => [name, of])).toEqual([
      ['desktop', [5, 4, 2]],
      ['phone', [1, 1, 1]],
    ]);
    expect(answer.trend).toMatchObject({
      unit: 'day',
      points: [{ fromDay: '2026-11-10', began: 6, arrived: { count: 3, of: 6 }, complete: true }],
    });
    await expect(report({ steps: list('view') })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(report({ steps: 'tch_none,tch_nil' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('shows units in which nobody began with nobody, as far as there are data', async () => {
    const ago = (days: number) => -days * 1440;
    await bench.send([
      ...[event('a', 'view', ago(260)), event('a', 'cart', ago(260) + 5), event('a', 'pay', ago(260) + 6)],
      ...[event('b', 'view', ago(160)), event('c', 'help', ago(30))],
    ]);
    const { unit, points } = (await report({ from: '2025-01-01' })).trend;
    expect([unit, points.map(({ fromDay, began, arrived }) => [fromDay, began, arrived.of])]).toEqual([
      'month',
      [
        ...[['2026-02-01', 1, 1], ...['2026-03-01', '2026-04-01', '2026-05-01'].map((day) => [day, 0, 0])],
        ['2026-06-01', 1, 1],
        ...['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'].map((day) => [day, 0, 0]),
      ],
    ]);
  });

  it('says who goes on where it is more than chance, and of nobody where it may be chance', async () => {
    const shoppers = Array.from({ length: 200 }, (_, n) => {
      const helped = n % 2 === 0;
      const pays = helped ? n % 10 < 8 : n % 10 < 3;
      const who = `s${n}`;
      return [
        event(who, 'view', 0),
        ...(helped ? [event(who, 'help', 1)] : []),
        event(who, 'cart', 2),
        ...(pays ? [event(who, 'pay', 3)] : []),
      ];
    });
    await bench.send(shoppers.flat());
    const { goesOn } = await report();
    expect(goesOn).toHaveLength(1);
    expect(goesOn[0]).toMatchObject({
      name: 'help',
      withIt: { count: 80, of: 100 },
      withoutIt: { count: 20, of: 100 },
    });
    expect(goesOn[0]?.low).toBeGreaterThan(0.4);
    await bench.send(eight);
    const few = await report({ steps: list('cart', 'pay'), device: 'none' });
    expect(few).toMatchObject({ goesOn: [], steps: [{ people: 0 }, { people: 0 }] });
  });
});
