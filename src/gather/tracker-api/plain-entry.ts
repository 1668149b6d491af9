/**
 * Knows the calls that are plainly right, without copying them: the ten times shorter way for nearly every call. Says
 * nothing of the others: what a call may be is defined by the schemas of `calls.ts`, and a test holds the two together.
 */
import { type BatchEntry, MOST_CALLS } from './calls.ts';

/** True only where `BatchEntry` takes the call and changes nothing in it. */
export function isPlainEntry(call: unknown): call is BatchEntry {
  return isRecord(call) && typeof call.type === 'string' && isTextIfAny(call.event) && isPlainCall(call);
}

/** The same for `TrackCall`. */
export function isPlainTrack(call: unknown): boolean {
  return isRecord(call) && typeof call.event === 'string' && isPlainCall(call);
}

/** The same for a batch as a whole; its entries are looked at one by one later. */
export function isPlainBatch(body: unknown): boolean {
  return (
    isRecord(body) &&
    Array.isArray(body.batch) &&
    body.batch.length <= MOST_CALLS &&
    isId(body.sentAt) &&
    isTextIfAny(body.writeKey) &&
    (body.context === undefined || isPlainContext(body.context))
  );
}

function isPlainCall(call: Record<string, unknown>): boolean {
  const { messageId } = call;
  return (
    (call.name === null || isTextIfAny(call.name)) &&
    (messageId === null || (isTextIfAny(messageId) && String(messageId ?? '').length <= 200)) &&
    isTextIfAny(call.writeKey) &&
    isId(call.userId) &&
    isId(call.anonymousId) &&
    isId(call.timestamp) &&
    isId(call.originalTimestamp) &&
    isId(call.sentAt) &&
    (call.properties === null || isRecordIfAny(call.properties)) &&
    (call.traits === null || isRecordIfAny(call.traits)) &&
    (call.context === undefined || isPlainContext(call.context))
  );
}

function isPlainContext(context: unknown): boolean {
  if (!isRecord(context)) return false;
  const { page, campaign, device, location, traits, sessionId } = context;
  return (
    (page === undefined ||
      (isRecord(page) && isTextIfAny(page.path) && isTextIfAny(page.url) && isTextIfAny(page.referrer))) &&
    (campaign === undefined ||
      (isRecord(campaign) &&
        isTextIfAny(campaign.source) &&
        isTextIfAny(campaign.medium) &&
        isTextIfAny(campaign.name))) &&
    (device === undefined || (isRecord(device) && isTextIfAny(device.type))) &&
    (location === undefined || (isRecord(location) && isTextIfAny(location.country))) &&
    isRecordIfAny(traits) &&
    sessionId !== null &&
    isId(sessionId)
  );
}

/** Of JSON: no class instances come here. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecordIfAny(value: unknown): boolean {
  return value === undefined || isRecord(value);
}

function isTextIfAny(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isId(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string' || Number.isFinite(value);
}
