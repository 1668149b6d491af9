/** What the calls of the tracking API look like, in Segment's shape; what is more in them is let through and passed over. */
import { z } from 'zod';

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

/** Calls in one batch. */
export const MOST_CALLS = 5000;

export const BatchCall = z.looseObject({
  batch: z.array(z.unknown()).max(MOST_CALLS),
  sentAt: Stamp,
  context: Context,
  writeKey: z.string().optional(),
});
