/** Eighty people of a shop, and how many of them the address of a figure lists. */
import { expect } from 'vitest';
import { PeopleQuery } from '../../src/analyze/overview/contract.ts';
import { answerPeopleReport } from '../../src/analyze/overview/people-report.ts';
import type { IncomingEvent } from '../../src/gather/events/public.ts';
import { randomFrom } from '../../src/kernel/random.ts';
import { analysisBench } from './analysis.ts';
import type { Backends } from './backends.ts';

const now = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;
const names = ['view', 'cart', 'help'];
const ways = ['instagram', 'email', 'search', 'direct', undefined];

/** Eighty people who come, go on, go back, buy, and buy again, some of them known by the day alone. */
function log(): IncomingEvent[] {
  const random = randomFrom('behind');
  const upTo = (n: number): number => Math.floor(random.next() * n);
  return Array.from({ length: 80 }, (_, n) => n).flatMap((n) => {
    const events: IncomingEvent[] = [];
    let time = now - (20 + upTo(80)) * DAY;
    for (let i = 0; i < 3 + upTo(6); i++) {
      time += upTo(6) * DAY + 3_600_000;
      const buys = i > 0 && random.next() < 0.45;
      const channel = ways[upTo(ways.length)];
      events.push({
        messageId: `b${n}-${i}`,
        name: buys ? 'Order Completed' : (names[upTo(names.length)] ?? 'view'),
        time: Math.min(time, now - 1),
        precision: random.next() < 0.15 ? 'date' : 'instant',
        identities: [{ kind: 'user', value: `u${n}` }],
        device: random.next() < 0.5 ? 'phone' : 'desktop',
        page: `/p${upTo(3)}`,
        campaign: random.next() < 0.3 ? 'spring sale' : '',
        ...(buys ? { amount: { minor: 1000 + upTo(9000), currency: 'EUR' }, channel: 'shop' } : {}),
        ...(!buys && channel !== undefined ? { channel } : {}),
      });
    }
    return events;
  });
}

/** Half a season, on phones. */
export const narrowed = { from: '2026-09-10', to: '2026-11-01', device: 'phone' };

export type BehindBench = Awaited<ReturnType<typeof behindBench>>;

export async function behindBench(backends: Backends) {
  const bench = analysisBench(backends, now, 'Europe/Berlin');
  const { id } = bench.workspace;
  const stages = await bench.stages.replace(id, [{ name: 'Look' }, { name: 'Buy' }], null);
  const touchpoints: string[] = [];
  for (const name of [...names, 'Order Completed']) {
    const made = await bench.touchpoints.create(id, {
      stageId: stages[name === 'Order Completed' ? 1 : 0]?.id ?? '',
      title: name,
      channel: null,
      rule: {
        match: 'all',
        conditions: [{ kind: 'field', field: 'name', operator: 'is', values: [name] }],
      },
    });
    touchpoints.push(made.id);
  }
  const people = Array.from({ length: 40 }, (_, n) => ({
    identities: [{ kind: 'user', value: `u${n}` }],
    traits: { city: n % 3 === 0 ? 'Kiel' : 'Bremen' },
    time: now,
  }));
  await bench.ingest.accept({
    workspace: bench.workspace,
    origin: { kind: 'source', id: 'src_1' },
    events: log(),
    people,
  });
  await bench.ingest.settle(id);
  bench.tick();

  /** How many people a figure's address lists; as many have to be on its pages and in its file. */
  const listed = async (
    figure: string,
    question: Record<string, string>,
    narrow: object,
  ): Promise<number> => {
    const query = PeopleQuery.parse({
      ...narrow,
      behind: `${figure}?${new URLSearchParams(question)}`,
      limit: 500,
    });
    const { total, items, behind } = await answerPeopleReport(bench.parts, bench.workspace, query);
    expect(items.length).toBe(total);
    expect(behind).not.toBeNull();
    return total;
  };
  return { bench, touchpoints, listed };
}
