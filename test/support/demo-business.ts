/** The demo business for tests of analyses: told, put on a bench with its map, or as a world without a database. */
import type { World } from '../../src/analyze/frictions/world.ts';
import type { DemoPlan } from '../../src/demo/demo-plan.ts';
import { readDemoShop } from '../../src/demo/demo-shop.ts';
import { tellMany } from '../../src/demo/demos.ts';
import type { IncomingEvent } from '../../src/gather/events/public.ts';
import type { Rule } from '../../src/map/touchpoints/contract.ts';
import type { AnalysisBench } from './analysis.ts';
import { type ToldMap, worldOf } from './told-world.ts';

export const DEMO_UNTIL = Date.UTC(2026, 10, 20);

export function demoPlan(seed: number, planted = true): DemoPlan {
  return { seed, until: DEMO_UNTIL, currency: 'EUR', planted, shop: readDemoShop() };
}

/** The demo's world, made in memory. */
export function demoWorld(people: number, seed: number, planted = true): World {
  const plan = demoPlan(seed, planted);
  return worldOf(tellMany(plan, 0, people).events, demoMap(), plan.until);
}

export function demoMap(): ToldMap {
  const { stages, touchpoints } = readDemoShop();
  const of = ({ title, stage, rule }: (typeof touchpoints)[number]) => ({
    title,
    stage,
    matches: matcher(rule),
  });
  return { stages, touchpoints: touchpoints.map(of) };
}

/** Stages and touchpoints of the demo on the bench, and its people's year in the events. */
export async function putDemo(
  bench: AnalysisBench,
  people: number,
  seed: number,
  planted = true,
): Promise<void> {
  const { stages, touchpoints } = readDemoShop();
  const { id } = bench.workspace;
  await bench.stages.replace(
    id,
    stages.map((name) => ({ name })),
    null,
  );
  const known = new Map((await bench.stages.list(id)).map((stage) => [stage.name, stage.id]));
  for (const { title, stage, channel, rule } of touchpoints) {
    await bench.touchpoints.create(id, { stageId: known.get(stage) ?? '', title, channel, rule });
  }
  await bench.send(tellMany(demoPlan(seed, planted), 0, people).events);
}

function matcher({ conditions }: Rule): (event: IncomingEvent) => boolean {
  return (event) =>
    conditions.every((condition) => {
      if (condition.kind !== 'field') return false;
      const said = String(event[condition.field] ?? '');
      return condition.values.some((value) =>
        condition.operator === 'glob'
          ? new RegExp(`^${value.replaceAll('*', '.*')}$`).test(said)
          : value === said,
      );
    });
}
