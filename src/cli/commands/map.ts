/** `footpath map`: journey maps from the terminal: list, make, show, copy, delete, versions, in and out as files. */
import { thingWords } from '../../kernel/words.ts';
import {
  createMap,
  deleteMap,
  duplicateMap,
  listMaps,
  type MapSummary,
  renameMap,
  restoreMap,
} from '../../map/maps/contract.ts';
import { keepVersion, listVersions, restoreVersion } from '../../map/maps/versions/contract.ts';
import { actionNamed, needed } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type CliCommand, type CommandContext, languageOption, textOption } from '../command.ts';
import { columns } from '../terminal.ts';
import { addPictureFile, exportFile, importFile } from './map-files.ts';
import { mapNamed, versionNamed } from './map-named.ts';
import { changesOf, shownMap } from './map-text.ts';

type Action = (context: CommandContext, client: Client) => Promise<void>;

const actions: Readonly<Record<string, Action>> = {
  list,
  new: (context, client) => make(context, client, 'stages'),
  draw: (context, client) => make(context, client, 'live'),
  show: async ({ args, terminal }, client) => shownMap(client, await mapNamed(client, args[1]), terminal),
  rename: changed('Renamed', async (client, map, context) => {
    const title = needed(context.args[2], 'the new title');
    return client.call(renameMap, { params: { map }, body: { title } });
  }),
  copy: changed('Copied', async (client, map, context) => {
    const title = textOption(context, 'title');
    return client.call(duplicateMap, { params: { map }, body: title === undefined ? {} : { title } });
  }),
  delete: changed('Deleted for thirty days, then for good', (client, map) =>
    client.call(deleteMap, { params: { map } }),
  ),
  restore: async ({ args, terminal }, client) => {
    const map = await client.call(restoreMap, { params: { map: needed(args[1], 'the id of the map') } });
    terminal.result(map, `Back: ${line(map)}`);
  },
  versions,
  keep: async ({ args, terminal }, client) => {
    const { id: map } = await mapNamed(client, args[1]);
    const name = needed(args[2], 'a name for the version');
    const version = await client.call(keepVersion, { params: { map }, body: { name } });
    terminal.result(version, `Kept as “${name}”.`);
  },
  compare: async ({ args, terminal }, client) =>
    changesOf(client, (await mapNamed(client, args[1])).id, { from: args[2], to: args[3] }, terminal),
  'go-back': goBack,
  export: exportFile,
  import: importFile,
  picture: addPictureFile,
};

export const mapCommand: CliCommand = {
  usage: 'map <action> [what...]',
  about:
    'journey maps: list; new TITLE; draw TITLE (from stages and touchpoints); show, rename, copy, delete, versions, keep, compare, go-back, export MAP; restore ID; import FILE; picture MAP FILE (keeps it for the map and tells how cards name it)',
  options: [
    {
      flags: '--format <format>',
      about:
        'json, mermaid, csv, xlsx, cjml, svg, png, pdf-a4, pdf-a3, pptx; for import json to cjml and miro',
    },
    { flags: '--layout <layout>', about: 'of a table: rows (one per touchpoint) or across (stages across)' },
    {
      flags: '--figures',
      about: 'in a picture, pages or slides: the live numbers and what customers feel, as they are now',
    },
    { flags: '--out <file>', about: 'where an export goes; without it, texts go to the terminal' },
    { flags: '--title <title>', about: 'what to call a copy or an imported map' },
    { flags: '--kind <kind>', about: 'of a new map: as-is, to-be or competitor' },
    {
      flags: '--template <trade>',
      about: 'what to draw instead of stages and touchpoints: cafe, hotel, shop, …',
    },
    {
      flags: '--language <language>',
      about:
        'en or de: of the template and the lanes of a new map, of lanes that an imported file does not name, and of what stands on a picture besides',
    },
    { flags: '--like <map>', about: 'an own map to begin with, without what was felt or found out there' },
    { flags: '--dry-run', about: 'only say what an import would make' },
  ],
  async run(context) {
    const action = actionNamed('map', actions, context.args[0] ?? '');
    await action(context, (await context.connect()).client);
  },
};

async function list({ terminal }: CommandContext, client: Client): Promise<void> {
  const { items } = await client.call(listMaps);
  const rows = items.map(({ id, title, kind, stages, cards }) => [title, kind, stages, cards, id]);
  const head = ['map', 'kind', 'stages', 'cards', 'id'];
  terminal.result(
    { items },
    items.length === 0
      ? 'No maps yet. Make one: footpath map draw "A first visit"'
      : columns([head, ...rows]),
  );
}

async function make(context: CommandContext, client: Client, from: 'stages' | 'live'): Promise<void> {
  const title = needed(context.args[1], 'a title');
  const kind = textOption(context, 'kind') as MapSummary['kind'] | undefined;
  const template = textOption(context, 'template');
  const language = languageOption(context);
  const model = textOption(context, 'like');
  const like = model === undefined ? {} : { like: (await mapNamed(client, model)).id };
  const map = await client.call(createMap, {
    body: {
      title,
      from,
      ...(kind ? { kind } : {}),
      ...(template ? { template } : {}),
      ...like,
      ...(language ? { language } : {}),
    },
  });
  context.terminal.result(map, `Made: ${line(map)}`);
}

/** An action on one map that answers with it. */
function changed(
  words: string,
  act: (client: Client, map: string, context: CommandContext) => Promise<MapSummary>,
): Action {
  return async (context, client) => {
    const { id } = await mapNamed(client, context.args[1]);
    const map = await act(client, id, context);
    context.terminal.result(map, `${words}: ${line(map)}`);
  };
}

async function versions({ args, terminal }: CommandContext, client: Client): Promise<void> {
  const { id: map } = await mapNamed(client, args[1]);
  const { items } = await client.call(listVersions, { params: { map } });
  const rows = items.map(({ id, name, madeAt, madeBy }) => [
    name ?? '(kept by itself)',
    new Date(madeAt).toISOString().slice(0, 16).replace('T', ' '),
    madeBy ?? '',
    id,
  ]);
  terminal.result({ items }, items.length === 0 ? 'No versions yet.' : columns(rows));
}

async function goBack({ args, terminal }: CommandContext, client: Client): Promise<void> {
  const { id: map, title } = await mapNamed(client, args[1]);
  const version = await versionNamed(client, map, needed(args[2], 'a version'));
  const done = await client.call(restoreVersion, { params: { map, version } });
  terminal.result(
    done,
    `“${title}” is seen as it was then (${done.operations} edits). What was there before is a version too.`,
  );
}

function line({ title, kind, stages, cards, id }: MapSummary): string {
  return `“${title}” (${kind}), ${thingWords(stages, 'stage')}, ${thingWords(cards, 'card')}, ${id}`;
}
