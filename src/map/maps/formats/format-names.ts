/** Names of the formats maps go out to and come in from. */

/** How a map is drawn; these are not read back. */
export const pictureFormats = ['svg', 'png', 'pdf-a4', 'pdf-a3', 'pptx'] as const;
export type PictureFormat = (typeof pictureFormats)[number];
export const exportFormats = [
  'json',
  'mermaid',
  'csv',
  'csv-across',
  'xlsx',
  'xlsx-across',
  'cjml',
  ...pictureFormats,
] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const importFormats = ['json', 'mermaid', 'csv', 'xlsx', 'cjml', 'miro'] as const;
export type ImportFormat = (typeof importFormats)[number];
