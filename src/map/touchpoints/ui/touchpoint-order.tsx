/** The order in which the rules are tried: the first touchpoint that matches an event takes it. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { Sheet } from '../../../web/kit/page.tsx';
import { SortableList } from '../../../web/kit/sortable-list.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { orderTouchpoints, type Touchpoint } from '../contract.ts';
import { ruleText } from './rule-words.ts';
import styles from './touchpoint-order.module.css';

export function TouchpointOrder(props: {
  touchpoints: readonly Touchpoint[];
  stageName: (id: string) => string;
  onEdit: (id: string) => void;
}): ReactElement {
  const { id } = useBusiness();
  const format = useFormat();
  const ordering = useChange(orderTouchpoints);
  // While the new order is on its way it is already shown.
  const order = ordering.isPending ? ordering.variables?.body?.ids : undefined;
  const shown =
    order === undefined
      ? props.touchpoints
      : order.flatMap((one) => props.touchpoints.find((touchpoint) => touchpoint.id === one) ?? []);
  return (
    <>
      <Sheet pad={false}>
        <SortableList
          name={t('Touchpoints in the order in which they are tried')}
          items={shown.map((touchpoint) => ({ ...touchpoint, key: touchpoint.id, name: touchpoint.title }))}
          onOrder={(items) =>
            ordering.mutate({ params: { workspace: id }, body: { ids: items.map((item) => item.id) } })
          }
        >
          {(touchpoint) => (
            <button type="button" className={styles.open} onClick={() => props.onEdit(touchpoint.id)}>
              <b>{touchpoint.title}</b>
              <span>
                {props.stageName(touchpoint.stageId)} · {channelName(touchpoint.channel)}
              </span>
              <span>{ruleText(touchpoint.rule, (minor) => format.money(minor))}</span>
            </button>
          )}
        </SortableList>
      </Sheet>
      <Refused error={ordering.error} />
    </>
  );
}
