/** `footpath import`: files or a folder in, a preview or the result out. Waits for the end and shows how far it is. */
import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  answerQuestions,
  createImport,
  deleteImport,
  type Import,
  previewImport,
  readImport,
  startImport,
  uploadFile,
} from '../../gather/imports/contract.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { refused } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type CliCommand, type CommandContext, textOption } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { type ImportPreview, previewText, progressText, resultText } from './import-text.ts';

const LOOK_EVERY_MS = 250;

export const importCommand: CliCommand = {
  usage: 'import <path...>',
  about: 'import a file, several files or a folder that belong together',
  options: [
    { flags: '--as <format>', about: 'take them for this format instead of recognising it' },
    { flags: '--name <name>', about: 'what to call the import' },
    { flags: '--dry-run', about: 'show what would become of them and store nothing' },
    { flags: '--timezone <zone>', about: 'of times that name none, like Europe/Berlin' },
    { flags: '--date-order <order>', about: 'dmy or mdy, where 03/04/2026 is unclear' },
    { flags: '--decimal <mark>', about: '. or , before the decimals of amounts, where 1.234 is unclear' },
    { flags: '--amounts <meaning>', about: 'line or order: what an amount on every line of an order means' },
  ],
  async run(context) {
    const files = await filesOf(context.args);
    const { client } = await context.connect();
    await importFiles(context, client, files);
  },
};

async function importFiles(context: CommandContext, client: Client, files: readonly string[]): Promise<void> {
  const { terminal } = context;
  const name =
    textOption(context, 'name') ??
    context.args
      .map((path) => basename(path))
      .join(', ')
      .slice(0, 200);
  const format = textOption(context, 'as');
  const { id } = await client.call(createImport, { body: { name, ...(format ? { format } : {}) } });
  const params = { import: id };
  for (const file of files) {
    terminal.progress(`uploading ${basename(file)}`);
    const stream = (await openAsBlob(file)).stream() as ReadableStream<Uint8Array>;
    await client.call(uploadFile, { params: { import: id, name: basename(file) }, stream });
  }
  terminal.progress('looking at the files');
  const answers = answersOf(context);
  const given = Object.keys(answers).length > 0;
  const preview = given
    ? await client.call(answerQuestions, { params, body: { answers } })
    : await client.call(previewImport, { params });
  if (context.options.dryRun === true) {
    await client.call(deleteImport, { params });
    terminal.result(preview, previewText(preview));
    return;
  }
  if (preview.state !== 'ready') {
    await client.call(deleteImport, { params });
    throw refusal(preview);
  }
  await client.call(startImport, { params });
  const done = await followed(client, id, terminal);
  terminal.result(done, resultText(done));
  if (done.status !== 'finished') {
    throw new AppError('import_stopped', {
      status: done.status,
      problem: done.problem?.message ?? '',
      advice: done.problem?.advice ?? '',
    });
  }
}

function answersOf(context: CommandContext): Record<string, string> {
  const given = {
    timezone: textOption(context, 'timezone'),
    dateOrder: textOption(context, 'dateOrder'),
    decimal: textOption(context, 'decimal'),
    amountIs: textOption(context, 'amounts'),
  };
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function followed(client: Client, id: string, terminal: Terminal): Promise<Import> {
  for (;;) {
    const now = await client.call(readImport, { params: { import: id } });
    if (now.status !== 'waiting' && now.status !== 'running') return now;
    terminal.progress(progressText(now));
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

const OPTION_OF: Readonly<Record<string, string>> = {
  dateOrder: '--date-order',
  decimal: '--decimal',
  amountIs: '--amounts',
};

function refusal(preview: ImportPreview): AppError {
  const question = preview.questions.find(({ answer }) => answer === null);
  if (question) {
    const choices = question.choices.map(
      ({ value, label }) => `${OPTION_OF[question.id] ?? question.id} ${value} (${label})`,
    );
    return new AppError('import_not_ready', {
      problem: question.text,
      advice: `Add ${choices.join(' or ')}.`,
    });
  }
  if (preview.state === 'mapping') {
    const open = preview.wizards.find(({ mustAnswer }) => mustAnswer);
    const problem =
      open?.missing.map((what) => `${what} is missing in ${open.table}.`).join(' ') ||
      'the columns are only guessed.';
    const advice =
      'Import it in the browser, where columns can be named and tables left out; what columns mean is remembered.';
    return new AppError('import_not_ready', { problem, advice });
  }
  const problem = preview.notes.join(' ') || 'there is no table in it.';
  return new AppError('import_not_ready', { problem, advice: 'Give a table: CSV, XLSX, JSON, also zipped.' });
}

/** The files named, and those in folders named; hidden ones are left out. */
async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) throw refused(`there is no file or folder ${path}`);
    if (!found.isDirectory()) files.push(path);
    else {
      const entries = await readdir(path, { withFileTypes: true });
      for (const entry of entries)
        if (entry.isFile() && !entry.name.startsWith('.')) files.push(join(path, entry.name));
    }
  }
  if (files.length === 0) throw refused(`there are no files in ${paths.join(', ')}`);
  return files.sort();
}
