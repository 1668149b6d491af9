/** The program's log: one JSON line per entry on standard error. No personal data: ids, counts and codes only. */
import { pino } from 'pino';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Fields first, then a short sentence; an error goes under `err`. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/** @param write receives each line, newline included; default standard error */
export function openLog(level: LogLevel, write?: (line: string) => void): Log {
  const destination = write ? { write } : pino.destination({ dest: 2, sync: false });
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
  };
  return pino(options, destination);
}

/** What may be told of an error. Drivers put row values in further fields, so those are left out. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
