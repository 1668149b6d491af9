import { expect, it } from 'vitest';
import { DEMO_UNTIL, demoMap, demoPlan, demoWorld } from '../../../test/support/demo-business.ts';
import { type ToldMap, worldOf } from '../../../test/support/told-world.ts';
import { causes } from '../../demo/causes.ts';
import { tellMany } from '../../demo/demos.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { type Found, findFrictions } from './find.ts';
import { DAY_MS, type World } from './world.ts';

const tools = { step: async () => undefined };
const PEOPLE = 12_000;

function told(world: World, found: readonly Found[]): string[] {
  return found.map(({ friction: { main } }) => {
    const where = world.touchpoints[main.place - 1]?.title;
    const when = main.circumstances.map(({ kind, name, value }) =>
      kind === 'met' ? 'met' : `${name} ${value}`,
    );
    return [where, ...when].join(', ');
  });
}

const daysBefore = (ms: number | null) => (ms === null ? null : (DEMO_UNTIL - ms) / DAY_MS);

it('finds what is planted in the demo, where and since when, and nothing else', async () => {
  const world = demoWorld(PEOPLE, 1);
  const { harm, help } = await findFrictions(world, tools);
  expect(told(world, harm)).toEqual([
    'I see what shipping costs, device phone',
    'My payment does not go through, browser Samsung Internet',
    // What a late parcel does to people, wherever they live: how the cause in the north hurts.
    'I unwrap my parcel, late true',
    'I unwrap my parcel, region North',
  ]);
  expect(told(world, help)).toEqual(['I look at a product', 'I read the newsletter, met']);
  const since = [...harm, ...help].map(({ friction }) => daysBefore(friction.main.span.fromMs));
  expect(since[0]).toBeNull();
  expect(Math.abs((since[1] ?? 0) - causes.paymentFails.fromDaysBefore)).toBeLessThan(14);
  expect(Math.abs((since[3] ?? 0) - causes.lateInTheNorth.fromDaysBefore)).toBeLessThan(14);
  expect(Math.abs((since[4] ?? 0) - causes.betterProductPage.fromDaysBefore)).toBeLessThan(14);
  for (const [found, cause] of [
    [harm[0], causes.shippingShownLate],
    [harm[1], causes.paymentFails],
    [help[0], causes.betterProductPage],
    [help[1], causes.newsletterBringsBack],
  ] as const) {
    const per1000 = ((found?.money?.amount ?? 0) / PEOPLE) * 1000;
    expect(per1000, cause.id).toBeGreaterThan(cause.monthlyPer1000.low);
    expect(per1000, cause.id).toBeLessThan(cause.monthlyPer1000.high);
  }
});

it('says nothing where nothing is planted, at most once in ten stories', async () => {
  let alarms = 0;
  for (let seed = 1; seed <= 10; seed++) {
    const { harm, help } = await findFrictions(demoWorld(2000, seed, false), tools);
    if (harm.length + help.length > 0) alarms++;
  }
  expect(alarms).toBeLessThanOrEqual(1);
});

/** Another shop in another tongue: nothing is called what it is called in the demo, orders apart. */
const RENAMED: Readonly<Record<string, string>> = {
  'Payment Failed': 'Zahlung fehlgeschlagen',
  'Product Viewed': 'Artikel angesehen',
  'Product Added': 'In den Korb',
  'Checkout Started': 'Kasse',
  'Shipping Cost Viewed': 'Versand gezeigt',
  'Order Shipped': 'Versendet',
  'Order Delivered': 'Zugestellt',
  'Ticket Opened': 'Reklamation',
  'Review Submitted': 'Bewertung',
  'Email Opened': 'Rundbrief gelesen',
  'Page Viewed': 'Seite',
};

it('knows no names: another vocabulary, other properties and titles give the same findings', async () => {
  const other = (event: IncomingEvent): IncomingEvent => ({
    ...event,
    name: RENAMED[event.name] ?? event.name,
    properties: Object.fromEntries(
      Object.entries(event.properties ?? {}).map(([name, value]) => {
        const renamed: Record<string, string> = {
          browser: 'client',
          region: 'gebiet',
          late: 'verspaetet',
          score: 'stars',
        };
        return [
          renamed[name] ?? name,
          value === 'Samsung Internet' ? 'X-17' : value === 'North' ? '4' : value,
        ];
      }),
    ),
  });
  const { stages, touchpoints } = demoMap();
  const originals = new Map(Object.entries(RENAMED).map(([before, after]) => [after, before]));
  const map: ToldMap = {
    stages: stages.map((_, i) => `S${i}`),
    touchpoints: touchpoints.map(({ stage, matches }, i) => ({
      title: `T${i}`,
      stage: `S${stages.indexOf(stage)}`,
      matches: (event) => matches({ ...event, name: originals.get(event.name) ?? event.name }),
    })),
  };
  const events = tellMany(demoPlan(1), 0, PEOPLE).events.map(other);
  const world = worldOf(events, map, DEMO_UNTIL);
  const { harm, help } = await findFrictions(world, tools);
  const place = (title: string) => `T${touchpoints.findIndex((each) => each.title === title)}`;
  expect(told(world, harm)).toEqual([
    `${place('I see what shipping costs')}, device phone`,
    `${place('My payment does not go through')}, client X-17`,
    `${place('I unwrap my parcel')}, verspaetet true`,
    `${place('I unwrap my parcel')}, gebiet 4`,
  ]);
  expect(told(world, help)).toEqual([place('I look at a product'), `${place('I read the newsletter')}, met`]);
});
