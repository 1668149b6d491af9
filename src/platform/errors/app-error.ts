/** A refusal the program expects and explains. Everything else that is thrown is a bug and is logged as one. */
import { type ErrorCode, errorCatalogue } from './catalogue.ts';

export class AppError extends Error {
  readonly code: ErrorCode;
  /** HTTP status of this refusal. */
  readonly status: number;
  /** What to do next, in words an owner understands. */
  readonly advice: string;
  /** Facts for a program: field names, limits, ids. Never personal data. */
  readonly details: Readonly<Record<string, unknown>>;

  /**
   * @param code an entry of the catalogue
   * @param fill values for the `{name}` places in the catalogue's sentences; also sent as `details`
   */
  constructor(code: ErrorCode, fill: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    const entry = errorCatalogue[code];
    super(filled(entry.message, fill), cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.status = entry.status;
    this.advice = filled(entry.advice, fill);
    this.details = fill;
  }
}

function filled(sentence: string, fill: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(fill[name] ?? place));
}
