/** For each group the segment's rule that selects it best, measured by asking the engine whom it selects. */
import { array, int, str } from '../../platform/eventdb/row.ts';
import { type ReportScope, shareOf } from '../engine/public.ts';
import type { SegmentCondition, SegmentRule } from '../segments/contract.ts';
import type { Segments } from '../segments/public.ts';
import type { Division } from './compute.ts';
import type { BehaviourGroup } from './contract.ts';
import { BITS, conditionsMet, type Whose } from './habits.sql.ts';
import type { Observed } from './habits.ts';
import { ruleConditions } from './rule-conditions.ts';
import { bestRule, type FoundRule } from './rule-search.ts';

/** About so many people are asked: enough to tell a good rule from a poor one. */
const ASKED = 10_000;

export async function rulesOf(
  scope: ReportScope,
  segments: Pick<Segments, 'condition'>,
  observed: Observed,
  division: Division,
  whose: Whose,
): Promise<BehaviourGroup['rule'][]> {
  if (division.count < 2) return Array.from({ length: division.count }, () => null);
  const { workspace, source, rows, events } = scope;
  const conditions = ruleConditions(observed);
  const all = await Promise.all(
    conditions.map((condition) =>
      segments.condition(workspace, source, { match: 'all', conditions: [condition] }),
    ),
  );
  const part = Math.max(1, Math.ceil(observed.all.people / ASKED));
  const bits = Array.from({ length: Math.ceil(all.length / BITS) }, (_, word) => `bits_${word}`);
  const [found] = await events.query(conditionsMet(rows, all, part, whose), {
    people: array(str),
    ...Object.fromEntries(bits.map((name) => [name, array(int)])),
  });
  const columns = found as Record<string, readonly number[]> | undefined;
  const placeOf = new Map(observed.people.map((person, place) => [person, place]));
  const groups = Int16Array.from(found?.people ?? [], (person) => {
    const place = placeOf.get(person);
    return place === undefined ? -1 : (division.groups[place] ?? -1);
  });
  const flags = { groups, words: bits.map((name) => columns?.[name] ?? []), conditions: all.length };
  return Array.from({ length: division.count }, (_, group) => {
    const best = bestRule(flags, group);
    return best && fitting(best, conditions, whose);
  });
}

function fitting(
  { conditions: chosen, selected, both, inGroup }: FoundRule,
  conditions: readonly SegmentCondition[],
  whose: Whose,
): NonNullable<BehaviourGroup['rule']> {
  const parts = chosen.flatMap((k) => conditions[k] ?? []);
  const rule: SegmentRule = { match: 'all', conditions: joined(parts, whose) };
  return { rule, right: shareOf(both, selected), covered: shareOf(both, inGroup) };
}

/** Conditions on orders become one; among buyers alone the rule has to say that it speaks of buyers. */
function joined(parts: readonly SegmentCondition[], whose: Whose): SegmentCondition[] {
  const orders = parts.filter((part) => part.kind === 'orders');
  const others = parts.filter((part) => part.kind !== 'orders');
  const least = [...orders.map(({ atLeast }) => atLeast ?? 0), whose === 'buyers' ? 1 : 0];
  const most = orders.flatMap(({ atMost }) => atMost ?? []);
  const atLeast = Math.max(...least);
  if (atLeast === 0 && most.length === 0) return others;
  return [
    { kind: 'orders', atLeast, atMost: most.length === 0 ? null : Math.min(...most), withinDays: null },
    ...others,
  ];
}
