/** The tracking API in Segment's shape: identify, track, page, batch, with a source's write key. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { BatchCall, IdentifyCall, PageCall, TrackCall } from './calls.ts';
import { isPlainBatch, isPlainTrack } from './plain-entry.ts';

const Accepted = z.object({ success: z.literal(true) });

function tracking<Body extends z.ZodType>(
  name: string,
  body: Body,
  summary: string,
  isPlainBody: (body: unknown) => boolean = () => false,
) {
  return route({
    id: `tracking.${name}`,
    method: 'POST',
    path: `/v1/${name}`,
    access: 'writeKey',
    summary,
    body,
    isPlainBody,
    reply: Accepted,
  });
}

export const identify = tracking(
  'identify',
  IdentifyCall,
  'Says who somebody is: ids that belong together and traits.',
);
export const track = tracking('track', TrackCall, 'Something somebody did.', isPlainTrack);
export const page = tracking('page', PageCall, 'A page somebody looked at.');
export const batch = tracking(
  'batch',
  BatchCall,
  'Many calls in one, each with its `type`. An entry that cannot be read is counted and left out; the others are stored.',
  isPlainBatch,
);
