/** `footpath map`: journey maps from the terminal: list, make, show, copy, delete, versions, in and out as files. */
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Language } from '../../kernel/language.ts';
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
import { drawMap, exportMap, importMap, listExports } from '../../map/maps/exchange/contract.ts';
import { pictureFormats } from '../../map/maps/public.ts';
import { keepVersion, listVersions, restoreVersion } from '../../map/maps/versions/contract.ts';
import { addPicture } from '../../map/pictures/contract.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Client } from '../client.ts';
import { type CliCommand, type CommandContext, languageOption, textOption } from '../command.ts';
import { columns } from '../terminal.ts';
import { shownFigures } from './map-figures.ts';
import { changesOf, shownMap, versionNamed } from './map-text.ts';

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
    const action = actions[context.args[0] ?? ''];
    if (!action || !Object.hasOwn(actions, context.args[0] ?? '')) {
      const known = Object.keys(actions).join(', ');
      throw refused(`“map ${context.args[0]}” is not known; there are ${known}`);
    }
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

/** Formats that are no text. */
const BINARY = /^(xlsx|png|pdf|pptx)/;

async function exportFile(context: CommandContext, client: Client): Promise<void> {
  const { terminal, args } = context;
  const map = await mapNamed(client, args[1]);
  const { items } = await client.call(listExports, { params: { map: map.id } });
  const across = textOption(context, 'layout') === 'across' ? '-across' : '';
  const wanted = `${textOption(context, 'format') ?? 'json'}${across}`;
  const found = items.find(({ format }) => format === wanted);
  if (!found)
    throw refused(
      `maps are not exported as “${wanted}”; there are ${items.map(({ format }) => format).join(', ')}`,
    );
  const { format } = found;
  const language = languageOption(context);
  const query = language === undefined ? {} : { language };
  const withFigures = context.options.figures === true;
  const lost = (withFigures ? found.lostWithFigures : found.lost).map(({ text }) => text);
  const response = withFigures
    ? await drawn(client, map.id, format, query)
    : await client.open(exportMap, { params: { map: map.id, format }, query });
  const bytes = Buffer.from(await response.arrayBuffer());
  const out = textOption(context, 'out');
  for (const sentence of lost) terminal.say(sentence);
  if (out === undefined && BINARY.test(format))
    throw refused('such a file does not go to the terminal; say where with --out');
  if (out !== undefined) await writeFile(out, bytes);
  const data = {
    map: map.id,
    format,
    lost,
    ...(out === undefined ? { text: bytes.toString() } : { file: out }),
  };
  terminal.result(
    data,
    out === undefined ? bytes.toString().trimEnd() : `Written: ${out} (${bytes.length} bytes).`,
  );
}

/** With figures, which are looked up first. @throws AppError `invalid_input` for a format that is no picture */
async function drawn(
  client: Client,
  map: string,
  format: string,
  query: { language?: Language },
): Promise<Response> {
  const picture = pictureFormats.find((each) => each === format);
  if (!picture) throw refused(`figures are drawn in ${pictureFormats.join(', ')}, not in ${format}`);
  return client.open(drawMap, {
    params: { map, format: picture },
    query,
    body: await shownFigures(client, map),
  });
}

async function importFile(context: CommandContext, client: Client): Promise<void> {
  const stream = await fileStream(context.args[1]);
  const [format, title] = [textOption(context, 'format'), textOption(context, 'title')];
  const preview = context.options.dryRun === true;
  const language = languageOption(context);
  const done = await client.call(importMap, {
    query: {
      name: basename(context.args[1] ?? '').slice(0, 200),
      preview: String(preview),
      ...(title ? { title } : {}),
      ...(language ? { language } : {}),
      ...(format ? { format: format as 'json' } : {}),
    },
    stream,
  });
  const notes = done.notes.map(({ kind, text }) => `${kind === 'lost' ? 'Lost' : 'Guessed'}: ${text}`);
  const what = `“${done.title}” (${done.format}): ${thingWords(done.stages, 'stage')}, ${thingWords(done.cards, 'card')}`;
  const words = done.map ? `Made: ${what}, ${done.map.id}` : `Would make: ${what}`;
  context.terminal.result(done, [words, ...notes].join('\n'));
}

async function addPictureFile({ args, terminal }: CommandContext, client: Client): Promise<void> {
  const { id } = await mapNamed(client, args[1]);
  const picture = await client.call(addPicture, { query: { for: id }, stream: await fileStream(args[2]) });
  const { reference, width, height } = picture;
  terminal.result(picture, `Kept: ${reference} (${width} × ${height}). Put it into “image” of a card.`);
}

/** @throws AppError `invalid_input` */
async function fileStream(given: string | undefined): Promise<ReadableStream<Uint8Array>> {
  const file = needed(given, 'a file');
  if (!(await stat(file).catch(() => null))?.isFile()) throw refused(`there is no file ${file}`);
  return Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
}

/** By id or title. @throws AppError `invalid_input` */
export async function mapNamed(client: Client, given: string | undefined): Promise<MapSummary> {
  const wanted = needed(given, 'a map');
  const { items } = await client.call(listMaps);
  const [found, ...others] = items.filter(
    ({ id, title }) => id === wanted || title.toLowerCase() === wanted.toLowerCase(),
  );
  if (!found) throw refused(`there is no map “${wanted}”`);
  if (others.length > 0) throw refused(`several maps are called “${wanted}”; name one by its id`);
  return found;
}

export function needed(given: string | undefined, what: string): string {
  if (given === undefined) throw refused(`${what} is missing`);
  return given;
}

function line({ title, kind, stages, cards, id }: MapSummary): string {
  return `“${title}” (${kind}), ${thingWords(stages, 'stage')}, ${thingWords(cards, 'card')}, ${id}`;
}

function refused(problem: string): AppError {
  return new AppError('invalid_input', { problem });
}
