/** A command that sends one event with a write key, in the shape of Segment's HTTP API. Pure. */

export function curlFor(origin: string, writeKey: string): string {
  const event = JSON.stringify({
    userId: 'customer-1',
    event: 'Product Viewed',
    properties: { name: 'Blue mug' },
  });
  return `curl -u '${writeKey}:' -H 'content-type: application/json' \\\n  -d '${event}' \\\n  ${origin}/v1/track`;
}
