/** The tracking API in Segment's shape: identify, track, page, batch, with a source's write key. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

/** Bytes of one call and of one batch. */
export const MAX_CALL_BYTES = 32 * 1024;
export const MAX_BATCH_BYTES = 500 * 1024;

const Context = z
  .looseObject({
    page: z
      .looseObject({
        path: z.string().optional(),
        url: z.string().optional(),
        referrer: z.string().optional(),
      })
      .optional(),
    campaign: z
      .looseObject({
        source: z.string().optional(),
        medium: z.string().optional(),
        name: z.string().optional(),
      })
      .optional(),
    device: z.looseObject({ type: z.string().optional() }).optional(),
    location: z.looseObject({ country: z.string().optional() }).optional(),
    traits: z.record(z.string(), z.unknown()).optional(),
    sessionId: z.union([z.string(), z.number()]).optional(),
  })
  .optional();

const Id = z.union([z.string(), z.number()]).nullish();
const Stamp = z.union([z.string(), z.number()]).nullish();

/** What every call may carry. Either `userId` or `anonymousId` is needed for an event to be somebody's. */
const common = {
  userId: Id,
  anonymousId: Id,
  context: Context,
  /** ISO 8601, or ms UTC. */
  timestamp: Stamp,
  originalTimestamp: Stamp,
  sentAt: Stamp,
  messageId: z.string().max(200).nullish(),
  writeKey: z.string().optional(),
};

const properties = z.record(z.string(), z.unknown()).nullish();
const traits = z.record(z.string(), z.unknown()).nullish();

export const IdentifyCall = z.looseObject({ ...common, traits });
export const TrackCall = z.looseObject({ ...common, event: z.string(), properties });
export const PageCall = z.looseObject({
  ...common,
  name: z.string().nullish(),
  category: z.string().nullish(),
  properties,
});
/** One entry of a batch; which of the calls it is stands in `type`. */
export const BatchEntry = z.looseObject({
  ...common,
  type: z.string(),
  event: z.string().optional(),
  name: z.string().nullish(),
  properties,
  traits,
});
export type BatchEntry = z.output<typeof BatchEntry>;

const Accepted = z.object({ success: z.literal(true) });

function tracking<Body extends z.ZodType>(name: string, body: Body, summary: string) {
  return route({
    id: `tracking.${name}`,
    method: 'POST',
    path: `/v1/${name}`,
    access: 'writeKey',
    summary,
    body,
    reply: Accepted,
  });
}

export const identify = tracking(
  'identify',
  IdentifyCall,
  'Says who somebody is: ids that belong together and traits.',
);
export const track = tracking('track', TrackCall, 'Something somebody did.');
export const page = tracking('page', PageCall, 'A page somebody looked at.');
export const batch = tracking(
  'batch',
  z.looseObject({
    batch: z.array(z.unknown()).max(5000),
    sentAt: Stamp,
    context: Context,
    writeKey: z.string().optional(),
  }),
  'Many calls in one, each with its `type`. An entry that cannot be read is counted and left out; the others are stored.',
);
