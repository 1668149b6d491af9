/** Over a map: the button to its comments with how many are new, and the panel that shows them all. */
import { type ReactElement, useState } from 'react';
import { CommentsPanel } from '../../map/comments/ui/comments-panel.tsx';
import { useDesk } from '../../map/maps/ui/desk/desk.ts';
import { Tool } from '../../map/maps/ui/header/tool.tsx';
import type { SharedMap } from '../../map/shares/contract.ts';
import { useChoices } from '../kit/address.ts';
import { t } from '../kit/text.tsx';

type About = { readonly about: 'card' | 'column' | 'lane' | 'map'; readonly entity: string };

export function MapComments(props: {
  map: string;
  document: SharedMap['document'];
  unread: number;
}): ReactElement {
  const { map, document, unread } = props;
  const desk = useDesk();
  const [choices, choose] = useChoices();
  const [asked, setAsked] = useState(false);
  const open = asked || choices.comment !== undefined;
  const close = (): void => {
    setAsked(false);
    if (choices.comment !== undefined) choose({ comment: undefined }, { replace: true });
  };
  const titleOf = ({ about, entity }: About): string | null => {
    if (about === 'card') return shortened(document.cards[entity]?.text, t('A card without words'));
    if (about === 'column') return shortened(document.columns[entity]?.title, t('A stage without a name'));
    if (about === 'lane') return shortened(document.lanes[entity]?.title, t('A lane without a name'));
    return t('The whole map');
  };
  const go = ({ about, entity }: About): void => {
    close();
    if (about === 'map') return;
    if (about === 'card') desk.go(desk.placeOf(entity));
    desk.board.set({ opened: { kind: about, id: entity } });
  };
  return (
    <>
      <Tool
        id="comments"
        name={t('Comments')}
        weight={unread > 0 ? 'first' : 'usual'}
        onUse={() => setAsked(true)}
      >
        {unread > 0 && t('{n, plural, one {# new comment} other {# new comments}}', { n: unread })}
      </Tool>
      {open && (
        <CommentsPanel
          key={choices.comment}
          map={map}
          pointed={choices.comment}
          titleOf={titleOf}
          onGo={go}
          onClose={close}
        />
      )}
    </>
  );
}

/** Null for what is not there. */
function shortened(text: string | undefined, empty: string): string | null {
  if (text === undefined) return null;
  return text === '' ? empty : text.length > 90 ? `${text.slice(0, 88)}…` : text;
}
