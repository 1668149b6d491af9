/** Pictures of maps and visits: what other slices may call. */
export { pictureHeaders } from './headers.ts';
export { type PicturePlace, Pictures } from './pictures.ts';
