/** The day of a visit, which is none to come, and who makes it: part of a form. */
import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { todayIn } from '../../../kernel/period-choice.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Row, TextField } from '../../../web/kit/form.tsx';
import { t } from '../../../web/kit/text.tsx';

/** @param props.visitedOn left out: today */
export function VisitHeadFields(props: { visitedOn?: string; visitor: string }): ReactElement {
  const { timezone } = useBusiness();
  const [today] = useState(() => todayIn(timezone, Date.now()));
  return (
    <Row>
      <TextInput
        name="visitedOn"
        type="date"
        label={t('Day')}
        defaultValue={props.visitedOn ?? today}
        max={today}
        required
        withAsterisk={false}
      />
      <TextField name="visitor" label={t('Who visits')} value={props.visitor} length={80} required />
    </Row>
  );
}
