/** The stages a new workspace begins with. */
import type { Language } from '../../kernel/language.ts';

export const defaultStageNames: Readonly<Record<Language, readonly string[]>> = {
  en: ['Awareness', 'Consideration', 'Decision', 'Purchase', 'Post-purchase', 'Retention', 'Advocacy'],
  de: ['Entdecken', 'Abwägen', 'Entscheiden', 'Kauf', 'Nach dem Kauf', 'Wiederkommen', 'Weiterempfehlen'],
};
