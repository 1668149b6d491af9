/** The personas slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import {
  createPersona,
  deletePersona,
  dropPicture,
  getPicture,
  listPersonas,
  orderPersonas,
  type PersonaDraft,
  putPicture,
  restorePersona,
  updatePersona,
} from './contract.ts';
import type { Personas } from './personas.ts';

/** @param checkSegment refuses a segment that is not there; segments belong to a later part */
export function personasFeature(
  personas: Personas,
  checkSegment: (workspace: string, segment: string) => Promise<unknown>,
): Feature {
  const checked = async (workspace: string, draft: PersonaDraft): Promise<PersonaDraft> => {
    if (draft.segmentId !== null) await checkSegment(workspace, draft.segmentId);
    return draft;
  };
  return {
    name: 'people.personas',
    routes: [
      bind(listPersonas, async ({ workspace }) => ({ items: await personas.list(workspace.id) })),
      bind(createPersona, async ({ workspace, body }) =>
        personas.create(workspace.id, await checked(workspace.id, body)),
      ),
      bind(orderPersonas, async ({ workspace, body }) => ({
        items: await personas.order(workspace.id, body.ids),
      })),
      bind(updatePersona, async ({ workspace, params, body: { changedAt, ...draft } }) =>
        personas.update(workspace.id, params.persona, await checked(workspace.id, draft), changedAt),
      ),
      bind(deletePersona, ({ workspace, params }) => personas.remove(workspace.id, params.persona)),
      bind(restorePersona, ({ workspace, params }) => personas.restore(workspace.id, params.persona)),
      bind(getPicture, async ({ workspace, params, respond }) => {
        const { type, bytes } = await personas.picture(workspace.id, params.persona);
        // The address has the moment of the last change in it, so what it gives stays the same.
        const headers = { 'content-type': type, 'cache-control': 'private, max-age=31536000, immutable' };
        return respond({ headers, body: bytes });
      }),
      bind(putPicture, ({ workspace, params, stream }) =>
        personas.putPicture(workspace.id, params.persona, stream),
      ),
      bind(dropPicture, ({ workspace, params }) => personas.dropPicture(workspace.id, params.persona)),
    ],
  };
}
