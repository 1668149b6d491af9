/** One kept report in the list of them, with everything one can do to it. */
import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { readPeriod } from '../../../kernel/period-choice.ts';
import { addressOf } from '../../../web/api/client.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button, ButtonAnchor } from '../../../web/kit/button.tsx';
import { Form, TextField } from '../../../web/kit/form.tsx';
import { pageOf, searchOf } from '../../../web/kit/kept.ts';
import { Sheet } from '../../../web/kit/page.tsx';
import { usePeriodName } from '../../../web/kit/period-picker.tsx';
import { PillToggle } from '../../../web/kit/pill-menu.tsx';
import { reportName } from '../../../web/kit/report-names.ts';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { keepable } from '../../keepable/contract.ts';
import { isKeepable, type SavedReport } from '../contract.ts';
import { useSavedChanges } from './saved-changes.ts';
import styles from './saved-page.module.css';

export interface PlaceChoice {
  readonly id: string;
  readonly name: string;
  readonly touchpoints: readonly { readonly id: string; readonly title: string }[];
}

interface RowProps {
  readonly saved: SavedReport;
  readonly places: readonly PlaceChoice[];
}

export function SavedRow(props: RowProps): ReactElement {
  const { saved } = props;
  const paths = usePaths();
  const mayEdit = useMay('editor');
  const [renaming, setRenaming] = useState(false);
  const changes = useSavedChanges(saved);
  return (
    <Sheet>
      <div className={styles.row}>
        <div className={styles.about}>
          {renaming ? (
            <Form
              inline
              action={t('Save')}
              busy={changes.busy}
              onSend={({ name = '' }) => changes.rename(name, () => setRenaming(false))}
              more={
                <Button weight="quiet" onClick={() => setRenaming(false)}>
                  {t('Cancel')}
                </Button>
              }
            >
              <TextField name="name" label={t('Name')} value={saved.name} required focus length={80} />
            </Form>
          ) : (
            <h2>
              <Link to={pageOf(saved.report, paths)} search={searchOf(saved) as never}>
                {saved.name}
              </Link>
            </h2>
          )}
          <About saved={saved} />
          {saved.lostPlace !== null && (
            <p className={styles.lost}>
              {t('It stood at “{place}”, which is no longer on the map.', { place: saved.lostPlace })}
            </p>
          )}
          <Refused error={changes.error} />
        </div>
        <div className={styles.actions}>
          {mayEdit && !renaming && <Pins {...props} changes={changes} />}
          <Figures saved={saved} />
          {mayEdit && !renaming && (
            <>
              <Button small onClick={() => setRenaming(true)}>
                {t('Rename')}
              </Button>
              <Button small onClick={changes.forget}>
                {t('Forget')}
              </Button>
            </>
          )}
        </div>
      </div>
    </Sheet>
  );
}

function About(props: { saved: SavedReport }): ReactElement {
  const { saved } = props;
  const format = useFormat();
  const periodName = usePeriodName();
  const day = format.day(saved.changedAt);
  const parts = [
    reportName(saved.report),
    periodName(readPeriod(saved.period)),
    saved.madeBy === null
      ? t('kept on {day}', { day })
      : t('kept by {name}, {day}', { name: saved.madeBy, day }),
  ];
  return <p className={styles.under}>{parts.join(' · ')}</p>;
}

function Pins(props: RowProps & { changes: ReturnType<typeof useSavedChanges> }): ReactElement {
  const { saved, changes, places } = props;
  const value = saved.place === null ? '' : `${saved.place.kind}~${saved.place.id}`;
  return (
    <>
      <PillToggle on={saved.home !== null} onChange={changes.pin}>
        {t('On Home')}
      </PillToggle>
      <NativeSelect
        aria-label={t('Where “{name}” stands on the map', { name: saved.name })}
        value={value}
        onChange={(event) => {
          const [kind, id = ''] = event.currentTarget.value.split('~');
          changes.put(kind === 'stage' || kind === 'touchpoint' ? { kind, id } : null);
        }}
      >
        <option value="">{t('Not on the map')}</option>
        {places.map((stage) => (
          <optgroup key={stage.id} label={stage.name}>
            <option value={`stage~${stage.id}`}>{t('{stage}, the stage', { stage: stage.name })}</option>
            {stage.touchpoints.map(({ id, title }) => (
              <option key={id} value={`touchpoint~${id}`}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
      </NativeSelect>
    </>
  );
}

/** The whole answer as a file, asked anew. */
function Figures(props: { saved: SavedReport }): ReactElement | null {
  const { id: workspace } = useBusiness();
  const { report, query } = props.saved;
  if (!isKeepable(report)) return null;
  return (
    <ButtonAnchor small download href={addressOf(keepable[report], { workspace }, query)}>
      {t('Figures (JSON)')}
    </ButtonAnchor>
  );
}
