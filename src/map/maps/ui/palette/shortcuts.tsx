/** The list of all keys. */
import type { ReactElement } from 'react';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { Group } from '../commands/command.ts';
import { useCommands } from '../desk/commands-held.ts';
import { useDesk } from '../desk/desk.ts';
import { keyWords } from './key-words.ts';
import styles from './palette.module.css';

export function Shortcuts(props: { onClose: () => void }): ReactElement {
  const desk = useDesk();
  const commands = useCommands();
  const groups: readonly [Group, string][] = [
    ['cards', t('Cards')],
    ['stages', t('Stages and steps')],
    ['lanes', t('Lanes')],
    ['map', t('The map')],
  ];
  const more: readonly [string, string][] = [
    [t('Type into the card, or a new one'), t('any letter')],
    [t('Cut'), keyWords('Mod+X')],
    [t('Menu of the place'), keyWords('Shift+F10')],
    [t('While typing: next card'), keyWords('Enter')],
    [t('While typing: new line'), keyWords('Shift+Enter')],
    [t('While typing: leave'), t('Esc')],
  ];
  return (
    <Dialog title={t('Keys')} width={820} onClose={props.onClose} keepFocus>
      <div className={styles.groups}>
        {groups.map(([group, title]) => (
          <section key={group} aria-label={title}>
            <h3>{title}</h3>
            <dl className={styles.keys}>
              {group === 'cards' && more.map(([name, keys]) => <Line key={name} name={name} keys={keys} />)}
              {commands
                .filter((each) => each.group === group && (each.keys?.length ?? 0) > 0)
                .filter((each) => desk.mayEdit || each.forViewers === true)
                .map(({ id, name, keys }) => (
                  <Line key={id} name={name} keys={keyWords(keys?.[0] ?? '')} />
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Line(props: { name: string; keys: string }): ReactElement {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <kbd>{props.keys}</kbd>
      </dd>
    </div>
  );
}
