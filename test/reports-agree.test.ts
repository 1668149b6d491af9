/** The terminal and the pages give the same numbers: every report, asked by both ways of the same server, over the demo. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../src/cli/main.ts';
import { openTerminal } from '../src/cli/terminal.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { openLog } from '../src/platform/log/log.ts';
import { type RunningServer, startServer } from '../src/server/main.ts';

let folder = '';
let server: RunningServer;
let key = '';
let names: string[] = [];
let map = '';

/** Runs a command as a user would; gives what it wrote as JSON. */
async function footpath(...args: string[]): Promise<unknown> {
  const out: string[] = [];
  const open = (json: boolean) =>
    openTerminal(json, { write: (text) => out.push(text) }, { write: () => undefined });
  const code = await run([...args, '--data', folder, '--json'], open);
  expect([args.join(' '), code]).toEqual([args.join(' '), 0]);
  return JSON.parse(out.join(''));
}

async function asked(path: string): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footpath-agree-'));
  const config = readConfig({ FOOTPATH_DATA: folder, PORT: '0', FOOTPATH_RATE_LIMITS: 'off' }, {});
  server = await startServer(config, openLog('silent'));
  const owner = ['--email', 'o@example.com', '--password', 'a long enough password'];
  const made = (await footpath('setup', ...owner, '--business', 'Shop', '--currency', 'EUR')) as {
    key: string;
  };
  key = made.key;
  await footpath('demo', '--scale', '600');
  await footpath('report', 'pain-points', '--run');
  map = ((await footpath('map', 'draw', 'The shop')) as { id: string }).id;
  const described = (await asked('/api/docs/openapi.json')) as { paths: Record<string, { get?: unknown }> };
  names = Object.entries(described.paths).flatMap(([path, { get }]) => {
    const name = /\/reports\/([a-z-]+)$/.exec(path)?.[1];
    return get && name ? [name] : [];
  });
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What a report cannot be asked without. */
function needed(name: string): Record<string, string> {
  return name === 'map-health' ? { map } : {};
}

it('gives each report the same figures in a terminal as on a page', async () => {
  expect(names.length).toBeGreaterThan(9);
  for (const name of names) {
    const query = String(new URLSearchParams(needed(name)));
    const inTerminal = await footpath('report', name, '--query', query);
    const onPage = await asked(`/api/workspaces/current/reports/${name}?${query}`);
    expect([name, withoutMoment(inTerminal)]).toEqual([name, withoutMoment(onPage)]);
  }
});

it('narrows them alike', async () => {
  for (const name of names.filter((each) => !['ledger', 'events'].includes(each))) {
    const narrow = ['--from', '2026-01-01', '--channel', 'website,shop', '--device', 'phone'];
    const query = String(new URLSearchParams(needed(name)));
    const inTerminal = await footpath('report', name, ...narrow, '--query', query);
    const onPage = await asked(
      `/api/workspaces/current/reports/${name}?from=2026-01-01&channel=website,shop&device=phone&${query}`,
    );
    expect([name, withoutMoment(inTerminal)]).toEqual([name, withoutMoment(onPage)]);
  }
});

it('answers what was kept alike: by its name in a terminal, by its query on a page, over the days of its period', async () => {
  const kept: [string, string, Record<string, string>][] = [
    ['stages', '90d', { compare: 'previous', channel: 'website' }],
    ['funnel', '12m', { order: 'open', by: 'device', compare: 'previous' }],
    ['paths', 'all', { by: 'channel', steps: '4' }],
    ['retention', '2026-01-01..2026-06-30', { unit: 'week', device: 'phone' }],
    ['attribution', '12m', { level: 'touchpoint', lookBackDays: '30', value: 'net' }],
    ['pain-points', 'all', {}],
    ['pain-points', '2026-01-01..2026-06-30', { device: 'phone' }],
    ['value', 'all', { months: '6', margin: '40' }],
  ];
  for (const [report, period, question] of kept) {
    const name = `Kept ${report} ${period}`;
    const made = await fetch(`${server.url}/api/workspaces/current/saved-reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name, report, period, question, choices: {} }),
    });
    const { query } = (await made.json()) as { query: Record<string, string> };
    expect([report, query]).toEqual([report, expect.objectContaining(question)]);
    const inTerminal = await footpath('report', '--saved', name.toUpperCase());
    const onPage = await asked(`/api/workspaces/current/reports/${report}?${new URLSearchParams(query)}`);
    expect([report, withoutMoment(inTerminal)]).toEqual([report, withoutMoment(onPage)]);
    if (period.includes('..')) {
      expect(onPage).toMatchObject({ period: { fromDay: '2026-01-01', toDay: '2026-07-01' } });
    }
  }
});

it('compares them alike, with the period before and with other people', async () => {
  const { items } = (await asked('/api/workspaces/current/segments')) as { items: { id: string }[] };
  const segment = items[0]?.id ?? (await madeSegment());
  const compared = names.filter((each) => !['ledger', 'events', 'pain-points', 'map-health'].includes(each));
  for (const [options, query] of [
    [['--from', '2026-06-01', '--compare'], 'from=2026-06-01&compare=previous'],
    [['--compare-with', segment], `compare=segment&with=${segment}`],
  ] as const) {
    for (const name of compared) {
      const inTerminal = await footpath('report', name, ...options);
      const onPage = await asked(`/api/workspaces/current/reports/${name}?${query}`);
      expect([name, withoutMoment(inTerminal)]).toEqual([name, withoutMoment(onPage)]);
    }
  }
});

it('lists the same people behind a figure on a page, in a terminal and in a file', async () => {
  const report = (await asked('/api/workspaces/current/reports/retention')) as {
    cohorts: { fromDay: string; cells: { after: number; people: { count: number } }[] }[];
  };
  const cohort = report.cohorts.find(({ cells }) => (cells[1]?.people.count ?? 0) > 0);
  const count = cohort?.cells[1]?.people.count;
  const behind = `retention.cell?unit=month&start=first_order&comeback=order&cohort=${cohort?.fromDay}&after=1`;
  const query = new URLSearchParams({ behind });
  const onPage = (await asked(`/api/workspaces/current/reports/people?${query}`)) as { total: number };
  const inTerminal = (await footpath('report', 'people', '--query', String(query))) as { total: number };
  const file = await fetch(`${server.url}/api/workspaces/current/reports/people.csv?${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const lines = (await file.text()).trim().split('\r\n');
  expect([onPage.total, inTerminal.total, lines.length - 1]).toEqual([count, count, count]);
});

async function madeSegment(): Promise<string> {
  const rule = { match: 'all', conditions: [{ kind: 'orders', atLeast: 1, atMost: null, withinDays: null }] };
  const answer = await fetch(`${server.url}/api/workspaces/current/segments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Buyers', rule }),
  });
  return ((await answer.json()) as { id: string }).id;
}

/** Two questions are asked one after the other: only the moment of asking may differ. */
function withoutMoment(answer: unknown): unknown {
  const { freshAt: _, ranAt: __, ...figures } = answer as Record<string, unknown>;
  return figures;
}

it('writes the same table in a terminal as from a page, with a line for every figure', async () => {
  const narrow = ['--from', '2026-01-01', '--device', 'phone'];
  const address = 'from=2026-01-01&device=phone';
  for (const [name, linesOf] of Object.entries(tables)) {
    const { csv } = (await footpath('report', name, '--csv', ...narrow)) as { csv: string };
    const file = await fetch(`${server.url}/api/workspaces/current/reports/${name}.csv?${address}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect([name, file.status, file.headers.get('content-type')]).toEqual([
      name,
      200,
      'text/csv; charset=utf-8',
    ]);
    expect([name, csv]).toEqual([name, await file.text()]);
    const report = await asked(
      `/api/workspaces/current/reports/${name}?${address}&${name === 'paths' ? 'limit=500' : ''}`,
    );
    const lines = csv.trimEnd().split('\r\n');
    expect([name, lines.length - 1]).toEqual([name, linesOf(report as never)]);
    const widths = new Set(lines.filter((line) => !line.includes('"')).map((line) => line.split(',').length));
    expect([name, widths.size]).toEqual([name, 1]);
  }
});

type List = { readonly length: number };
const tables: Record<string, (report: never) => number> = {
  funnel: ({ steps }: { steps: List }) => steps.length,
  paths: ({ legs, variants, flow }: { legs: List; variants: List; flow: { links: List } }) =>
    legs.length + variants.length + flow.links.length,
  retention: ({ cohorts, curve }: { cohorts: { cells: List }[]; curve: List }) =>
    cohorts.reduce((sum, { cells }) => sum + cells.length, curve.length),
  feelings: ({ stages, touchpoints }: { stages: List; touchpoints: List }) =>
    stages.length + touchpoints.length,
  'pain-points': ({ items, works, setAside }: { items: List; works: List; setAside: List }) =>
    items.length + works.length + setAside.length,
};
