import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachState } from '../../../test/support/state.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { State } from '../../platform/statedb/state.ts';
import { MOST_ON_HOME, MOST_SAVED, type SavedDraft } from './contract.ts';
import { problemOf } from './keep-check.ts';
import { queryOf } from './question.ts';
import { SavedReports } from './saved-reports.ts';

const draft: SavedDraft = {
  name: 'Phones, last month',
  report: 'funnel',
  period: '30d',
  question: { order: 'ordered', windowMinutes: '1440', device: 'phone' },
  choices: { window: '1440' },
};

describe('what a saved report asks', () => {
  it.each<[Partial<SavedDraft>, RegExp | null]>([
    [{}, null],
    [{ report: 'pain-points', question: {}, period: 'all' }, null],
    [{ period: '2026-08-01..2026-10-31' }, null],
    [{ report: 'weather' }, /there is no report “weather”/],
    [{ period: 'lately' }, /“lately” is no period/],
    [{ period: '2026-13-01..2026-10-31' }, /is no period/],
    [{ question: { mood: 'good' } }, /knows no choice “mood”/],
    [{ question: { from: '2026-01-01' } }, /its period/],
    [{ question: { order: 'sideways' } }, /^order: /],
    [{ report: 'pain-points', question: { order: 'open' } }, /knows no choice “order”/],
  ])('is checked: %o', (change, problem) => {
    const found = problemOf({ ...draft, ...change });
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });

  it('has the days as they are today in business time', () => {
    const almostMidnight = Date.UTC(2026, 10, 2, 23, 30);
    expect(queryOf(draft, 'UTC', almostMidnight)).toMatchObject({ from: '2026-10-04', to: '2026-11-03' });
    expect(queryOf(draft, 'Europe/Berlin', almostMidnight)).toMatchObject({ to: '2026-11-04' });
    expect(queryOf({ ...draft, period: 'all' }, 'UTC', almostMidnight)).toEqual(draft.question);
    const days = { ...draft, period: '2026-08-01..2026-10-31' };
    expect(queryOf(days, 'UTC', almostMidnight)).toMatchObject({ from: '2026-08-01', to: '2026-11-01' });
  });
});

describeOnEachState('saved reports', (open) => {
  let state: State;
  let saved: SavedReports;
  let workspace: WorkspaceScope;
  let number = 0;
  const time = { now: Date.UTC(2026, 10, 2, 9) };
  const stages = new Map<string, string>();
  const touchpoints = new Map<string, string>();
  beforeEach(async () => {
    state = await open();
    saved = new SavedReports({
      state,
      clock: () => time.now,
      newId: (prefix) => `${prefix}_${String(++number).padStart(4, '0')}`,
      stages: async () => stages,
      touchpoints: async () => touchpoints,
      members: async () => new Map([['acc_1', 'Ana']]),
    });
    number++;
    const place = { timezone: 'UTC', currency: 'EUR', weekStart: 1, role: 'editor' } as const;
    workspace = { id: `wsp_${number}`, number, name: 'Shop', ...place };
    stages.clear();
    touchpoints.clear();
    stages.set('stg_1', 'Purchase');
    touchpoints.set('tch_1', 'Till');
  });
  const keep = (change: Partial<SavedDraft> = {}) =>
    saved.create(workspace, 'acc_1', { ...draft, ...change });
  const names = async () => (await saved.list(workspace)).map(({ name }) => name);
  const onHome = async () =>
    (await saved.list(workspace))
      .filter(({ home }) => home !== null)
      .sort((one, other) => (one.home ?? 0) - (other.home ?? 0))
      .map(({ name }) => name);
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
    );

  it('keeps one with its choices, who made it and when, for this business alone', async () => {
    const made = await keep();
    expect(made).toMatchObject({ ...draft, madeBy: 'Ana', changedAt: time.now, home: null, place: null });
    expect(made.query).toEqual({ ...draft.question, from: '2026-10-04', to: '2026-11-03' });
    expect(await saved.list(workspace)).toEqual([made]);
    expect(await saved.list({ ...workspace, id: 'wsp_other' })).toEqual([]);
    expect(await refusal(saved.remove({ ...workspace, id: 'wsp_other' }, made.id))).toMatch(/^not_found/);
  });

  it('changes name and choices, and refuses a name that is taken', async () => {
    const made = await keep();
    await keep({ name: 'Another' });
    time.now += 1000;
    const changed = await saved.update(workspace, made.id, { ...draft, name: 'Phones', period: '7d' });
    expect(changed).toMatchObject({ name: 'Phones', period: '7d', changedAt: time.now });
    expect(await refusal(saved.update(workspace, made.id, { ...draft, name: 'ANOTHER' }))).toMatch(
      /^conflict/,
    );
    expect(await refusal(keep({ name: 'phones' }))).toMatch(/There is a saved report “phones” already/);
    expect(await refusal(keep({ name: 'New', question: { mood: 'good' } }))).toMatch(/^invalid_input/);
    expect(await names()).toEqual(['Another', 'Phones']);
  });

  it('keeps to names and to its limit, also where several are kept at once', async () => {
    const same = await Promise.all([keep(), keep(), keep()].map(refusal));
    expect(same.filter((each) => each === 'none')).toHaveLength(1);
    const many = Array.from({ length: MOST_SAVED + 4 }, (_, n) => refusal(keep({ name: `No. ${n}` })));
    expect((await Promise.all(many)).filter((each) => each !== 'none')).toHaveLength(5);
    expect(await names()).toHaveLength(MOST_SAVED);
    const pins = (await saved.list(workspace)).slice(0, MOST_ON_HOME + 3);
    await Promise.all(pins.map(({ id }) => refusal(saved.pin(workspace, id, true))));
    const home = (await saved.list(workspace)).flatMap((each) => each.home ?? []);
    expect(home.sort((one, other) => one - other)).toEqual(Array.from({ length: MOST_ON_HOME }, (_, n) => n));
  });

  it('brings back a deleted one with its pins for a day', async () => {
    const made = await keep();
    await saved.orderHome(workspace, [made.id]);
    await saved.place(workspace, made.id, { kind: 'touchpoint', id: 'tch_1' });
    await saved.remove(workspace, made.id);
    expect(await names()).toEqual([]);
    expect(await saved.restore(workspace, made.id)).toMatchObject({ home: 0, place: { title: 'Till' } });
    expect(await names()).toEqual([draft.name]);
    await saved.remove(workspace, made.id);
    time.now += 25 * 3_600_000;
    const other = await keep({ name: 'Another' });
    await saved.remove(workspace, other.id);
    expect(await refusal(saved.restore(workspace, made.id))).toMatch(/^not_found/);
  });

  it('does not bring one back over another of the same name', async () => {
    const made = await keep();
    await saved.remove(workspace, made.id);
    await keep();
    expect(await refusal(saved.restore(workspace, made.id))).toMatch(/^conflict/);
  });

  it('orders those on Home, at most twelve', async () => {
    const made = [];
    for (let i = 0; i < 13; i++) made.push(await keep({ name: `Report ${String(i).padStart(2, '0')}` }));
    const ids = made.map(({ id }) => id);
    expect(await refusal(saved.orderHome(workspace, ids))).toMatch(/Home has room for 12/);
    await saved.orderHome(workspace, [ids[2] ?? '', ids[0] ?? '']);
    expect(await onHome()).toEqual(['Report 02', 'Report 00']);
    await saved.orderHome(workspace, [ids[0] ?? '', ids[5] ?? '', ids[0] ?? '']);
    expect(await onHome()).toEqual(['Report 00', 'Report 05']);
    await saved.pin(workspace, ids[7] ?? '', true);
    await saved.pin(workspace, ids[0] ?? '', false);
    await saved.pin(workspace, ids[0] ?? '', true);
    expect(await onHome()).toEqual(['Report 05', 'Report 07', 'Report 00']);
    await saved.orderHome(workspace, ids.slice(0, 12));
    expect(await refusal(saved.pin(workspace, ids[12] ?? '', true))).toMatch(/Home has room for 12/);
    await saved.orderHome(workspace, [ids[0] ?? '', ids[5] ?? '']);
    expect(await refusal(saved.orderHome(workspace, ['svd_gone']))).toMatch(/^not_found/);
    expect(await onHome()).toEqual(['Report 00', 'Report 05']);
  });

  it('stands at a place of the map, and says so when the place has gone', async () => {
    const made = await keep();
    expect(await refusal(saved.place(workspace, made.id, { kind: 'stage', id: 'stg_9' }))).toMatch(
      /no such stage/,
    );
    await saved.place(workspace, made.id, { kind: 'stage', id: 'stg_1' });
    stages.set('stg_1', 'Buying');
    expect((await saved.list(workspace))[0]?.place).toEqual({ kind: 'stage', id: 'stg_1', title: 'Buying' });
    stages.delete('stg_1');
    expect((await saved.list(workspace))[0]).toMatchObject({ place: null, lostPlace: 'Purchase' });
    expect(await saved.place(workspace, made.id, null)).toMatchObject({ place: null, lostPlace: null });
  });

  it('lists one with choices of a newer version, and renames it without touching them', async () => {
    const made = await keep();
    const newer = { ...draft, report: 'horoscope', question: { sign: 'lion' } };
    await state.db
      .withTables<{ saved_reports: { id: string; report: string; question: string } }>()
      .updateTable('saved_reports')
      .set({ report: newer.report, question: JSON.stringify(newer.question) })
      .where('id', '=', made.id)
      .execute();
    expect((await saved.list(workspace))[0]).toMatchObject({
      report: 'horoscope',
      question: { sign: 'lion' },
    });
    expect(await saved.update(workspace, made.id, { ...newer, name: 'Stars' })).toMatchObject({
      name: 'Stars',
    });
    expect(await refusal(saved.update(workspace, made.id, { ...newer, period: '7d' }))).toMatch(
      /no report “horoscope”/,
    );
  });
});
