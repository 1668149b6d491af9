import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { PeopleQuery } from '../overview/contract.ts';
import { answerPeopleReport } from '../overview/people-report.ts';
import type { Friction, SearchResult } from './contract.ts';
import { painPointFigures } from './people-behind.ts';
import { peopleOf, readSearch, saveResult } from './store.ts';

const now = Date.UTC(2026, 10, 20, 12);

const nothingAsked = {
  of: () => Promise.reject(new Error('Nothing was asked.')),
};

function friction(id: string, people: string[]): Friction {
  return {
    id,
    effect: 'harm',
    sentence: 'On a phone, 42 of 100 stop at “shipping”.',
    detector: 'drop_off',
    place: { touchpointId: 'tch', title: 'shipping', stageId: 'stg', stage: 'Decide', other: null },
    circumstances: [],
    observed: { count: people.length, of: 200, share: 0.4, low: 0.3, high: 0.5 },
    expected: 0.1,
    gap: { share: 0.3, low: 0.2, high: 0.4 },
    peoplePerMonth: 3,
    since: { fromDay: null, toDay: null, fromBetween: null },
    money: null,
    confidence: 'solid',
    evidence: [],
    quotes: [],
    how: '',
    people,
    peopleTotal: people.length,
    change: 'same',
  };
}

describeOnEachBackend('everybody behind a pain point', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, now, 'UTC');
  });
  afterEach(() => backends.close());

  it('is listed, however narrow the page is asked, and replaced by the next search', async () => {
    const { state } = backends;
    const { id } = bench.workspace;
    await bench.send(
      Array.from({ length: 60 }, (_, n) => ({
        messageId: `m${n}`,
        name: 'view',
        time: now - (n + 1) * 86_400_000,
        precision: 'instant' as const,
        identities: [{ kind: 'user', value: `u${n}` }],
      })),
    );
    const ask = (query: object) => answerPeopleReport(parts, bench.workspace, PeopleQuery.parse(query));
    const figures = painPointFigures(
      {
        newest: async () => ({ ...(await readSearch(state.db, id)), run: null, marks: new Map() }),
        people: (workspace, of) => peopleOf(state.db, workspace, of),
      },
      nothingAsked,
    );
    const parts = { ...bench.parts, figures };
    const everybody = (await ask({ limit: 500 })).items.map(({ person }) => person);
    const result: SearchResult = {
      period: {
        fromMs: 0,
        toMs: now,
        fromDay: '1970-01-01',
        toDay: '2026-11-20',
        days: 20_777,
        timezone: 'UTC',
      },
      harm: [
        friction('aaaaaaaaaaaaaaaa', everybody.slice(0, 50)),
        friction('bbbbbbbbbbbbbbbb', everybody.slice(0, 2)),
      ],
      help: [],
      gone: [],
      blindSpots: [],
      lookedAt: {
        people: 60,
        every: 1,
        touchpoints: 1,
        questions: 1,
        circumstances: 1,
        triesNeeded: 1,
        triesSeen: 1,
      },
    };
    await saveResult(state.db, id, result, now);
    // The search itself keeps a few names, and how many there are.
    const kept = (await readSearch(state.db, id)).result?.harm[0];
    expect([kept?.people.length, kept?.peopleTotal]).toEqual([36, 50]);
    const behind = 'pain-points.people?friction=aaaaaaaaaaaaaaaa';
    const list = await ask({ behind, from: '2026-11-18', device: 'phone', limit: 500 });
    expect(list).toMatchObject({
      total: 50,
      behind: 'People behind “On a phone, 42 of 100 stop at “shipping””',
    });
    expect(list.items.map(({ person }) => person).sort()).toEqual(everybody.slice(0, 50).sort());
    await saveResult(
      state.db,
      id,
      { ...result, harm: [friction('cccccccccccccccc', everybody.slice(0, 1))] },
      now,
    );
    await expect(ask({ behind })).rejects.toMatchObject({ code: 'not_found' });
    expect(await peopleOf(state.db, id, 'aaaaaaaaaaaaaaaa')).toEqual([]);
  });
});
