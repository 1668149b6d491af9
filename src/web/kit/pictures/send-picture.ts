/** Choosing pictures and sending them for a map or a visit. */
import { addPicture, type Picture } from '../../../map/pictures/contract.ts';
import { upload } from '../../api/upload.ts';
import { shrunk } from './shrink.ts';

/** @param place id of the map or the visit. @throws ApiError */
export async function sendPicture(workspace: string, place: string, file: Blob): Promise<Picture> {
  return sendShrunk(workspace, place, await shrunk(file));
}

/** One that is small enough already. @throws ApiError */
export function sendShrunk(workspace: string, place: string, picture: Blob): Promise<Picture> {
  const never = new AbortController().signal;
  return upload(addPicture, { workspace }, picture, () => undefined, never, { for: place });
}

/** Opens the browser's own choice of files; nothing where it is closed. */
export function choosePictures({ several }: { readonly several: boolean }): Promise<File[]> {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = 'image/*';
  field.multiple = several;
  return new Promise((resolve) => {
    field.addEventListener('change', () => resolve([...(field.files ?? [])]), { once: true });
    field.addEventListener('cancel', () => resolve([]), { once: true });
    field.click();
  });
}

/** Pictures among what is dropped or pasted. */
export function picturesAmong(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}
