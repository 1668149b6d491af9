/** Stages and touchpoints in their order, apart from the picture: for setting the map up and tidying it. */
import type { ReactElement } from 'react';
import { listStages } from '../../map/stages/contract.ts';
import { StageList } from '../../map/stages/ui/stage-list.tsx';
import { listTouchpoints } from '../../map/touchpoints/contract.ts';
import { TouchpointOrder } from '../../map/touchpoints/ui/touchpoint-order.tsx';
import { useAsk } from '../api/queries.ts';
import { useChoices, usePaths } from '../kit/address.ts';
import { useBusiness } from '../kit/business.tsx';
import { Button, ButtonLink } from '../kit/button.tsx';
import { Page, Section } from '../kit/page.tsx';
import { RoleGate } from '../kit/role-gate.tsx';
import { EmptyState, ErrorState, Loading } from '../kit/states.tsx';
import { t } from '../kit/text.tsx';
import { MapEditing } from './map-editing.tsx';

export function MapEditPage(): ReactElement {
  return (
    <RoleGate atLeast="editor">
      <MapLists />
    </RoleGate>
  );
}

function MapLists(): ReactElement {
  const { id } = useBusiness();
  const paths = usePaths();
  const [, change] = useChoices();
  const stages = useAsk(listStages, { params: { workspace: id } });
  const touchpoints = useAsk(listTouchpoints, { params: { workspace: id } });
  const problem = stages.error ?? touchpoints.error;
  if (problem !== null) return <ErrorState error={problem} onRetry={() => void stages.refetch()} />;
  if (stages.data === undefined || touchpoints.data === undefined) return <Loading lines={8} />;
  const list = stages.data.items;
  const items = touchpoints.data.items;
  const perStage = Object.fromEntries(
    list.map((stage) => [stage.id, items.filter((one) => one.stageId === stage.id).length]),
  );
  return (
    <Page
      title={t('Edit the map')}
      tools={
        <>
          <ButtonLink to={paths.draft}>{t('Draft my map')}</ButtonLink>
          <ButtonLink to={paths.map} weight="quiet">
            {t('Back to the map')}
          </ButtonLink>
        </>
      }
    >
      <Section
        title={t('Stages')}
        under={t('Two to ten parts of the journey, in the order people walk them.')}
      >
        <StageList
          key={list.map((stage) => `${stage.id} ${stage.name}`).join()}
          stages={list}
          touchpoints={perStage}
        />
      </Section>
      <Section
        title={t('Touchpoints')}
        under={t(
          'An event goes to the first one in this list that matches it. Put the narrow ones before the wide.',
        )}
        tools={<Button onClick={() => change({ add: list[0]?.id })}>{t('Add a touchpoint')}</Button>}
      >
        {items.length === 0 ? (
          <EmptyState
            title={t('No touchpoints yet')}
            action={
              <ButtonLink to={paths.draft} weight="first">
                {t('Draft my map')}
              </ButtonLink>
            }
          >
            {t('Let your data propose them, or start from a trade that is like yours.')}
          </EmptyState>
        ) : (
          <TouchpointOrder
            touchpoints={items}
            stageName={(stage) => list.find((one) => one.id === stage)?.name ?? ''}
            onEdit={(touchpoint) => change({ edit: touchpoint })}
          />
        )}
      </Section>
      <MapEditing stages={list} />
    </Page>
  );
}
