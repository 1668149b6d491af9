/** Words for kinds of maps and kinds of files. */
import { t } from '../../../../web/kit/text.tsx';
import type { ExportFormat, ImportFormat } from '../../formats/format-names.ts';

export function formatWord(format: ImportFormat | ExportFormat): string {
  switch (format) {
    case 'json':
      return t('Footpath map (JSON)');
    case 'mermaid':
      return t('Mermaid journey');
    case 'csv':
      return t('Table (CSV), one row per touchpoint');
    case 'csv-across':
      return t('Table (CSV), stages across');
    case 'xlsx':
      return t('Excel, one row per touchpoint');
    case 'xlsx-across':
      return t('Excel, stages across');
    case 'cjml':
      return t('CJML (XML)');
    case 'miro':
      return t('List of Miro items');
    case 'svg':
      return t('Picture to be scaled (SVG)');
    case 'png':
      return t('Picture (PNG)');
    case 'pdf-a4':
      return t('PDF on A4');
    case 'pdf-a3':
      return t('PDF on A3');
    case 'pptx':
      return t('Slides (PowerPoint)');
  }
}

/** How an imported file is called: there a table is a table, whichever way it lies. */
export function importWord(format: ImportFormat): string {
  if (format === 'csv') return t('Table (CSV)');
  return format === 'xlsx' ? t('Excel') : formatWord(format);
}
