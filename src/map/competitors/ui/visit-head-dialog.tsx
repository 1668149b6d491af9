/** Puts right when a visit was and who made it. */
import type { ReactElement } from 'react';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Visit } from '../visits/contract.ts';
import { VisitHeadFields } from './visit-head-fields.tsx';

export function VisitHeadDialog(props: {
  visit: Visit;
  onChange: (head: { visitedOn: string; visitor: string }) => void;
  onClose: () => void;
}): ReactElement {
  const { visit, onChange, onClose } = props;
  return (
    <Dialog title={t('When, and by whom')} width={480} onClose={onClose}>
      <Form
        action={t('Save')}
        onSend={({ visitedOn = '', visitor = '' }) => {
          if (visitor.trim() !== '') onChange({ visitedOn, visitor: visitor.trim() });
          onClose();
        }}
      >
        <VisitHeadFields visitedOn={visit.visitedOn} visitor={visit.visitor} />
      </Form>
    </Dialog>
  );
}
