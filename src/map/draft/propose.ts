/** Proposes stages and touchpoints from the events that are there. Pure: counts in, proposals with reasons out. */
import { type Said, said } from '../../kernel/said.ts';
import type { Rule } from '../touchpoints/contract.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How often an event came in through a channel. */
export interface SeenEvent {
  readonly name: string;
  /** Channel id, or null for unknown. */
  readonly channel: string | null;
  readonly events: number;
  readonly people: number;
}

/** How often pages that a glob of the vocabulary matches were viewed. */
export interface SeenPages {
  readonly glob: string;
  readonly events: number;
  readonly people: number;
}

export interface Proposal {
  readonly title: string;
  readonly stage: string;
  readonly channel: string | null;
  readonly rule: Rule;
  readonly reason: Said;
  readonly events: number;
  readonly people: number;
}

export interface Draft {
  readonly stages: readonly { readonly name: string; readonly reason: Said }[];
  readonly touchpoints: readonly Proposal[];
}

export const PAGE_VIEWED = 'Page Viewed';
const MOST_CHANNELS = 8;
const MOST_UNKNOWN = 12;

type Placed = Proposal & { readonly role: string };

export function proposeFromEvents(
  vocabulary: Vocabulary,
  seen: readonly SeenEvent[],
  pages: readonly SeenPages[],
): Draft {
  const placed: Placed[] = [];
  const names = [...new Set(seen.map((event) => event.name))];
  for (const known of vocabulary.events) {
    const name = names.find((each) => each.toLowerCase() === known.event.toLowerCase());
    if (name === undefined) continue;
    placed.push(
      ...knownEvent(
        vocabulary,
        known,
        seen.filter((event) => event.name === name),
      ),
    );
  }
  if (names.includes(PAGE_VIEWED)) placed.push(...viewedPages(vocabulary, seen, pages));
  const taken = new Set(
    [PAGE_VIEWED, ...vocabulary.events.map((known) => known.event)].map((name) => name.toLowerCase()),
  );
  const unknown = names.filter((name) => !taken.has(name.toLowerCase())).slice(0, MOST_UNKNOWN);
  placed.push(
    ...unknown.map((name) =>
      unknownEvent(
        vocabulary,
        seen.filter((event) => event.name === name),
      ),
    ),
  );
  return assembled(vocabulary, placed);
}

type KnownEvent = Vocabulary['events'][number];

/** One touchpoint, or one for each channel that has words of its own, most frequent first, and one for the rest. */
function knownEvent(vocabulary: Vocabulary, known: KnownEvent, seen: readonly SeenEvent[]): Placed[] {
  const own = seen
    .filter((event) => event.channel !== null && known.byChannel?.[event.channel] !== undefined)
    .sort((a, b) => b.events - a.events)
    .slice(0, MOST_CHANNELS);
  const rest = seen.filter((event) => !own.includes(event));
  const name = seen[0]?.name ?? known.event;
  const placed = own.map((event) =>
    placedAt(vocabulary, known.role, {
      title: known.byChannel?.[event.channel ?? ''] ?? known.title,
      channel: event.channel,
      rule: ruleFor(name, event.channel),
      seen: [event],
    }),
  );
  if (rest.length === 0) return placed;
  const [only] = rest;
  const channel = rest.length === 1 ? (only?.channel ?? null) : null;
  return [
    ...placed,
    placedAt(vocabulary, known.role, { title: known.title, channel, rule: ruleFor(name, null), seen: rest }),
  ];
}

/** Pages the vocabulary knows come first, because the first matching touchpoint takes the event. */
function viewedPages(
  vocabulary: Vocabulary,
  seen: readonly SeenEvent[],
  pages: readonly SeenPages[],
): Placed[] {
  const known = vocabulary.pages.flatMap((page) => {
    const count = pages.find((each) => each.glob === page.glob);
    if (!count || count.events === 0) return [];
    const rule: Rule = {
      match: 'all',
      conditions: [
        ...ruleFor(PAGE_VIEWED, null).conditions,
        { kind: 'field', field: 'page', operator: 'glob', values: [page.glob] },
      ],
    };
    return [placedAt(vocabulary, page.role, { title: page.title, channel: 'website', rule, seen: [count] })];
  });
  const views = seen.filter((event) => event.name === PAGE_VIEWED);
  const { role, title } = vocabulary.otherPages;
  const rest = placedAt(vocabulary, role, {
    title,
    channel: 'website',
    rule: ruleFor(PAGE_VIEWED, null),
    seen: views,
  });
  return [...known, rest];
}

function unknownEvent(vocabulary: Vocabulary, seen: readonly SeenEvent[]): Placed {
  const name = seen[0]?.name ?? '';
  const role =
    vocabulary.words.find(({ pattern }) => new RegExp(pattern, 'i').test(name))?.role ?? 'consideration';
  const channel = seen.length === 1 ? (seen[0]?.channel ?? null) : null;
  return placedAt(vocabulary, role, { title: name, channel, rule: ruleFor(name, null), seen });
}

function placedAt(
  vocabulary: Vocabulary,
  role: string,
  what: {
    title: string;
    channel: string | null;
    rule: Rule;
    seen: readonly { events: number; people: number }[];
  },
): Placed {
  const events = what.seen.reduce((sum, each) => sum + each.events, 0);
  // People of several channels overlap; the largest is what is certain.
  const people = Math.max(0, ...what.seen.map((each) => each.people));
  return {
    title: what.title,
    channel: what.channel,
    rule: what.rule,
    role,
    stage: vocabulary.roles.find((each) => each.role === role)?.stage ?? '',
    reason: what.seen.length > 1 ? seenByAtLeast(events, people) : seenBy(events, people),
    events,
    people,
  };
}

export function seenBy(events: number, people: number): Said {
  return said(
    'In your data {events, plural, one {once} other {# times}}, by {people, plural, one {# person} other {# people}}.',
    { events, people },
  );
}

function seenByAtLeast(events: number, people: number): Said {
  return said(
    'In your data {events, plural, one {once} other {# times}}, by at least {people, plural, one {# person} other {# people}}.',
    { events, people },
  );
}

function ruleFor(name: string, channel: string | null): Rule {
  const conditions: Rule['conditions'] = [{ kind: 'field', field: 'name', operator: 'is', values: [name] }];
  if (channel) conditions.push({ kind: 'field', field: 'channel', operator: 'is', values: [channel] });
  return { match: 'all', conditions };
}

/** Stages that something was placed in, in the order of the journey; never fewer than a map needs. */
function assembled(vocabulary: Vocabulary, placed: readonly Placed[]): Draft {
  const used = vocabulary.roles.filter(({ role }) => placed.some((each) => each.role === role));
  const roles =
    used.length >= 2
      ? used
      : vocabulary.roles.filter(
          ({ role }) =>
            used.some((each) => each.role === role) || ['consideration', 'purchase'].includes(role),
        );
  // The first matching rule takes an event, so the narrower rule comes first, whatever its stage.
  const touchpoints = roles
    .flatMap(({ role }) => placed.filter((each) => each.role === role))
    .sort((a, b) => b.rule.conditions.length - a.rule.conditions.length)
    .map(({ role: _, ...proposal }) => proposal);
  return {
    stages: roles.map(({ role, stage }) => {
      const here = placed.filter((each) => each.role === role).length;
      return {
        name: stage,
        reason:
          here === 0
            ? said('A journey needs it; there is no data for it yet.')
            : said('{n, plural, one {# touchpoint belongs} other {# touchpoints belong}} here.', { n: here }),
      };
    }),
    touchpoints,
  };
}
