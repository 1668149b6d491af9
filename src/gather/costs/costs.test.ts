import { expect, it } from 'vitest';
import { describeOnEachState } from '../../../test/support/state.ts';
import { readCostTable } from './cost-table.ts';
import { Costs } from './costs.ts';

const NOW = Date.UTC(2026, 10, 22);
const shop = { id: 'wsp_1', currency: 'EUR' };

describeOnEachState('costs', (open) => {
  it('keeps one amount per month, channel and campaign, and takes it away at zero', async () => {
    const costs = new Costs(await open(), () => NOW);
    const cost = { month: '2026-03', channel: 'paid_search', campaign: '', amountMinor: 31000 };
    await costs.save(shop.id, cost);
    await costs.save(shop.id, { ...cost, amountMinor: 62000 });
    await costs.save(shop.id, { ...cost, campaign: 'spring', amountMinor: 500 });
    await costs.save('wsp_2', cost);
    expect(await costs.list(shop.id)).toEqual([
      { ...cost, amountMinor: 62000 },
      { ...cost, campaign: 'spring', amountMinor: 500 },
    ]);
    await costs.save(shop.id, { ...cost, amountMinor: 0 });
    expect(await costs.list(shop.id)).toHaveLength(1);
    await expect(costs.save(shop.id, { ...cost, channel: 'pigeon' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('spreads a month over its days', async () => {
    const costs = new Costs(await open(), () => NOW);
    for (const month of ['2026-01', '2026-02', '2026-03'])
      await costs.save(shop.id, { month, channel: 'display', campaign: '', amountMinor: 31000 });
    const of = async (from: string, to: string) => (await costs.in(shop.id, from, to))[0]?.amountMinor;
    expect(await of('2026-01-01', '2026-02-01')).toBe(31000);
    expect(await of('2026-01-31', '2026-02-15')).toBe(1000 + 15500);
    expect(await of('2025-01-01', '2027-01-01')).toBe(93000);
    expect(await of('2026-04-01', '2026-05-01')).toBeUndefined();
  });

  it('takes a table, twice with the same result', async () => {
    const costs = new Costs(await open(), () => NOW);
    const text =
      'Monat;Kanal;Kosten\n2026-02;Paid search;1.250,50\n2026-02-17;paid_search;10,00\n2026-13;display;5\n';
    const expected = {
      saved: 1,
      rejected: [{ line: 4, reason: '“2026-13” is not a month such as 2026-11' }],
    };
    expect(await costs.importTable(shop, text)).toEqual(expected);
    expect(await costs.importTable(shop, text)).toEqual(expected);
    expect(await costs.list(shop.id)).toEqual([
      { month: '2026-02', channel: 'paid_search', campaign: '', amountMinor: 126050 },
    ]);
  });
});

it('says what is wrong with a line, and with a table', () => {
  const { costs, rejected } = readCostTable(
    'month,channel,campaign,amount\n2026-01,pigeon,x,5\n2026-01,email,x,\n2026-01,email,x,-4\n2026-01,email,x,USD 4\n2026-01,email,y,4.20\n',
    'EUR',
  );
  expect(costs).toEqual([{ month: '2026-01', channel: 'email', campaign: 'y', amountMinor: 420 }]);
  expect(rejected.map(({ reason }) => reason)).toEqual([
    'there is no channel “pigeon”',
    'there is no amount',
    'a cost cannot be below zero',
    'costs are kept in EUR',
  ]);
  expect(() => readCostTable('a,b\n1,2\n', 'EUR')).toThrow();
  expect(() => readCostTable('', 'EUR')).toThrow();
});
