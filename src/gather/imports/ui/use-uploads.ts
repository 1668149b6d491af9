/** Opens an import, sends the files one after the other, and says how far it is. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { ApiError } from '../../../web/api/api-error.ts';
import { call } from '../../../web/api/client.ts';
import { upload } from '../../../web/api/upload.ts';
import { createImport, uploadFile } from '../contract.ts';
import type { DroppedFile } from './dropped-files.ts';

export interface Uploading {
  readonly state: 'idle' | 'sending' | 'failed';
  readonly file: string;
  readonly sent: number;
  readonly total: number;
  readonly error: ApiError | null;
}

const IDLE: Uploading = { state: 'idle', file: '', sent: 0, total: 0, error: null };

/** `send` into an existing import, or into a new one where `into` is null; gives the import's id when all is there. */
export function useUploads(workspace: string): {
  uploading: Uploading;
  send: (files: readonly DroppedFile[], into: string | null, onDone: (id: string) => void) => void;
  stop: () => void;
} {
  const [uploading, setUploading] = useState<Uploading>(IDLE);
  const queries = useQueryClient();
  const abort = useRef<AbortController | null>(null);

  const send = useCallback(
    (files: readonly DroppedFile[], into: string | null, onDone: (id: string) => void) => {
      const stopper = new AbortController();
      abort.current = stopper;
      const total = files.reduce((sum, { file }) => sum + file.size, 0);
      const run = async (): Promise<string> => {
        setUploading({ ...IDLE, state: 'sending', total });
        const id =
          into ?? (await call(createImport, { params: { workspace }, body: { name: nameOf(files) } })).id;
        let before = 0;
        for (const { name, file } of files) {
          const tell = (sent: number): void =>
            setUploading({ state: 'sending', file: name, sent: before + sent, total, error: null });
          tell(0);
          await upload(uploadFile, { workspace, import: id, name }, file, tell, stopper.signal);
          before += file.size;
        }
        return id;
      };
      run().then(
        async (id) => {
          setUploading(IDLE);
          await queries.invalidateQueries({
            predicate: ({ queryKey }) => String(queryKey[0]).startsWith('gather.'),
          });
          onDone(id);
        },
        (error: unknown) =>
          setUploading(error instanceof ApiError ? { ...IDLE, state: 'failed', error } : IDLE),
      );
    },
    [queries, workspace],
  );
  return { uploading, send, stop: () => abort.current?.abort() };
}

/** A folder gives its name, one file its own; several are called by the first and how many more. */
function nameOf(files: readonly DroppedFile[]): string {
  const folder = files[0]?.folder ?? null;
  if (folder !== null && files.every((one) => one.folder === folder)) return folder.slice(0, 200);
  const first = files[0]?.name ?? 'files';
  return (files.length === 1 ? first : `${first} + ${files.length - 1}`).slice(0, 200);
}
