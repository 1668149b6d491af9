/** The closed list of channels (data/channels.json) and how the words of the web lead to one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../platform/files/package-root.ts';

export interface Channel {
  /** Small number stored with each event; 0 means unknown. */
  readonly code: number;
  readonly id: string;
  readonly name: string;
}

let list: readonly Channel[] | null = null;
let codes: ReadonlyMap<string, number> | null = null;

export function channels(): readonly Channel[] {
  list ??= JSON.parse(readFileSync(join(packageRoot(), 'data', 'channels.json'), 'utf8')) as Channel[];
  return list;
}

/** The stored number of a channel id; 0 for one that is not on the list. */
export function channelCode(id: string | undefined): number {
  if (!id) return 0;
  codes ??= new Map(channels().map((channel) => [channel.id, channel.code]));
  return codes.get(id) ?? 0;
}

/** The channel id of a stored number, or null for unknown. */
export function channelId(code: number): string | null {
  return channels().find((channel) => channel.code === code)?.id ?? null;
}

const BY_MEDIUM: readonly (readonly [RegExp, string])[] = [
  [/^(cpc|ppc|paid[-_ ]?search|sem|adwords)$/, 'paid_search'],
  [/^(paid[-_ ]?social|social[-_ ]?paid)$/, 'paid_social'],
  [/^(display|banner|cpm)$/, 'display'],
  [/^(e[-_ ]?mail|newsletter)$/, 'email'],
  [/^(sms|text)$/, 'sms'],
  [/^(organic)$/, 'search'],
  [/^(referral|affiliate)$/, 'referral'],
  [/^(print|qr|flyer)$/, 'print'],
];

const BY_SOURCE: readonly (readonly [RegExp, string])[] = [
  [/instagram|^ig$/, 'instagram'],
  [/facebook|^fb$/, 'facebook'],
  [/tiktok/, 'tiktok'],
  [/youtube/, 'youtube'],
  [/twitter|linkedin|pinterest|snapchat|reddit/, 'social'],
  [/google|bing|duckduckgo|ecosia|yahoo|yandex|qwant|startpage/, 'search'],
  [/newsletter|mailchimp|klaviyo/, 'email'],
];

/** The channel that campaign words stand for, most telling first; undefined where they say nothing. */
export function channelFromCampaign(
  source: string | undefined,
  medium: string | undefined,
): string | undefined {
  const from = source?.toLowerCase() ?? '';
  const by = medium?.toLowerCase() ?? '';
  const social = BY_SOURCE.find(([pattern]) => pattern.test(from))?.[1];
  const medial = BY_MEDIUM.find(([pattern]) => pattern.test(by))?.[1];
  if (medial === 'paid_search' && social !== undefined && social !== 'search') return 'paid_social';
  return medial ?? (by === 'social' ? (social ?? 'social') : social);
}
