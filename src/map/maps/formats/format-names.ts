/** Names of the formats maps go out to and come in from. */

export const exportFormats = ['json', 'mermaid', 'csv', 'csv-across', 'xlsx', 'xlsx-across', 'cjml'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const importFormats = ['json', 'mermaid', 'csv', 'xlsx', 'cjml', 'miro'] as const;
export type ImportFormat = (typeof importFormats)[number];
