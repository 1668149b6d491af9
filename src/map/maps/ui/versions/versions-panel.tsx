/** The versions of a map: kept under a name, compared two by two, brought back; what was there before can be had again. */
import { type ReactElement, useState } from 'react';
import { useAsk, useChange } from '../../../../web/api/queries.ts';
import { useBusiness, useFormat, useMay } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { Form, TextField } from '../../../../web/kit/form.tsx';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { ErrorState, Loading, Refused } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { MapDocument } from '../../document/document.ts';
import { keepVersion, listVersions, type MapVersion } from '../../versions/contract.ts';
import { Comparison } from './comparison.tsx';
import { useBringBack } from './use-bring-back.ts';
import { useVersionWords } from './version-words.ts';
import styles from './versions.module.css';

export function VersionsPanel(props: { map: string; whole: MapDocument; onClose: () => void }): ReactElement {
  const { map } = props;
  const { id: workspace } = useBusiness();
  const versions = useAsk(listVersions, { params: { workspace, map } });
  const [comparing, setComparing] = useState<string | null>(null);
  const items = versions.data?.items;
  return (
    <SidePanel open wide title={t('Versions')} onClose={props.onClose}>
      {versions.isError && <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />}
      {items === undefined && !versions.isError && <Loading lines={5} height={34} />}
      {items !== undefined && comparing !== null && (
        <Comparison
          map={map}
          whole={props.whole}
          versions={items}
          begin={comparing}
          onBack={() => setComparing(null)}
        />
      )}
      {items !== undefined && comparing === null && (
        <>
          <KeepNow map={map} />
          {items.length === 0 ? (
            <p className={`${styles.quiet} ${styles.none}`}>
              {t(
                'No version yet. The map keeps one by itself when somebody goes on with it after a pause, and you can keep one whenever something is agreed.',
              )}
            </p>
          ) : (
            <ul className={styles.list} aria-label={t('Versions')}>
              {items.map((version) => (
                <Version
                  key={version.id}
                  map={map}
                  version={version}
                  onCompare={() => setComparing(version.id)}
                  onBroughtBack={props.onClose}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </SidePanel>
  );
}

function KeepNow(props: { map: string }): ReactElement | null {
  const { id: workspace } = useBusiness();
  const mayEdit = useMay('editor');
  const keeping = useChange(keepVersion, ['map.versions.']);
  // A field that is empty again after each version kept.
  const [kept, setKept] = useState(0);
  if (!mayEdit) return null;
  return (
    <Form
      key={kept}
      inline
      action={t('Keep it')}
      weight="usual"
      busy={keeping.isPending}
      error={keeping.error}
      onSend={({ name = '' }) =>
        keeping.mutate(
          { params: { workspace, map: props.map }, body: { name } },
          { onSuccess: () => setKept(kept + 1) },
        )
      }
    >
      <TextField
        name="name"
        label={t('Keep the map as it is now')}
        placeholder={t('As agreed in the workshop')}
        length={120}
        required
      />
    </Form>
  );
}

function Version(props: {
  map: string;
  version: MapVersion;
  onCompare: () => void;
  onBroughtBack: () => void;
}): ReactElement {
  const { version } = props;
  const format = useFormat();
  const mayEdit = useMay('editor');
  const words = useVersionWords();
  const bringing = useBringBack(props.map, props.onBroughtBack);
  return (
    <li className={styles.version}>
      <div>
        <p className={version.name === null ? '' : styles.named}>{words.title(version)}</p>
        <p className={styles.quiet}>
          {version.name === null
            ? (version.madeBy ?? '')
            : [format.dayTime(version.madeAt), version.madeBy].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className={styles.acts}>
        <Button small onClick={props.onCompare}>
          {t('Compare')}
        </Button>
        {mayEdit && (
          <Button small busy={bringing.busy} onClick={() => bringing.bringBack(version)}>
            {t('Bring back')}
          </Button>
        )}
      </div>
      <Refused error={bringing.error} />
    </li>
  );
}
