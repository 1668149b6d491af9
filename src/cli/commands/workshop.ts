/** `footpath workshop`: workshops on a journey map from the terminal: list, begin, lead, put on the map, sum up. Taking part is for the browser. */
import { writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import {
  beginWorkshop,
  changeCard,
  downloadSummary,
  goToStep,
  listWorkshops,
  placeCards,
  readWorkshop,
  removeWorkshop,
  setDoor,
  setTimer,
} from '../../map/workshops/contract.ts';
import { actionNamed, needed, refused } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type CliCommand, type CommandContext, languageOption, textOption } from '../command.ts';
import { columns } from '../terminal.ts';
import { mapNamed } from './map-named.ts';

type Params = { readonly map: string; readonly workshop: string };
/** On one workshop; the arguments behind it. */
type Action = (client: Client, params: Params, context: CommandContext) => Promise<void>;

const actions: Readonly<Record<string, Action>> = {
  show: async (client, params, context) => tell(context, await client.call(readWorkshop, { params })),
  step: async (client, params, context) => {
    const steps = goToStep.body.shape.step.options;
    const wanted = needed(context.args[2], `a step (${steps.join(', ')})`);
    const step = steps.find((each) => each === wanted);
    if (!step) throw refused(`there is no step “${wanted}”; there are ${steps.join(', ')}`);
    tell(context, await client.call(goToStep, { params, body: { step } }));
  },
  timer: async (client, params, context) => {
    const wanted = needed(context.args[2], 'minutes, or pause, resume, stop');
    const [minutes, known] = [Number(wanted), ['pause', 'resume', 'stop'] as const];
    const act = known.find((each) => each === wanted);
    if (!act && !(minutes > 0)) throw refused(`“${wanted}” is neither minutes nor pause, resume or stop`);
    const body = act ? { act } : { act: 'start' as const, ms: Math.round(minutes * 60_000) };
    tell(context, await client.call(setTimer, { params, body }));
  },
  open: async (client, params, context) =>
    tell(context, await client.call(setDoor, { params, body: { open: true } })),
  close: async (client, params, context) =>
    tell(context, await client.call(setDoor, { params, body: { open: false } })),
  decide: marked('decided'),
  park: marked('parked'),
  place: async (client, params, { args, terminal }) => {
    const cards = args.slice(2);
    const body = { placed: true, ...(cards.length > 0 ? { cards } : {}) };
    const { done, refused: not } = await client.call(placeCards, { params, body });
    const problems = not.map(({ card, problem }) => `${card}: ${problem}`);
    terminal.result({ done, refused: not }, [`Put on the map: ${done.length}.`, ...problems].join('\n'));
  },
  summary,
  delete: async (client, params, { terminal }) => {
    const done = await client.call(removeWorkshop, { params });
    terminal.result(done, 'Removed for good. What was put on the map stays there.');
  },
};

export const workshopCommand: CliCommand = {
  usage: 'workshop <action> <map> [what...]',
  about:
    'workshops on a journey map: list MAP; new MAP TITLE; then on the newest one, or --workshop ID: show, step MAP STEP, timer MAP MINUTES, open, close, decide MAP CARD, park MAP CARD, place MAP [CARD...], summary, delete',
  options: [
    { flags: '--workshop <id>', about: 'which one, where it is not the newest of the map' },
    { flags: '--dots <n>', about: 'of a new one: dots each person has' },
    { flags: '--owner <name>', about: 'whose a decision is' },
    { flags: '--note <text>', about: 'what to remember about a decision' },
    { flags: '--format <format>', about: 'of the summary: md or csv' },
    { flags: '--language <language>', about: 'of a summary: en or de' },
    { flags: '--out <file>', about: 'where the summary goes; without it, to the terminal' },
  ],
  async run(context) {
    const [wanted = ''] = context.args;
    const { client } = await context.connect();
    if (wanted === 'list') return list(context, client);
    if (wanted === 'new') return begin(context, client);
    const action = actionNamed('workshop', actions, wanted, ['list', 'new']);
    const { id: map } = await mapNamed(client, context.args[1]);
    const { items } = await client.call(listWorkshops, { params: { map } });
    const id = textOption(context, 'workshop');
    const found = id === undefined ? items[0] : items.find((each) => each.id === id);
    if (!found)
      throw refused(id === undefined ? 'this map has no workshop yet' : `there is no workshop ${id}`);
    await action(client, { map, workshop: found.id }, context);
  },
};

async function list({ args, terminal }: CommandContext, client: Client): Promise<void> {
  const { id: map } = await mapNamed(client, args[1]);
  const { items } = await client.call(listWorkshops, { params: { map } });
  const head = ['workshop', 'step', 'people', 'cards', 'decided', 'id'];
  const rows = items.map((each) => [
    ...[each.title, each.step, each.participants, each.cards, each.decided, each.id],
  ]);
  terminal.result({ items }, items.length === 0 ? 'No workshops yet.' : columns([head, ...rows]));
}

async function begin(context: CommandContext, client: Client): Promise<void> {
  const { id: map } = await mapNamed(client, context.args[1]);
  const title = needed(context.args[2], 'what it is about');
  const dots = textOption(context, 'dots');
  const body = { title, ...(dots === undefined ? {} : { dots: Number(dots) }) };
  tell(context, await client.call(beginWorkshop, { params: { map }, body }));
}

function marked(outcome: 'decided' | 'parked'): Action {
  return async (client, params, context) => {
    const card = needed(context.args[2], 'the id of a card');
    const [name, note] = [textOption(context, 'owner'), textOption(context, 'note')];
    const body = { outcome, ...(name ? { owner: { name } } : {}), ...(note ? { note } : {}) };
    tell(context, await client.call(changeCard, { params: { ...params, card }, body }));
  };
}

async function summary(client: Client, params: Params, context: CommandContext): Promise<void> {
  const language = languageOption(context);
  const wanted = textOption(context, 'format') ?? 'md';
  if (wanted !== 'md' && wanted !== 'csv') throw refused(`a summary is md or csv, not ${wanted}`);
  const response = await client.open(downloadSummary, {
    params: { ...params, format: wanted },
    query: language === undefined ? {} : { language },
  });
  const text = await response.text();
  const out = textOption(context, 'out');
  if (out !== undefined) await writeFile(out, text);
  const data = { ...params, format: wanted, ...(out === undefined ? { text } : { file: out }) };
  context.terminal.result(data, out === undefined ? text.trimEnd() : `Written: ${out}.`);
}

function tell({ terminal }: CommandContext, room: z.output<typeof readWorkshop.reply>): void {
  const { settings, step, door, people, cards, hidden } = room;
  const hiddenCards = hidden.reduce((sum, each) => sum + each.cards, 0);
  const rows = cards
    .filter(({ mergedInto }) => mergedInto === null)
    .map(({ id, text, by, dots, outcome }) => [text, by ?? '', dots ?? '', outcome ?? '', id]);
  const lines = [
    `${settings.title}: ${step}, ${people.length} ${people.length === 1 ? 'person' : 'people'}, ${cards.length} cards${hiddenCards > 0 ? ` and ${hiddenCards} hidden` : ''}`,
    door === null ? 'Nobody else comes in.' : `People come in at ${door.link}`,
    ...(rows.length > 0 ? ['', columns([['card', 'by', 'dots', 'outcome', 'id'], ...rows])] : []),
  ];
  terminal.result(room, lines.join('\n'));
}
