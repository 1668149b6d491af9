/** Import routes: contract to service. */
import { type BoundRoute, bind } from '../../platform/http/handler.ts';
import {
  answerQuestions,
  cancelImport,
  createImport,
  deleteImport,
  listFormats,
  listImports,
  previewImport,
  readImport,
  rejectedRows,
  removeFile,
  setMapping,
  startImport,
  undoImport,
  undoPreview,
  uploadFile,
} from './contract.ts';
import { allFormats } from './formats/registry.ts';
import type { Imports } from './imports.ts';

export function importRoutes(imports: Imports): BoundRoute[] {
  return [
    bind(listImports, ({ workspace, query }) => imports.list(workspace.id, query.limit, query.before)),
    bind(listFormats, async () => ({
      items: allFormats().map(({ id, title, summary, kind }) => ({ id, title, summary, kind })),
    })),
    bind(createImport, ({ workspace, body }) => imports.create(workspace.id, body)),
    bind(readImport, ({ workspace, params }) => imports.read(workspace.id, params.import)),
    bind(uploadFile, ({ workspace, params, stream }) =>
      imports.upload(workspace.id, params.import, params.name, stream),
    ),
    bind(removeFile, async ({ workspace, params }) => {
      await imports.removeFile(workspace.id, params.import, params.name);
      return { deleted: true as const };
    }),
    bind(previewImport, ({ workspace, params }) => imports.preview(workspace, params.import)),
    bind(setMapping, ({ workspace, params, body }) => imports.setMapping(workspace, params.import, body)),
    bind(answerQuestions, ({ workspace, params, body }) =>
      imports.answer(workspace, params.import, body.answers),
    ),
    bind(startImport, ({ workspace, params }) => imports.start(workspace, params.import)),
    bind(cancelImport, ({ workspace, params }) => imports.cancel(workspace.id, params.import)),
    bind(rejectedRows, async ({ workspace, params, respond }) => {
      const rows = await imports.rejectedRows(workspace.id, params.import);
      const headers = {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="rejected.csv"',
      };
      return respond({ headers, body: rows ?? 'reason,file,row\r\n' });
    }),
    bind(undoPreview, ({ workspace, params }) => imports.undoPreview(workspace, params.import)),
    bind(undoImport, ({ workspace, params }) => imports.undo(workspace.id, params.import)),
    bind(deleteImport, async ({ workspace, params }) => {
      await imports.remove(workspace.id, params.import);
      return { deleted: true as const };
    }),
  ];
}
