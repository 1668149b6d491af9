/** Groups of customers with the same habits, with rules as the segments write them. */
import type { ReactElement } from 'react';
import { BehaviourBody } from '../../analyze/behaviour/ui/behaviour-body.tsx';
import { useChoices } from '../kit/address.ts';
import { InsightPage } from '../kit/insight-page.tsx';
import { PillToggle } from '../kit/pill-menu.tsx';
import { t } from '../kit/text.tsx';
import { useRuleSentence } from './rule-sentence.ts';

export function BehaviourPage(): ReactElement {
  const [choices, change] = useChoices();
  const ruleWords = useRuleSentence();
  return (
    <InsightPage
      title={t('Groups with the same habits')}
      compares="none"
      tools={
        <PillToggle
          on={choices.whose === 'everybody'}
          onChange={(on) => change({ whose: on ? 'everybody' : undefined })}
        >
          {t('People who did not buy too')}
        </PillToggle>
      }
    >
      <BehaviourBody ruleWords={ruleWords} />
    </InsightPage>
  );
}
