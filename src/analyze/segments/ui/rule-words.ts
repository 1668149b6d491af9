/** A segment's rule as a sentence. Pure, but for the language. */
import { t } from '../../../web/kit/text.tsx';
import type { SegmentCondition, SegmentRule } from '../contract.ts';

export interface RuleNames {
  readonly touchpoint: (id: string) => string;
  readonly channel: (id: string) => string;
  readonly money: (minor: number) => string;
}

export function ruleWords(rule: SegmentRule, names: RuleNames): string {
  const parts = rule.conditions.map((condition) => conditionWords(condition, names));
  return t('People who {conditions}', {
    conditions: parts.join(rule.match === 'all' ? t(' and ') : t(' or ')),
  });
}

function conditionWords(condition: SegmentCondition, names: RuleNames): string {
  switch (condition.kind) {
    case 'touchpoint':
      return touchpointWords(condition, names);
    case 'first_touch':
      return t('began at {places}', {
        places: either(condition.touchpointIds.map((id) => quoted(names.touchpoint(id)))),
      });
    case 'touched_through':
      return throughWords(condition, names);
    case 'orders':
      return t('ordered {times}{when}', {
        times: rangeWords(condition.atLeast, condition.atMost, (n) =>
          t('{n, plural, one {once} other {# times}}', { n }),
        ),
        when: withinWords(condition.withinDays),
      });
    case 'revenue':
      return t('brought {money}{when}', {
        money: rangeWords(condition.atLeastMinor, condition.atMostMinor, names.money),
        when: withinWords(condition.withinDays),
      });
    case 'seen':
      return seenWords(condition);
    case 'trait':
      return traitWords(condition);
    case 'event':
      return t('did what a rule of {n, plural, one {# condition} other {# conditions}} says {times}{when}', {
        n: condition.rule.conditions.length,
        times: timesWords(condition.atLeast),
        when: withinWords(condition.withinDays),
      });
  }
}

type Of<K extends SegmentCondition['kind']> = Extract<SegmentCondition, { kind: K }>;

function touchpointWords(
  { touchpointId, atLeast, not, withinDays }: Of<'touchpoint'>,
  names: RuleNames,
): string {
  const place = quoted(names.touchpoint(touchpointId));
  const when = withinWords(withinDays);
  if (not && atLeast === 1) return t('never met {place}{when}', { place, when });
  if (not) return t('met {place} fewer than {n} times{when}', { place, n: atLeast, when });
  return atLeast === 1
    ? t('met {place}{when}', { place, when })
    : t('met {place} at least {n} times{when}', { place, n: atLeast, when });
}

function throughWords({ by, values, not }: Of<'touched_through'>, names: RuleNames): string {
  const shown = either(values.map((value) => (by === 'channel' ? names.channel(value) : quoted(value))));
  if (by === 'name') return not ? t('never did {what}', { what: shown }) : t('did {what}', { what: shown });
  const way = {
    channel: t('came through'),
    device: t('used'),
    campaign: t('came by campaign'),
    page: t('saw the page'),
  }[by];
  return not ? t('never {way} {what}', { way, what: shown }) : `${way} ${shown}`;
}

function seenWords({ which, when, days }: Of<'seen'>): string {
  if (which === 'first')
    return when === 'within'
      ? t('came for the first time in the last {n, plural, one {day} other {# days}}', { n: days })
      : t('have been known for more than {n, plural, one {a day} other {# days}}', { n: days });
  return when === 'within'
    ? t('were here in the last {n, plural, one {day} other {# days}}', { n: days })
    : t('have been silent for more than {n, plural, one {a day} other {# days}}', { n: days });
}

function traitWords({ trait, operator, values }: Of<'trait'>): string {
  const value = either(values.map(quoted));
  return {
    is: t('have {trait} {value}', { trait, value }),
    is_not: t('have another {trait} than {value}', { trait, value }),
    contains: t('have {value} in {trait}', { trait, value }),
    at_least: t('have {trait} of at least {value}', { trait, value }),
    at_most: t('have {trait} of at most {value}', { trait, value }),
    exists: t('have {trait}', { trait }),
    missing: t('have no {trait}', { trait }),
  }[operator];
}

function rangeWords(low: number | null, high: number | null, words: (value: number) => string): string {
  if (low !== null && high !== null)
    return low === high ? words(low) : t('from {low} to {high}', { low: words(low), high: words(high) });
  if (low !== null) return t('at least {low}', { low: words(low) });
  return high === null ? t('any') : t('at most {high}', { high: words(high) });
}

function timesWords(atLeast: number): string {
  return atLeast === 1 ? t('at least once') : t('at least {n} times', { n: atLeast });
}

function withinWords(days: number | null): string {
  return days === null ? '' : t(' in the last {n, plural, one {day} other {# days}}', { n: days });
}

function either(values: readonly string[]): string {
  return values.join(t(' or '));
}

function quoted(text: string): string {
  return `“${text}”`;
}
