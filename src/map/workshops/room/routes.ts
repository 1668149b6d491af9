/** The doors for those who take part: in by a code, then by the key in their cookie. */
import { type BoundRoute, bind, type Call } from '../../../platform/http/handler.ts';
import { eventStreamHeaders } from '../../maps/public.ts';
import { pictureHeaders } from '../../pictures/public.ts';
import { giveKey, keyOf } from '../guest-cookie.ts';
import { present } from '../held.ts';
import type { RouteParts } from '../routes.ts';
import {
  enterRoom,
  followRoom,
  knock,
  putDots,
  putOwnCard,
  readMapCards,
  readRoom,
  readRoomPicture,
  takeOwnCardBack,
} from './contract.ts';

export function roomRoutes({ door, takingPart, live, publicUrl, changes }: RouteParts): BoundRoute[] {
  const who = (call: Pick<Call, 'header'>, workshop: string) => door.who(workshop, keyOf(call));
  const changing: typeof who = async (call, workshop) => {
    const me = await who(call, workshop);
    changes?.take(me.id);
    return me;
  };
  return [
    bind(knock, async ({ params }) => {
      const { workshop, settings, business, participants } = await door.knock(params.code);
      const guests = present(participants).filter(({ account }) => account === null);
      return {
        ...{ workshop: workshop.id, workspace: workshop.workspace, map: workshop.map, business },
        ...{ title: workshop.title, isFull: guests.length >= settings.mostGuests },
      };
    }),
    bind(enterRoom, async (call) => {
      const entered = await door.enter(call.params.code, call.body.name);
      giveKey(call, entered, publicUrl?.startsWith('https:') === true);
      return { workshop: entered.workshop };
    }),
    bind(readRoom, async (call) => takingPart.room(await who(call, call.params.workshop))),
    bind(followRoom, async (call) => {
      const { workshop } = call.params;
      const me = await who(call, workshop);
      const body = await live.follow(workshop, {
        ...{ reader: me.id, closing: call.closing, view: (held) => takingPart.seen(held, me) },
        isStillAdmitted: () =>
          who(call, workshop).then(
            () => true,
            () => false,
          ),
      });
      return call.respond({ headers: eventStreamHeaders, body });
    }),
    bind(readMapCards, async (call) => ({
      items: await takingPart.mapCards(await who(call, call.params.workshop)),
    })),
    bind(readRoomPicture, async (call) => {
      const { workshop, picture } = call.params;
      const { type, bytes } = await takingPart.picture(await who(call, workshop), picture);
      // Shortly, for somebody can be taken out.
      return call.respond({ headers: pictureHeaders(type, 'private, max-age=300'), body: bytes });
    }),
    bind(putOwnCard, async (call) => {
      const { workshop, card } = call.params;
      return takingPart.putCard(await changing(call, workshop), card, call.body);
    }),
    bind(takeOwnCardBack, async (call) => {
      const { workshop, card } = call.params;
      return takingPart.takeCardBack(await changing(call, workshop), card);
    }),
    bind(putDots, async (call) => {
      const { workshop, card } = call.params;
      return takingPart.putDots(await changing(call, workshop), card, call.body.dots);
    }),
  ];
}
