/** The kinds of conditions a form offers, and what each begins with. Pure, but for the language. */
import { t } from '../../../web/kit/text.tsx';
import type { SegmentCondition, touchWords } from '../contract.ts';

export interface FormChoices {
  readonly touchpoints: readonly { readonly value: string; readonly label: string }[];
  readonly traits: readonly string[];
  readonly words: Readonly<Partial<Record<(typeof touchWords)[number], readonly string[]>>>;
  /** Minor units in one unit of the currency. */
  readonly minorPerUnit: number;
  readonly currency: string;
}

/** What the fields of one condition are given; each change makes a whole new condition. */
export interface FieldsOf<C> {
  readonly condition: C;
  readonly choices: FormChoices;
  readonly onChange: (condition: SegmentCondition) => void;
}

export type ConditionOf<K extends SegmentCondition['kind']> = Extract<SegmentCondition, { kind: K }>;

/** Conditions on any event are made by the API alone: they are the rule of a touchpoint, which has a form of its own. */
export const formKinds = [
  'touchpoint',
  'first_touch',
  'touched_through',
  'orders',
  'revenue',
  'seen',
  'trait',
] as const;
export type FormKind = (typeof formKinds)[number];

export function kindName(kind: SegmentCondition['kind']): string {
  return {
    touchpoint: t('Met a touchpoint'),
    first_touch: t('Began at a touchpoint'),
    touched_through: t('Came through, used or did'),
    orders: t('Ordered'),
    revenue: t('Brought money'),
    seen: t('Was here'),
    trait: t('Is known for'),
    event: t('Any event, by a rule'),
  }[kind];
}

/** A condition of the kind that the form can show at once. */
export function freshCondition(
  kind: FormKind,
  firstTouchpoint: string,
  firstTrait: string,
): SegmentCondition {
  switch (kind) {
    case 'touchpoint':
      return { kind, touchpointId: firstTouchpoint, atLeast: 1, not: false, withinDays: null };
    case 'first_touch':
      return { kind, touchpointIds: [firstTouchpoint] };
    case 'touched_through':
      return { kind, by: 'channel', values: ['website'], not: false };
    case 'orders':
      return { kind, atLeast: 2, atMost: null, withinDays: null };
    case 'revenue':
      return { kind, atLeastMinor: 10_000, atMostMinor: null, withinDays: null };
    case 'seen':
      return { kind, which: 'last', when: 'within', days: 30 };
    case 'trait':
      return { kind, trait: firstTrait, operator: 'exists', values: [] };
  }
}

/** A whole number as typed; null for none. Anything else is none too. */
export function wholeOrNone(text: string): number | null {
  const trimmed = text.trim();
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : null;
}
