/** What commands write to: results on standard output, everything else on standard error; JSON when asked for. */

export interface Terminal {
  readonly json: boolean;
  /** Whether progress is shown to anybody. */
  readonly live: boolean;
  /** The answer of the command: `data` with --json, `text` otherwise. */
  result(data: unknown, text: string): void;
  /** A remark on the way; not with --json. */
  say(text: string): void;
  /** Shows how far something is: a line that rewrites itself on a terminal, nothing elsewhere. */
  progress(text: string): void;
  /** Ends the progress line. */
  endProgress(): void;
  /** A refusal: what is wrong and what to do. */
  refuse(refusal: { code: string; message: string; advice: string }): void;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export function openTerminal(
  json: boolean,
  out: Output = process.stdout,
  err: Output = process.stderr,
): Terminal {
  let shown = 0;
  const endProgress = () => {
    if (shown > 0) err.write(`\r${' '.repeat(shown)}\r`);
    shown = 0;
  };
  return {
    json,
    live: !json && err.isTTY === true,
    result(data, text) {
      endProgress();
      out.write(json ? `${JSON.stringify(data)}\n` : `${text}\n`);
    },
    say(text) {
      endProgress();
      if (!json) err.write(`${text}\n`);
    },
    progress(text) {
      if (json || !err.isTTY) return;
      err.write(`\r${text.padEnd(shown)}`);
      shown = text.length;
    },
    endProgress,
    refuse(refusal) {
      endProgress();
      if (json) out.write(`${JSON.stringify({ error: refusal })}\n`);
      else err.write(`${refusal.message} ${refusal.advice}\n`);
    },
  };
}

/** Rows of cells as aligned columns; numbers to the right. */
export function columns(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, String(cell).length);
  }
  const line = (row: readonly (string | number)[]) =>
    row
      .map((cell, i) => {
        const text = String(cell);
        return typeof cell === 'number' ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0);
      })
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}
