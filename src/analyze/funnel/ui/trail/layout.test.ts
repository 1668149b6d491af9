import { describe, expect, it } from 'vitest';
import { layTrail, type TrailInput } from './layout.ts';
import { placeHorizontal, placeVertical } from './outline.ts';
import { ribbonWidth, type TrailFrame, type TrailStage } from './stations.ts';

const frame: TrailFrame = { length: 1080, lead: 100, widest: 120, above: 60, below: 76 };

function stagesOf(people: readonly number[], previous?: readonly number[]): TrailStage[] {
  return people.map((count, i) => {
    const left = i === people.length - 1 ? 0 : Math.max(0, count - (people[i + 1] ?? 0));
    const onTheWay = Math.floor(left / 10);
    return {
      id: `s${i}`,
      people: count,
      previousPeople: previous?.[i] ?? null,
      gone: left - onTheWay,
      onTheWay,
    };
  });
}

function lay(people: readonly number[], more: Partial<TrailInput> = {}) {
  return layTrail({ stages: stagesOf(people), returning: null, frame, place: placeHorizontal, ...more });
}

function numbersIn(path: string): number[] {
  return [...path.matchAll(/-?[\d.]+/g)].map((match) => Number(match[0]));
}

const everyPath = (shape: ReturnType<typeof lay>): string =>
  [
    shape.ribbon,
    shape.edge,
    shape.middle,
    shape.before ?? '',
    shape.loop?.path ?? '',
    ...shape.contours,
    ...shape.strands.flatMap((strand) => [strand.gone ?? '', strand.onTheWay ?? '']),
  ].join(' ');

describe('width of the trail', () => {
  it('is the square root of people', () => {
    expect(ribbonWidth(12_480, 12_480, 120)).toBe(120);
    expect(ribbonWidth(3120, 12_480, 120)).toBeCloseTo(60, 10);
    expect(ribbonWidth(780, 12_480, 120)).toBeCloseTo(30, 10);
  });

  it('shows one person among a million, and nobody as nothing', () => {
    expect(ribbonWidth(1, 1_000_000, 120)).toBe(1.5);
    expect(ribbonWidth(0, 1_000_000, 120)).toBe(0);
    expect(ribbonWidth(0, 0, 120)).toBe(0);
  });
});

describe('laying out the trail', () => {
  it.each(Array.from({ length: 9 }, (_, i) => i + 2))(
    '%d stages stand side by side without overlap',
    (count) => {
      const people = Array.from({ length: count }, (_, i) => Math.round(12_480 / 2.4 ** i));
      const shape = lay(people, { returning: { people: 12, toStage: Math.floor(count / 2) } });
      expect(shape.step).toBeCloseTo(1080 / count, 10);
      expect(shape.waypoints).toHaveLength(count);
      // A strand ends inside its own stage with room for its label on both sides.
      for (const strand of shape.strands) {
        const start = frame.lead + strand.stage * shape.step;
        expect(strand.end[0]).toBeGreaterThan(start + shape.step * 0.25);
        expect(strand.end[0]).toBeLessThan(start + shape.step * 0.75);
        const xs = numbersIn(strand.gone ?? '').filter((_, i) => i % 2 === 0);
        expect(Math.max(...xs)).toBeLessThan(start + shape.step);
      }
      expect(everyPath(shape)).not.toMatch(/NaN|Infinity|undefined/);
    },
  );

  it.each([
    ['no stages', []],
    ['one stage', [70]],
    ['nobody at all', [0, 0, 0, 0, 0, 0, 0]],
    ['nobody at the end', [12, 3, 0, 0]],
    ['huge counts', [9_000_000_000, 8_999_999_999, 1]],
    ['more people later than before', [10, 40, 5]],
  ])('%s: draws without a hole', (_name, people) => {
    const shape = lay(people, { returning: { people: 2, toStage: 0 } });
    expect(everyPath(shape)).not.toMatch(/NaN|Infinity|undefined/);
    expect(shape.waypoints).toHaveLength(people.length);
  });

  it('has a strand where people left and none where nobody did', () => {
    const shape = lay([100, 100, 40, 40]);
    expect(shape.strands.map((strand) => strand.stage)).toEqual([1]);
  });

  it('hatches those still on the way apart from those gone', () => {
    const all = layTrail({
      stages: [
        { id: 'a', people: 50, previousPeople: null, gone: 0, onTheWay: 30 },
        { id: 'b', people: 20, previousPeople: null, gone: 0, onTheWay: 0 },
      ],
      returning: null,
      frame,
      place: placeHorizontal,
    });
    expect(all.strands[0]?.gone).toBeNull();
    expect(all.strands[0]?.onTheWay).not.toBeNull();
  });

  it('turns back to the stage where people buy, above the trail', () => {
    const loop = lay([500, 300, 200, 100, 90, 40], { returning: { people: 40, toStage: 3 } }).loop;
    const [x = 0, y = 0] = loop?.tip ?? [];
    expect(x).toBeGreaterThan(frame.lead + 3 * 180);
    expect(x).toBeLessThan(frame.lead + 4 * 180);
    expect(loop?.top[1]).toBeLessThan(y);
    expect(lay([5, 4], { returning: { people: 0, toStage: 1 } }).loop).toBeNull();
  });

  it('compares on one scale: a smaller period before is narrower', () => {
    const shape = layTrail({
      stages: stagesOf([100, 50], [400, 200]),
      returning: null,
      frame,
      place: placeHorizontal,
    });
    const [, top = 0] = numbersIn(shape.before ?? '');
    const [, topNow = 0] = numbersIn(shape.edge);
    expect(shape.before).not.toBeNull();
    expect(top).toBeLessThan(topNow);
  });

  it('runs down on a phone: the same trail with its axes turned', () => {
    const depth = frame.above + frame.widest + frame.below;
    const down = lay([100, 50, 20], { place: placeVertical(depth) });
    const across = lay([100, 50, 20]);
    const [x = 0, y = 0] = across.waypoints[1]?.at ?? [];
    expect(down.waypoints[1]?.at).toEqual([depth - y, x]);
  });
});
