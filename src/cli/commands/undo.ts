/** `footpath undo`: takes back everything one import brought. */
import { readImport, undoImport, undoPreview } from '../../gather/imports/contract.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { CliCommand } from '../command.ts';

const LOOK_EVERY_MS = 250;

export const undoCommand: CliCommand = {
  usage: 'undo <import>',
  about: 'take back an import: its events, people and links',
  options: [{ flags: '--dry-run', about: 'show what would go and take nothing back' }],
  async run({ args, options, connect, terminal }) {
    const params = { import: args[0] ?? '' };
    const { client } = await connect();
    const goes = await client.call(undoPreview, { params });
    const kept = goes.kept.reduce((sum, { events }) => sum + events, 0);
    const stays =
      goes.kept.length === 0
        ? ''
        : `; ${shown(kept)} stay, brought by ${goes.kept.map(({ name }) => name).join(', ')} too`;
    const told = goes.people === 0 ? '' : `, and what only it told of ${shown(goes.people)} people`;
    const what = `${goes.events === 0 ? 'no events' : `${shown(goes.events)} events`}${told}${stays}`;
    if (options.dryRun === true) {
      terminal.result(goes, `An undo would take back ${what}.`);
      return;
    }
    let now = await client.call(undoImport, { params });
    while (now.status === 'undoing') {
      terminal.progress('taking it back');
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      now = await client.call(readImport, { params });
    }
    if (now.status !== 'undone') {
      const problem = 'The undo did not finish.';
      throw new AppError('import_stopped', { status: now.status, problem, advice: 'Try it once more.' });
    }
    terminal.result({ undone: goes, import: now }, `Taken back: ${what}.`);
  },
};

function shown(n: number): string {
  return n.toLocaleString('en-US');
}
