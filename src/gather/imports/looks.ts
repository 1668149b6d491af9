/** Looks at an import's files and remembers what was seen until they, their meaning or the business change. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { ImportStatus } from './contract.ts';
import { ImportFolder } from './import-folder.ts';
import type { Mapping } from './mapping.ts';
import { type LookedAt, lookAt } from './preview.ts';
import { hasBegun, type ImportRow, type ImportStore } from './store.ts';

export type LookScope = Pick<WorkspaceScope, 'id' | 'timezone' | 'currency'>;

/** States in which files and meaning may still be changed. */
export const CHANGEABLE: readonly ImportStatus[] = ['draft', 'failed', 'cancelled', 'undone'];

/** Nothing of it is stored, so that files and meaning may be changed. */
export function isOpen(row: ImportRow): boolean {
  return CHANGEABLE.includes(row.status) && !hasBegun(row);
}

export interface LooksParts {
  readonly store: ImportStore;
  readonly clock: Clock;
  /** Folder of all imports' files. */
  readonly root: string;
}

export class Looks {
  readonly #parts: LooksParts;

  constructor(parts: LooksParts) {
    this.#parts = parts;
  }

  /** Looks at the files, or remembers what was seen since they, the meaning and the business last changed. */
  async look(scope: LookScope, row: ImportRow): Promise<LookedAt> {
    const business = { timezone: scope.timezone, currency: scope.currency };
    const slot = JSON.stringify(business);
    if (row.preview) {
      const kept = JSON.parse(row.preview) as { slot: string; looked: LookedAt };
      if (kept.slot === slot) return kept.looked;
    }
    if (row.files_kept === 0)
      throw new AppError('conflict', { problem: 'The files of this import were not kept' });
    const files = await this.#parts.store.files([row.id]);
    const saved = await this.#parts.store.mappings(scope.id);
    const folder = new ImportFolder(this.#parts.root, row.id);
    const work = files.length === 0 ? folder.path : await mkdtemp(join(folder.path, 'look-'));
    try {
      const looked = await lookAt({
        files: folder.uploaded(files.map(({ name }) => name)),
        folder: work,
        choices: {
          format: row.chosen_format,
          said: JSON.parse(row.mapping ?? '{}') as Record<string, Mapping | null>,
          saved: (fingerprint) => saved.get(fingerprint) ?? null,
        },
        answers: JSON.parse(row.answers) as Record<string, string>,
        business,
        now: this.#parts.clock(),
      });
      const format = looked.preview.format?.id ?? null;
      await this.#parts.store.change(scope.id, row.id, CHANGEABLE, {
        preview: JSON.stringify({ slot, looked }),
        format,
      });
      return looked;
    } finally {
      if (work !== folder.path) await rm(work, { recursive: true, force: true });
    }
  }
}
