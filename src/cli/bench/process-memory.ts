/** Memory of another process as Linux tells it. Elsewhere nothing is known, and nothing is shown. */
import { readFileSync, writeFileSync } from 'node:fs';

export interface ProcessMemory {
  /** Now and at most since `forgetPeak`, in MB of a million bytes. */
  readonly residentMb: number;
  readonly peakMb: number;
}

export function memoryOf(pid: number): ProcessMemory | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return { residentMb: megabytes(status, 'VmRSS'), peakMb: megabytes(status, 'VmHWM') };
  } catch {
    return null;
  }
}

/** Lets the peak begin anew. */
export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Without it the peak is that since the start, which is no smaller.
  }
}

function megabytes(status: string, name: string): number {
  const kibibytes = Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
  return (kibibytes * 1024) / 1e6;
}
