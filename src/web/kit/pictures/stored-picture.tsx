/** A picture of the business as it stands on a page: small, and large when it is asked for. */
import {
  createContext,
  type ReactElement,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { readPicture } from '../../../map/pictures/contract.ts';
import { addressOf } from '../../api/client.ts';
import { useBusiness } from '../business.tsx';
import { Dialog } from '../dialog.tsx';
import { t } from '../text.tsx';
import styles from './stored-picture.module.css';

/** Where a picture is, by its id; null where this page may not show it. */
type AddressOfPicture = (id: string) => string | null;

const Addresses = createContext<AddressOfPicture>(() => null);

/** For members, who see all pictures of the business. */
export function BusinessPictures(props: { children: ReactNode }): ReactElement {
  const { id: workspace } = useBusiness();
  const address = useCallback(
    (picture: string) => addressOf(readPicture, { workspace, picture }),
    [workspace],
  );
  return <Addresses value={address}>{props.children}</Addresses>;
}

/** For others, who see those they were told of. */
export function ToldPictures(props: {
  told: Readonly<Record<string, string>>;
  children: ReactNode;
}): ReactElement {
  const { told } = props;
  const address = useCallback((picture: string) => told[picture] ?? null, [told]);
  return <Addresses value={address}>{props.children}</Addresses>;
}

/** For those whose way to all they may see is one. */
export function PicturesAt(props: { address: AddressOfPicture; children: ReactNode }): ReactElement {
  return <Addresses value={props.address}>{props.children}</Addresses>;
}

export function StoredPicture(props: {
  id: string;
  /** In words, for who cannot see it; stands below the large one too. */
  alt: string;
  /** Left out of the order of the Tab key, where keys of the page open it. */
  byMouse?: boolean;
}): ReactElement {
  const { id, alt } = props;
  const address = use(Addresses)(id);
  const [state, setState] = useState<'small' | 'large' | 'missing'>('small');
  const button = useRef<HTMLButtonElement>(null);
  const wasLarge = useRef(false);
  useEffect(() => {
    // Where keys of the page open it, they go on from its card.
    const card = button.current?.closest<HTMLElement>('[data-card]');
    if (wasLarge.current && state === 'small') (card ?? button.current)?.focus();
    wasLarge.current = state === 'large';
  }, [state]);
  if (address === null || state === 'missing') {
    return <p className={styles.missing}>{t('The picture is not here.')}</p>;
  }
  const name = alt === '' ? t('Picture') : alt;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.small}
        tabIndex={props.byMouse === true ? -1 : 0}
        aria-label={t('Look at the picture: {name}', { name })}
        data-picture={id}
        onClick={(event) => {
          // With these keys a card is chosen.
          if (!event.shiftKey && !event.ctrlKey && !event.metaKey) setState('large');
        }}
      >
        <img src={address} alt={name} loading="lazy" draggable={false} onError={() => setState('missing')} />
      </button>
      {state === 'large' && (
        <Dialog title={name} width={1100} keepFocus onClose={() => setState('small')}>
          <img className={styles.large} src={address} alt={name} />
        </Dialog>
      )}
    </>
  );
}
