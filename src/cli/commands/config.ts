/** `footpath config`: the settings in effect, secrets masked. */
import { shownSettings } from '../../platform/config/config.ts';
import type { CliCommand } from '../command.ts';
import { columns } from '../terminal.ts';

export const configCommand: CliCommand = {
  usage: 'config',
  about: 'show the settings in effect, secrets masked',
  async run({ terminal, given }) {
    const settings = shownSettings(given);
    const rows = Object.entries(settings).map(([name, value]) => [name, String(value ?? '(not set)')]);
    terminal.result(settings, columns(rows));
  },
};
