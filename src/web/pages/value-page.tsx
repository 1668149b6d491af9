/** What customers are worth, with the place where advertising cost is entered beside the channels it belongs to. */
import type { ReactElement } from 'react';
import { ValueBody } from '../../analyze/value/ui/value-body.tsx';
import { ValueTerms } from '../../analyze/value/ui/value-terms.tsx';
import { CostsEditor } from '../../gather/costs/ui/costs-editor.tsx';
import { InsightPage } from '../kit/insight-page.tsx';
import { t } from '../kit/text.tsx';

export function ValuePage(): ReactElement {
  return (
    <InsightPage title={t('What customers are worth')} compares="segments" tools={<ValueTerms />}>
      <ValueBody costs={<CostsEditor />} />
    </InsightPage>
  );
}
