/** The command line: reads arguments, runs one command, ends with 0, 1 (refused, with advice) or 2 (misuse). */
import { Command, CommanderError } from 'commander';
import { type Environment, readConfig } from '../platform/config/config.ts';
import { AppError } from '../platform/errors/app-error.ts';
import { programVersion } from '../platform/files/version.ts';
import { refusalOf } from '../platform/http/refusal.ts';
import { Refused } from './client.ts';
import { type CliCommand, type CommandContext, sharedOptions } from './command.ts';
import { commands } from './commands.ts';
import { type Connection, connect } from './connect.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Ends the process: engines may hold threads that would keep it alive. */
export async function main(args: readonly string[]): Promise<void> {
  bearGoneReaders();
  const code = await run(args);
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(code);
}

/** Whoever reads the output may leave early (`| head`): what was left to tell them is dropped, and the work goes on. */
function bearGoneReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Runs one command and gives its exit code. */
export async function run(
  args: readonly string[],
  open: (json: boolean) => Terminal = openTerminal,
): Promise<number> {
  let code = 0;
  const program = new Command('footpath')
    .description('The path customers really walk, where they stumble, what that costs.')
    .version(programVersion())
    .exitOverride();
  for (const command of commands) {
    add(program, command, async (given, options) => {
      code = await runCommand(command, given, options, open(options.json === true));
    });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has written what was wrong; asking for help or the version is no misuse.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

type Options = Readonly<Record<string, string | boolean | undefined>>;

function add(
  program: Command,
  definition: CliCommand,
  act: (args: string[], options: Options) => Promise<void>,
): void {
  const command = program.command(definition.usage).description(definition.about).exitOverride();
  for (const { flags, about, required } of [...(definition.options ?? []), ...sharedOptions]) {
    if (required) command.requiredOption(flags, about);
    else command.option(flags, about);
  }
  command.action(async (...parts: unknown[]) => {
    const own = parts.at(-1) as Command;
    await act(
      own.processedArgs.flat().filter((part) => part !== undefined) as string[],
      own.opts() as Options,
    );
  });
}

async function runCommand(
  command: CliCommand,
  args: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<number> {
  let connection: Connection | null = null;
  try {
    const given = settingsOf(options);
    const config = readConfig(given);
    const context: CommandContext = {
      args,
      options,
      terminal,
      config,
      given,
      connect: async () => {
        connection ??= await connect(config);
        return connection;
      },
    };
    await command.run(context);
    return 0;
  } catch (error) {
    terminal.refuse(wordsOf(error));
    return 1;
  } finally {
    await (connection as Connection | null)?.close();
  }
}

const SETTING_OF: Readonly<Record<string, string>> = {
  data: 'FOOTPATH_DATA',
  server: 'FOOTPATH_SERVER',
  key: 'FOOTPATH_API_KEY',
  port: 'PORT',
  host: 'HOST',
};

function settingsOf(options: Options): Environment {
  const given: Record<string, string> = {};
  for (const [option, setting] of Object.entries(SETTING_OF)) {
    const value = options[option];
    if (typeof value === 'string') given[setting] = value;
  }
  return given;
}

function wordsOf(error: unknown): { code: string; message: string; advice: string } {
  if (error instanceof Refused || error instanceof AppError) {
    return { code: error.code, message: error.message, advice: error.advice };
  }
  const { code, message } = refusalOf(error, '').body.error;
  const cause = error instanceof Error ? error.message : String(error);
  return {
    code,
    message: `${message} (${cause})`,
    advice: 'Try again; `footpath doctor` checks what the program needs.',
  };
}
