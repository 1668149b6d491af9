/** Draft my map: proposals from the data or from a trade, each with its reason; the owner decides about every one. */
import { type ReactElement, useState } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { useChoices, usePaths } from '../../../web/kit/address.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { ButtonLink } from '../../../web/kit/button.tsx';
import { chosenLanguage } from '../../../web/kit/language.ts';
import { Lede, Page } from '../../../web/kit/page.tsx';
import { PillMenu } from '../../../web/kit/pill-menu.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { retold, t } from '../../../web/kit/text.tsx';
import { listTemplates, proposeMap } from '../contract.ts';
import { DraftActions } from './draft-actions.tsx';
import { type DraftChoice, type Proposal, startChoice } from './draft-choice.ts';
import { DraftStages } from './draft-stages.tsx';

const FROM_DATA = '';

export function DraftPage(props: { hasMap: boolean }): ReactElement {
  const { id } = useBusiness();
  const paths = usePaths();
  const [address, change] = useChoices();
  const template = address.template ?? FROM_DATA;
  const language = chosenLanguage();
  const templates = useAsk(listTemplates, { params: { workspace: id }, query: { language } });
  const proposal = useAsk(proposeMap, {
    params: { workspace: id },
    query: template === FROM_DATA ? { language } : { template, language },
  });
  const named = templates.data?.items.find((one) => one.id === template);
  return (
    <Page
      title={t('Draft my map')}
      under={t('Proposals. Nothing is on your map before you say so.')}
      tools={
        <>
          <PillMenu
            name={t('Proposals from')}
            shown={named === undefined ? t('From my data') : named.name}
            chosen={[template]}
            choices={[
              { value: FROM_DATA, label: t('From my data') },
              ...(templates.data?.items ?? []).map((one) => ({
                value: one.id,
                label: one.name,
                note: one.description,
              })),
            ]}
            onChoose={(value) => change({ template: value })}
          />
          <ButtonLink to={paths.map} weight="quiet">
            {t('Back to the map')}
          </ButtonLink>
        </>
      }
    >
      {proposal.isError && <ErrorState error={proposal.error} onRetry={() => void proposal.refetch()} />}
      {proposal.data === undefined && !proposal.isError && <Loading lines={8} />}
      {proposal.data !== undefined && (
        <Choosing key={template} proposal={proposal.data} hasMap={props.hasMap} />
      )}
    </Page>
  );
}

function Choosing(props: { proposal: Proposal; hasMap: boolean }): ReactElement {
  const { proposal } = props;
  const hasData = proposal.unmatchedEvents > 0 || proposal.touchpoints.some((one) => one.events > 0);
  const [choice, setChoice] = useState<DraftChoice>(() => startChoice(proposal, hasData));
  return (
    <>
      <Lede>{retold(proposal.sentence)}</Lede>
      <DraftStages choice={choice} onChange={setChoice} />
      <DraftActions choice={choice} unmatchedEvents={proposal.unmatchedEvents} hasMap={props.hasMap} />
    </>
  );
}
