/** `footpath competitors`: who we compare ourselves with, and how we stand beside them, touchpoint by touchpoint. */
import { writeFile } from 'node:fs/promises';
import {
  type Competitor,
  compareAsTable,
  compareWithCompetitors,
  createCompetitor,
  deleteCompetitor,
  drawCompetitor,
  listCompetitors,
  restoreCompetitor,
} from '../../map/competitors/contract.ts';
import { actionNamed, needed, oneNamed } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type CliCommand, type CommandContext, languageOption, textOption } from '../command.ts';
import { columns } from '../terminal.ts';

type Action = (context: CommandContext, client: Client) => Promise<void>;

const actions: Readonly<Record<string, Action>> = {
  list,
  add: async (context, client) => {
    const name = needed(context.args[1], 'a name');
    const [link, notes] = [textOption(context, 'link'), textOption(context, 'notes')];
    const body = { name, ...(link ? { link } : {}), ...(notes ? { notes } : {}) };
    const made = await client.call(createCompetitor, { body });
    context.terminal.result(made, `Added: ${made.name}, ${made.id}`);
  },
  compare,
  draw: async (context, client) => {
    const { args, terminal } = context;
    const { id } = await named(client, args[1]);
    const language = languageOption(context);
    const drawn = await client.call(drawCompetitor, {
      params: { competitor: id },
      query: language ? { language } : {},
    });
    terminal.result(drawn, `Drawn: “${drawn.title}”, ${drawn.map}`);
  },
  delete: async ({ args, terminal }, client) => {
    const { id } = await named(client, args[1]);
    const gone = await client.call(deleteCompetitor, { params: { competitor: id } });
    terminal.result(gone, `Deleted with its visits for thirty days, then for good: ${gone.name}, ${id}`);
  },
  restore: async ({ args, terminal }, client) => {
    const competitor = needed(args[1], 'the id of the competitor');
    const back = await client.call(restoreCompetitor, { params: { competitor } });
    terminal.result(back, `Back: ${back.name}`);
  },
};

export const competitorsCommand: CliCommand = {
  usage: 'competitors <action> [what...]',
  about:
    'competitors and visits to them: list; add NAME; compare; draw NAME (a map of the visits); delete NAME; restore ID',
  options: [
    { flags: '--link <address>', about: 'add: their website' },
    { flags: '--notes <text>', about: 'add: what they are known for' },
    { flags: '--language <language>', about: 'draw: of what is written on the map: en or de' },
    { flags: '--out <file>', about: 'compare: writes the whole comparison as CSV' },
  ],
  async run(context) {
    const action = actionNamed('competitors', actions, context.args[0] ?? '');
    await action(context, (await context.connect()).client);
  },
};

async function list({ terminal }: CommandContext, client: Client): Promise<void> {
  const data = await client.call(listCompetitors);
  const visitsTo = (id: string | null) => data.visits.filter(({ competitor }) => competitor === id);
  const line = (name: string, id: string | null, link: string | null) => {
    const visits = visitsTo(id);
    return [name, visits.length, visits[0]?.visitedOn ?? '', link ?? '', id ?? ''];
  };
  const rows = [
    line('(ourselves)', null, null),
    ...data.items.map(({ id, name, link }) => line(name, id, link)),
  ];
  terminal.result(data, columns([['who', 'visits', 'last', 'website', 'id'], ...rows]));
}

async function compare(context: CommandContext, client: Client): Promise<void> {
  const data = await client.call(compareWithCompetitors);
  const out = textOption(context, 'out');
  if (out !== undefined) {
    const response = await client.open(compareAsTable);
    await writeFile(out, Buffer.from(await response.arrayBuffer()));
  }
  const score = (value: number | null): string => (value === null ? '–' : value.toFixed(1));
  const names = new Map(data.competitors.map(({ id, name }) => [id, name]));
  const rows = data.rows.flatMap(({ title, ours, theirs }) =>
    theirs.map((side) => [
      ...[title, score(ours.score), names.get(side.competitor) ?? '', score(side.score)],
      `${side.verdict.replaceAll('-', ' ')}${side.difference !== null && side.isEarly ? ' (a first impression)' : ''}`,
    ]),
  );
  const table =
    rows.length === 0 ? [] : ['', columns([['touchpoint', 'we', 'who', 'they', 'verdict'], ...rows]), ''];
  const written = out === undefined ? [] : [`Written: ${out}`];
  context.terminal.result(data, [data.sentence, ...table, data.rule.text, ...written].join('\n'));
}

/** By id or name. @throws AppError `invalid_input` */
async function named(client: Client, given: string | undefined): Promise<Competitor> {
  const wanted = needed(given, 'a competitor');
  const { items } = await client.call(listCompetitors);
  return oneNamed(items, wanted, ({ name }) => name, { one: 'competitor', several: 'competitors' });
}
