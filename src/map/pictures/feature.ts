/** The pictures of maps and visits as the server takes them. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { addPicture, readPicture } from './contract.ts';
import { pictureHeaders } from './headers.ts';
import type { Pictures } from './pictures.ts';

export function picturesFeature(pictures: Pictures): Feature {
  return {
    name: 'map.pictures',
    routes: [
      bind(addPicture, ({ workspace, principal, query, stream }) =>
        pictures.add(workspace, principal.id, query.for, stream),
      ),
      bind(readPicture, async ({ workspace, params, respond }) => {
        const { type, bytes } = await pictures.file(workspace.id, params.picture);
        // What an id stands for never changes.
        return respond({
          headers: pictureHeaders(type, 'private, max-age=31536000, immutable'),
          body: bytes,
        });
      }),
    ],
    jobs: [pictures.sweeping],
  };
}
