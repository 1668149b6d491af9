/** A story's events as callers write them: calls of the tracking API, rows of a file. Written by hand because it is hot. */
import { chapters, ORDER_CHAPTER, type Story, type StoryEvent, storyEvent } from './story.ts';

/** One entry of `/v1/batch`; without `type` (which is ignored there) also a call of `/v1/track`. */
export function callText(story: Story, number: number, prefix: string): string {
  const event = storyEvent(story, number);
  const { name } = nameOf(event);
  const isPage = name === 'Page Viewed';
  const what = isPage ? '"type":"page"' : `"type":"track","event":"${name}"`;
  const amount = event.amountMinor > 0 ? `,"revenue":${event.amountMinor / 100},"currency":"EUR"` : '';
  const path = pathOf(event);
  const page = path === null ? '' : `"page":{"path":"${path}"}`;
  const campaign =
    event.chapter === 0 ? `${page === '' ? '' : ','}"campaign":{"source":"${event.channel}"}` : '';
  return `{${what},"messageId":"${prefix}${number}",${identityOf(event)},"timestamp":"${new Date(event.time).toISOString()}","properties":{"product":"P${event.product}","category":"C${event.product % 20}"${amount}${channelOf(event)}},"context":{${page}${campaign},"device":{"type":"${event.person % 3 === 0 ? 'desktop' : 'mobile'}"}}}`.replace(
    '{,',
    '{',
  );
}

/** A call of `/v1/track`: as an entry of a batch, with a name of its own for page views. */
export function trackText(story: Story, number: number, prefix: string): string {
  return callText(story, number, prefix).replace('"type":"page"', '"event":"Page Viewed"');
}

export const rowHeader = 'customer_id,event,time,channel,amount,currency,product\n';

/** A row of the generated file. Its people are not those of the story, so that the file brings new ones. */
export function rowText(story: Story, number: number): string {
  const event = storyEvent(story, number);
  const amount = event.amountMinor > 0 ? `${(event.amountMinor / 100).toFixed(2)},EUR` : ',';
  return `F-${event.person},${nameOf(event).name},${new Date(event.time).toISOString()},${channelName(event)},${amount},P${event.product}\n`;
}

/** An anonymous visitor until the first order, which says both who it was and who it is; then a customer. */
function identityOf({ person, chapter }: StoryEvent): string {
  if (chapter < ORDER_CHAPTER) return `"anonymousId":"v${person}"`;
  if (chapter === ORDER_CHAPTER) return `"anonymousId":"v${person}","userId":"c${person}"`;
  return `"userId":"c${person}"`;
}

function pathOf(event: StoryEvent): string | null {
  const { page } = nameOf(event);
  if (page === null) return null;
  return page === 'home' ? '/' : page === 'product' ? `/products/${event.product}` : `/${page}`;
}

function channelOf(event: StoryEvent): string {
  return `,"channel":"${channelName(event)}"`;
}

function channelName({ chapter, channel }: StoryEvent): string {
  if (chapter === 0) return channel;
  return chapter === 6 ? 'delivery' : chapter === 7 ? 'email' : chapter === 8 ? 'review' : 'website';
}

function nameOf({ chapter }: StoryEvent) {
  return chapters[chapter] ?? chapters[0];
}
