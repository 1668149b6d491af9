/** A segment's rule as a sentence with the names of this business's touchpoints, channels and money. */
import type { SegmentRule } from '../../analyze/segments/contract.ts';
import { ruleWords } from '../../analyze/segments/ui/rule-words.ts';
import { listTouchpoints } from '../../map/touchpoints/contract.ts';
import { useAsk } from '../api/queries.ts';
import { useBusiness, useFormat } from '../kit/business.tsx';
import { channelName } from '../kit/channels.ts';
import { t } from '../kit/text.tsx';

export function useRuleSentence(): (rule: SegmentRule) => string {
  const business = useBusiness();
  const format = useFormat();
  const touchpoints = useAsk(listTouchpoints, { params: { workspace: business.id } });
  const titles = new Map(touchpoints.data?.items.map(({ id, title }) => [id, title]));
  return (rule) =>
    ruleWords(rule, {
      touchpoint: (id) => titles.get(id) ?? t('a touchpoint that is gone'),
      channel: (id) => channelName(id),
      money: (minor) => format.money(minor, { round: true }),
    });
}
