/** The picture of a persona: the one uploaded, or the portrait. */
import type { ReactElement } from 'react';
import { addressOf } from '../../../web/api/client.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { getPicture, type Persona } from '../contract.ts';
import styles from './portrait.module.css';
import { PortraitDrawing } from './portrait-drawing.tsx';

export function PersonaPicture(props: {
  persona: Pick<Persona, 'id' | 'portrait' | 'pictureAt'>;
  large?: boolean;
}): ReactElement {
  const business = useBusiness();
  const { id, portrait, pictureAt } = props.persona;
  const address = addressOf(getPicture, { workspace: business.id, persona: id });
  return (
    <div className={props.large === true ? styles.pictureLarge : styles.picture}>
      {pictureAt === null ? (
        <PortraitDrawing portrait={portrait} />
      ) : (
        // The name stands beside it.
        <img src={`${address}?at=${pictureAt}`} alt="" />
      )}
    </div>
  );
}
