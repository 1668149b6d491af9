/** Files straight to events, without a server: what the formats make of them, in the order of the rows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IncomingEvent, IncomingPerson } from '../../src/gather/events/public.ts';
import { headerFingerprint } from '../../src/gather/imports/guess/fingerprint.ts';
import type { Mapping } from '../../src/gather/imports/mapping.ts';
import { openTables, type UploadedFile } from '../../src/gather/imports/read/open-tables.ts';
import { converted } from '../../src/gather/imports/run/conversion.ts';
import { evidenceOf } from '../../src/gather/imports/run/evidence.ts';
import { MessageIds } from '../../src/gather/imports/run/message-ids.ts';
import { assignTables, type PlannedPart } from '../../src/gather/imports/run/plan.ts';
import { decide } from '../../src/gather/imports/run/questions.ts';
import { type Counts, Tally } from '../../src/gather/imports/run/tally.ts';
import { TestFiles } from './import-files.ts';

export const NOW = Date.UTC(2026, 10, 22, 12);

export interface Understood {
  readonly formats: readonly string[];
  readonly questions: readonly string[];
  readonly events: readonly IncomingEvent[];
  readonly people: readonly IncomingPerson[];
  readonly rejected: readonly string[];
  readonly skipped: readonly string[];
  readonly counts: Counts;
}

export interface UnderstandOptions {
  readonly mapping?: Mapping;
  readonly format?: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly timezone?: string;
  readonly currency?: string;
}

export async function understand(
  files: readonly UploadedFile[],
  options: UnderstandOptions = {},
): Promise<Understood> {
  const { tables, left } = await openTables(files);
  if (tables.length === 0 && left[0]) throw left[0];
  const said = Object.fromEntries(
    options.mapping ? tables.map(({ head }) => [headerFingerprint(head), options.mapping as Mapping]) : [],
  );
  const choices = { format: options.format ?? null, said, saved: () => null };
  const business = { timezone: options.timezone ?? 'Europe/Berlin', currency: options.currency ?? 'EUR' };
  const parts: PlannedPart[] = [];
  const questions: string[] = [];
  for (const assignment of assignTables(
    tables.map(({ head }) => head),
    choices,
  ).filter(({ leftOut }) => !leftOut)) {
    const decided = decide(assignment, await evidenceOf(assignment, tables), options.answers ?? {}, business);
    parts.push(decided.part);
    questions.push(...decided.questions.filter(({ answer }) => answer === null).map(({ id }) => id));
  }
  const folder = mkdtempSync(join(tmpdir(), 'footpath-understand-'));
  const tally = new Tally();
  const ids = new MessageIds();
  const found = {
    events: [] as IncomingEvent[],
    people: [] as IncomingPerson[],
    rejected: [] as string[],
    skipped: [] as string[],
  };
  try {
    for await (const batch of converted({ parts, now: NOW }, tables, { folder })) {
      for (const item of batch.items) {
        tally.add(item);
        const { outcome } = item;
        if (outcome.kind === 'rejected') found.rejected.push(outcome.reason);
        else if (outcome.kind === 'skipped') found.skipped.push(outcome.reason);
        else {
          found.events.push(...outcome.events.map((event) => ids.give(event, batch.format)));
          found.people.push(...outcome.people);
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { formats: parts.map(({ format }) => format), questions, ...found, counts: tally.counts() };
}

/** The same for one file given as text. */
export async function understandText(
  text: string | Uint8Array,
  options: UnderstandOptions = {},
  name = 'file.csv',
): Promise<Understood> {
  const files = new TestFiles();
  try {
    return await understand([{ name, path: files.path(name, text) }], options);
  } finally {
    files.remove();
  }
}

/** Name, time and amount of events, short enough to compare at a glance. */
export function brief(events: readonly IncomingEvent[]): string[] {
  return events.map(({ name, time, precision, amount, identities }) => {
    const when = new Date(time).toISOString().slice(0, precision === 'date' ? 16 : 19);
    const who = identities[0] ? `${identities[0].kind}:${identities[0].value}` : 'nobody';
    return [name, when, who, ...(amount ? [`${amount.minor} ${amount.currency}`] : [])].join(' | ');
  });
}

/** Sum of the amounts of events with this name, minor units. */
export function sumOf(events: readonly IncomingEvent[], name: string): number {
  return events.reduce((sum, event) => sum + (event.name === name ? (event.amount?.minor ?? 0) : 0), 0);
}
