/** Journey maps and files in the terminal: a map out to a file, a file in as a map, a picture for one. */
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Language } from '../../kernel/language.ts';
import { thingWords } from '../../kernel/words.ts';
import { drawMap, exportMap, importMap, listExports } from '../../map/maps/exchange/contract.ts';
import { pictureFormats } from '../../map/maps/public.ts';
import { addPicture } from '../../map/pictures/contract.ts';
import { needed, refused } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type CommandContext, languageOption, textOption } from '../command.ts';
import { shownFigures } from './map-figures.ts';
import { mapNamed } from './map-named.ts';

/** Formats that are no text. */
const BINARY = /^(xlsx|png|pdf|pptx)/;

export async function exportFile(context: CommandContext, client: Client): Promise<void> {
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

export async function importFile(context: CommandContext, client: Client): Promise<void> {
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

export async function addPictureFile({ args, terminal }: CommandContext, client: Client): Promise<void> {
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
