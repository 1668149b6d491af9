/** Reads a document of any version up to this one. Refuses those of newer programs, and what is no map. Pure. */
import { z } from 'zod';
import { issueInWords } from '../../../kernel/issue-words.ts';
import { DOCUMENT_VERSION, MapDocument } from './document.ts';

type Raw = Readonly<Record<string, unknown>>;
/** Turns a document of the version it is listed under into one of the next. */
export type UpgradeSteps = Readonly<Record<number, (document: Raw) => Raw>>;

const steps: UpgradeSteps = {
  /** Evidence says of which day it is; the objective has a live figure. */
  1: (document) => ({
    ...document,
    map: changed(document.map, (map) => ({ measure: null, ...map })),
    evidence: changed(document.evidence, (all) =>
      Object.fromEntries(
        Object.entries(all).map(([id, piece]) => [id, changed(piece, (own) => ({ seenOn: null, ...own }))]),
      ),
    ),
  }),
};

/** What is no object stays as it is, to be refused by the schema. */
function changed(held: unknown, change: (object: Raw) => Raw): unknown {
  return typeof held === 'object' && held !== null && !Array.isArray(held) ? change(held as Raw) : held;
}

export type ReadDocument =
  | { readonly document: MapDocument; readonly problem: null }
  | { readonly document: null; readonly problem: string };

/** The document, or in words why it cannot be read. */
export function readDocument(raw: unknown): ReadDocument {
  const upgraded = upgrade(raw, steps, DOCUMENT_VERSION);
  if (typeof upgraded === 'string') return { document: null, problem: upgraded };
  const parsed = MapDocument.safeParse(upgraded);
  if (parsed.success) return { document: parsed.data, problem: null };
  const [issue] = parsed.error.issues;
  return {
    document: null,
    problem: `${issue?.path.join('.') ?? ''}: ${issue ? issueInWords(issue) : 'not a map'}`,
  };
}

/** The document at version `to`, or in words why not. */
export function upgrade(raw: unknown, known: UpgradeSteps, to: number): Raw | string {
  const versioned = z.looseObject({ version: z.number().int().min(1) }).safeParse(raw);
  if (!versioned.success) return 'it does not say which version of a map it is (“version”)';
  let document: Raw = versioned.data;
  for (let at = versioned.data.version; at < to; at++) {
    const step = known[at];
    if (!step) return `maps of version ${at} cannot be read any longer`;
    document = { ...step(document), version: at + 1 };
  }
  if (document.version !== to) {
    return `it was made by a newer Footpath (version ${String(document.version)} of maps, this one knows ${to})`;
  }
  return document;
}
