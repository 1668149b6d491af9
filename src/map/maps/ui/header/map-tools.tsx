/** The buttons over the map: undo and redo, advice, what is to decide, all actions, and what the page adds. */
import { Menu } from '@mantine/core';
import { memo, type ReactElement, type ReactNode } from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import { Icon } from '../../../../web/kit/icons.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { useDesk } from '../desk/desk.ts';
import { noticeCount } from '../lists/notices-panel.tsx';
import { keyWords } from '../palette/key-words.ts';
import type { Sitting } from '../sitting/sitting.ts';
import styles from './header.module.css';

export function MapTools(props: { sitting: Sitting; more: ReactNode }): ReactElement {
  const { sitting } = props;
  const desk = useDesk();
  const { board, mayEdit } = desk;
  const notices = noticeCount(sitting);
  return (
    <>
      {notices > 0 && (
        <Button small weight="alert" onClick={() => board.set({ opened: { kind: 'notices' } })}>
          {t('{n} to decide', { n: notices })}
        </Button>
      )}
      {mayEdit && (
        <span className={styles.pair}>
          <Sign
            label={t('Undo')}
            keys="Mod+Z"
            off={!sitting.canUndo}
            onClick={() => desk.undo()}
            icon="undo"
          />
          <Sign
            label={t('Redo')}
            keys="Mod+Shift+Z"
            off={!sitting.canRedo}
            onClick={() => sitting.redo()}
            icon="undo"
            back
          />
        </span>
      )}
      <Button small onClick={() => board.set({ overlay: 'palette' })}>
        <Icon name="search" size={15} />
        {t('Actions')}
        <kbd className={styles.keys}>{keyWords('Mod+K')}</kbd>
      </Button>
      <MoreMenu />
      {props.more}
    </>
  );
}

function Sign(props: {
  label: string;
  keys: string;
  off: boolean;
  onClick: () => void;
  icon: 'undo';
  back?: boolean;
}): ReactElement {
  return (
    <button
      type="button"
      className={`${styles.sign} ${props.back === true ? styles.back : ''}`}
      aria-label={props.label}
      title={`${props.label} (${keyWords(props.keys)})`}
      aria-disabled={props.off}
      onClick={props.off ? undefined : props.onClick}
    >
      <Icon name={props.icon} size={18} />
    </button>
  );
}

/** Stays as it is while the map changes. */
const MoreMenu = memo(function MoreMenu(): ReactElement {
  const { board, mayEdit } = useDesk();
  const open = (kind: 'map' | 'advice' | 'removed') => () => board.set({ opened: { kind } });
  return (
    <Menu position="bottom-end" shadow="none" width={230} withinPortal={false}>
      <Menu.Target>
        <button type="button" className={styles.more}>
          {t('Map')}
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.list ?? ''}>
        <Menu.Item onClick={open('map')}>{t('About this map')}</Menu.Item>
        <Menu.Item onClick={open('advice')}>{t('Advice')}</Menu.Item>
        <Menu.Item onClick={() => board.set({ overlay: 'personas' })}>{t('Personas side by side')}</Menu.Item>
        {mayEdit && (
          <>
            <Menu.Item onClick={() => board.set({ overlay: 'hidden' })}>{t('What is shown')}</Menu.Item>
            <Menu.Item onClick={open('removed')}>{t('Removed cards')}</Menu.Item>
          </>
        )}
        <Menu.Item onClick={() => window.print()}>{t('Print')}</Menu.Item>
        <Menu.Item onClick={() => board.set({ overlay: 'shortcuts' })}>{t('Keys')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
