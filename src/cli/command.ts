/** What a command of the command line is. One file per command; main.ts lists them. */
import type { Language } from '../kernel/language.ts';
import type { Config, Environment } from '../platform/config/config.ts';
import type { Connection } from './connect.ts';
import type { Terminal } from './terminal.ts';

export interface CliOption {
  /** As commander reads it: `--from <day>`, `--dry-run`. */
  readonly flags: string;
  readonly about: string;
  readonly required?: boolean;
}

export interface CliCommand {
  /** With its arguments: `import <path...>`, `report <name>`. */
  readonly usage: string;
  readonly about: string;
  readonly options?: readonly CliOption[];
  /** Throws an AppError (or a refusal of the server) for exit code 1. */
  run(context: CommandContext): Promise<void>;
}

export interface CommandContext {
  /** Arguments in order; those that may repeat are one list at the end, flattened. */
  readonly args: readonly string[];
  /** Options by name in camel case; a flag is `true`. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly terminal: Terminal;
  readonly config: Config;
  /** What options of this call put over the environment; for `footpath config`. */
  readonly given: Environment;
  /** A client of the running server, or of one that is started for this command alone. Closed after the command. */
  connect(): Promise<Connection>;
}

/** An option that takes a value, or undefined when it was not given. */
export function textOption(context: CommandContext, name: string): string | undefined {
  const value = context.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whatever was said: the server refuses what it does not know, and says what there is. */
export function languageOption(context: CommandContext): Language | undefined {
  return textOption(context, 'language') as Language | undefined;
}

/** Options every command has. */
export const sharedOptions: readonly CliOption[] = [
  { flags: '--json', about: 'answer as one line of JSON' },
  { flags: '--data <folder>', about: 'the data folder (FOOTPATH_DATA)' },
  { flags: '--server <url>', about: 'talk to this server (FOOTPATH_SERVER)' },
  { flags: '--key <key>', about: 'use this API key (FOOTPATH_API_KEY)' },
];
