/** Makes a picture small enough to send, in the browser: photos of phones are large, and know where and when they were taken. What is drawn anew knows nothing. */
import { MOST_PICTURE_BYTES } from '../../../map/pictures/contract.ts';
import { ApiError } from '../../api/api-error.ts';
import { t } from '../text.tsx';

/** In dots: fills a large screen, and a third of an A4 sheet in print quality. */
const LONGEST_SIDE = 1800;

/** @throws ApiError where this browser cannot open or draw it */
export async function shrunk(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => {
    throw unreadable();
  });
  // Drawings and screenshots stay as sharp as they are, where they are small enough.
  const sharp = file.type === 'image/png' ? await drawn(picture, LONGEST_SIDE, 'image/png') : null;
  if (sharp !== null && sharp.size <= MOST_PICTURE_BYTES / 2) return sharp;
  for (const longest of [LONGEST_SIDE, 1200, 800]) {
    const photo = await drawn(picture, longest, 'image/jpeg');
    if (photo.size <= MOST_PICTURE_BYTES) return photo;
  }
  return drawn(picture, 400, 'image/jpeg');
}

async function drawn(picture: ImageBitmap, longest: number, type: string): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const ground = canvas.getContext('2d');
  if (ground === null) throw unreadable();
  if (type === 'image/jpeg') {
    // A JPEG has nothing see-through: without paper it would be black.
    ground.fillStyle = '#fff';
    ground.fillRect(0, 0, canvas.width, canvas.height);
  }
  ground.imageSmoothingQuality = 'high';
  ground.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(unreadable()) : resolve(blob)), type, 0.82);
  });
}

function unreadable(): ApiError {
  return new ApiError(
    'not_a_picture',
    0,
    t('This file is no picture that this browser can open.'),
    t('Choose a PNG, JPEG or WebP.'),
  );
}
