/** The tracking API as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { batch, identify, page, track } from './contract.ts';
import { type Credentials, Tracker, type TrackerParts } from './tracker.ts';

const success = { success: true as const };

export function trackerFeature(parts: TrackerParts): Feature {
  const tracker = new Tracker(parts);
  const credentials = (call: {
    header(name: string): string | undefined;
    body: { writeKey?: string | undefined };
  }): Credentials => ({
    authorization: call.header('authorization'),
    writeKey: call.body.writeKey,
    length: call.header('content-length'),
  });
  return {
    name: 'gather.tracker-api',
    routes: [
      bind(identify, async (call) => {
        await tracker.one(credentials(call), 'identify', call.body);
        return success;
      }),
      bind(track, async (call) => {
        await tracker.one(credentials(call), 'track', call.body);
        return success;
      }),
      bind(page, async (call) => {
        await tracker.one(credentials(call), 'page', call.body);
        return success;
      }),
      bind(batch, async (call) => {
        await tracker.many(credentials(call), call.body);
        return success;
      }),
    ],
  };
}
