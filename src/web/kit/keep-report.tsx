/** Keeps the report of a page under a name, with all choices made there; opens those kept before. */
import { Menu, Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import {
  type KeepableReport,
  listSaved,
  pinHome,
  type SavedDraft,
  type SavedReport,
  saveReport,
  updateSaved,
} from '../../analyze/saved/contract.ts';
import type { ApiError } from '../api/api-error.ts';
import { useAsk, useChange } from '../api/queries.ts';
import { useChoices, usePaths } from './address.ts';
import { useBusiness, useMay } from './business.tsx';
import confirm from './confirm.module.css';
import { CheckField, Form, TextField } from './form.tsx';
import { Icon } from './icons.tsx';
import { draftOf, pageOf, type Question, sameChoices, searchOf } from './kept.ts';
import styles from './pill-menu.module.css';
import { t } from './text.tsx';
import { say } from './toast.tsx';

export function KeepReport(props: {
  report: KeepableReport;
  /** What the report of the page is asked; days may be in it and are left out. */
  question: Question;
}): ReactElement | null {
  const { id: workspace } = useBusiness();
  const mayEdit = useMay('editor');
  const paths = usePaths();
  const [choices] = useChoices();
  const [naming, setNaming] = useState(false);
  const saved = useAsk(listSaved, { params: { workspace } });
  const updating = useChange(updateSaved, ['analyze.saved']);
  const items = saved.data?.items ?? [];
  const here = items.filter(({ report }) => report === props.report);
  const draft = draftOf(props.report, props.question, choices);
  const opened = here.find(({ id }) => id === choices.kept);
  const changed = opened !== undefined && !sameChoices(opened, draft);
  if (!mayEdit && items.length === 0) return null;
  const update = (kept: SavedReport): void =>
    updating.mutate(
      { params: { workspace, saved: kept.id }, body: { ...draft, name: kept.name } },
      {
        onSuccess: () => say(t('“{name}” now shows this.', { name: kept.name })),
        onError: (error) => say(`${error.message} ${error.advice}`),
      },
    );
  return (
    <>
      <Menu position="bottom-end" shadow="none" width={280} returnFocus>
        <Menu.Target>
          <button type="button" className={`${styles.pill} ${opened === undefined ? '' : styles.on}`}>
            <span>{shownName(opened, changed)}</span>
            <Icon name="down" size={14} />
          </button>
        </Menu.Target>
        <Menu.Dropdown className={styles.list ?? ''}>
          {mayEdit && changed && (
            <Menu.Item onClick={() => update(opened)}>
              {t('Update “{name}” to what is shown', { name: opened.name })}
            </Menu.Item>
          )}
          {mayEdit && <Menu.Item onClick={() => setNaming(true)}>{t('Keep this report …')}</Menu.Item>}
          {here.length > 0 && <Menu.Label>{t('Kept reports of this page')}</Menu.Label>}
          {here.map((item) => (
            <Menu.Item
              key={item.id}
              component={Link}
              to={pageOf(item.report, paths)}
              {...({ search: searchOf(item) } as object)}
            >
              {item.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item component={Link} to={paths.kept}>
            {t('All kept reports')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming && <NameIt draft={draft} onClose={() => setNaming(false)} />}
    </>
  );
}

function shownName(opened: SavedReport | undefined, changed: boolean): string {
  if (opened === undefined) return t('Keep');
  return changed ? t('{name}, changed', { name: opened.name }) : opened.name;
}

function NameIt(props: { draft: SavedDraft; onClose: () => void }): ReactElement {
  const { id: workspace } = useBusiness();
  const [, change] = useChoices();
  const keeping = useChange(saveReport, ['analyze.saved']);
  const pinning = useChange(pinHome, ['analyze.saved']);
  const keep = async (name: string, onHome: boolean): Promise<void> => {
    const made = await keeping.mutateAsync({ params: { workspace }, body: { ...props.draft, name } });
    props.onClose();
    change({ kept: made.id }, { replace: true });
    const kept = t('“{name}” is kept.', { name: made.name });
    if (!onHome) {
      say(kept);
      return;
    }
    await pinning.mutateAsync({ params: { workspace, saved: made.id }, body: { pinned: true } }).then(
      () => say(t('“{name}” is kept and stands on Home.', { name: made.name })),
      (error: ApiError) => say(`${kept} ${error.message}`),
    );
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('Keep this report')}
      centered
      overlayProps={{ backgroundOpacity: 0.3 }}
      closeButtonProps={{ 'aria-label': t('Close') }}
      transitionProps={{ duration: 120 }}
      classNames={{
        content: confirm.content ?? '',
        title: confirm.title ?? '',
        header: confirm.header ?? '',
      }}
    >
      <Form
        action={t('Keep')}
        busy={keeping.isPending}
        error={keeping.error}
        // What is refused stands in the form.
        onSend={(values) => void keep(values.name ?? '', values.home === 'on').catch(() => undefined)}
      >
        <TextField
          name="name"
          label={t('Name')}
          note={t(
            'All choices on this page are kept with it. Periods like “last 30 days” move on with the days.',
          )}
          required
          focus
          length={80}
        />
        <CheckField name="home" label={t('Show it on Home')} />
      </Form>
    </Modal>
  );
}
