/** Every command, in the order `footpath --help` lists them. To add one: a file in commands/ and a line here. */
import type { CliCommand } from './command.ts';
import { benchCommand } from './commands/bench.ts';
import { competitorsCommand } from './commands/competitors.ts';
import { configCommand } from './commands/config.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { importCommand } from './commands/import.ts';
import { mapCommand } from './commands/map.ts';
import { peopleCommand } from './commands/people.ts';
import { reportCommand } from './commands/report.ts';
import { serveCommand } from './commands/serve.ts';
import { setupCommand } from './commands/setup.ts';
import { undoCommand } from './commands/undo.ts';
import { workshopCommand } from './commands/workshop.ts';

export const commands: readonly CliCommand[] = [
  serveCommand,
  setupCommand,
  importCommand,
  undoCommand,
  reportCommand,
  peopleCommand,
  mapCommand,
  competitorsCommand,
  workshopCommand,
  demoCommand,
  doctorCommand,
  configCommand,
  benchCommand,
];
