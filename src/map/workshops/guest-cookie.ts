/** The key of somebody who takes part, in a cookie that goes to their workshop alone and that no script can read. */
import type { Call } from '../../platform/http/handler.ts';

const NAME = 'footpath_workshop';
/** A workshop that is taken up again weeks later finds its people. */
const SECONDS = 30 * 86_400;

export function keyOf(call: Pick<Call, 'header'>): string | null {
  const parts = (call.header('cookie') ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${NAME}=`))?.slice(NAME.length + 1) ?? null;
}

/** @param isSecure whether people reach the server over HTTPS */
export function giveKey(
  call: Pick<Call, 'addHeader'>,
  { workshop, key }: { readonly workshop: string; readonly key: string },
  isSecure: boolean,
): void {
  const marks = ['HttpOnly', 'SameSite=Lax', ...(isSecure ? ['Secure'] : [])].join('; ');
  const path = `/api/workshop-rooms/${workshop}`;
  call.addHeader('set-cookie', `${NAME}=${key}; Path=${path}; Max-Age=${SECONDS}; ${marks}`);
}
