/** Reads the environment once, checks it, and hands out plain values. Nothing else reads `process.env`. */
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '../errors/app-error.ts';
import { packageRoot } from '../files/package-root.ts';
import type { LogLevel } from '../log/log.ts';
import { notesOf, type Settings, settingsSchema } from './settings.ts';

export interface Config {
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataFolder: string;
  readonly stateUrl: string | null;
  readonly eventsUrl: string | null;
  /** Without a slash at the end. */
  readonly publicUrl: string | null;
  /** Statements of reports in the event engine at the same time. */
  readonly reportsAtOnce: number;
  readonly reportSeconds: number;
  readonly reportMemoryBytes: number;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly secret: string | null;
  readonly logLevel: LogLevel;
  readonly rateLimits: boolean;
  readonly trustedProxies: readonly string[];
  readonly serverUrl: string | null;
  readonly apiKey: string | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param given values that win over the environment, by setting name (command line options)
 * @throws AppError `bad_setting` naming the first setting that cannot be used
 */
export function readConfig(given: Environment = {}, environment: Environment = process.env): Config {
  return configFrom(readSettings(given, environment));
}

/** The settings in effect, by name, with secrets masked; null where none is set and there is no fixed default. */
export function shownSettings(
  given: Environment = {},
  environment: Environment = process.env,
): Record<string, string | number | null> {
  const settings = readSettings(given, environment);
  const schema = settingsSchema();
  const shown: Record<string, string | number | null> = {};
  for (const [name, setting] of Object.entries(schema.shape)) {
    const value = settings[name as keyof Settings] ?? null;
    shown[name] = masked(value, notesOf(setting).secret);
  }
  shown.FOOTPATH_DATA = configFrom(settings).dataFolder;
  return shown;
}

function readSettings(given: Environment, environment: Environment): Settings {
  const schema = settingsSchema();
  const raw: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    // An empty variable is what shells and compose files leave behind; it means "not set".
    const value = given[name] ?? environment[name];
    if (value !== undefined && value !== '') raw[name] = value;
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('bad_setting', {
    name: String(issue?.path[0]),
    problem: issue?.message ?? 'is not usable',
  });
}

function configFrom(settings: Settings): Config {
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataFolder: settings.FOOTPATH_DATA
      ? resolve(settings.FOOTPATH_DATA)
      : join(packageRoot(), 'footpath-data'),
    stateUrl: settings.FOOTPATH_STATE_URL ?? null,
    eventsUrl: settings.FOOTPATH_EVENTS_URL ?? null,
    publicUrl: settings.FOOTPATH_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    reportsAtOnce: settings.FOOTPATH_REPORTS_AT_ONCE,
    reportSeconds: settings.FOOTPATH_REPORT_SECONDS,
    reportMemoryBytes: settings.FOOTPATH_REPORT_MEMORY
      ? settings.FOOTPATH_REPORT_MEMORY * 1024 ** 2
      : usualReportMemory(settings.FOOTPATH_REPORTS_AT_ONCE),
    smtpUrl: settings.FOOTPATH_SMTP_URL ?? null,
    mailFrom: settings.FOOTPATH_MAIL_FROM ?? null,
    secret: settings.FOOTPATH_SECRET ?? null,
    logLevel: settings.FOOTPATH_LOG_LEVEL,
    rateLimits: settings.FOOTPATH_RATE_LIMITS === 'on',
    trustedProxies: (settings.FOOTPATH_TRUST_PROXY ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
    serverUrl: settings.FOOTPATH_SERVER?.replace(/\/+$/, '') ?? null,
    apiKey: settings.FOOTPATH_API_KEY ?? null,
  };
}

const MOST_REPORT_MEMORY = 4 * 1024 ** 3;

/** So that all questions at once leave half of the memory to everything else; a container counts as a machine. */
function usualReportMemory(atOnce: number): number {
  const allowed = process.constrainedMemory();
  const there = allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
  return Math.min(MOST_REPORT_MEMORY, Math.floor(there / 2 / atOnce));
}

function masked(
  value: string | number | null,
  secret: 'whole' | 'password' | undefined,
): string | number | null {
  if (value === null || secret === undefined) return value;
  if (secret === 'whole') return '••••';
  // Several hosts may stand in one address, which no URL parser takes. Some drivers take a password as a parameter.
  return String(value)
    .replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, '$1:••••@')
    .replace(/([?&][^=&]*(?:pass|secret|token|key)[^=&]*=)[^&]*/gi, '$1••••');
}
