/** What a new map begins with: another map, a trade's template, or the stages and touchpoints of the business. */
import type { Language } from '../../kernel/language.ts';
import type { NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Stage } from '../stages/contract.ts';
import type { Touchpoint } from '../touchpoints/contract.ts';
import type { MapDraft } from './contract.ts';
import type { MapDocument } from './document/document.ts';
import { beginMap } from './document/first-drawing.ts';
import { drawnLike } from './document/own-template.ts';
import { type MapTemplate, mapOfTemplate } from './document/template-map.ts';

export interface BeginningParts {
  readonly newId: NewId;
  readonly stages: (workspace: string) => Promise<readonly Stage[]>;
  readonly touchpoints: (workspace: string) => Promise<readonly Touchpoint[]>;
  /** A trade's template by its id. */
  readonly template: (id: string, language: Language) => MapTemplate | undefined;
}

/**
 * @param model the map that the draft names to be like
 * @throws AppError `not_found` for an unknown template
 */
export async function begun(
  parts: BeginningParts,
  workspace: string,
  { from, template: wanted, like: _, language = 'en', ...given }: MapDraft,
  model: MapDocument | null,
): Promise<MapDocument> {
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (model !== null) return drawnLike(fields, model);
  if (from === 'empty' && wanted === undefined)
    return beginMap(fields, { stages: [], touchpoints: [] }, parts.newId, language);
  const [stages, touchpoints] = await Promise.all([parts.stages(workspace), parts.touchpoints(workspace)]);
  if (wanted !== undefined) {
    const template = parts.template(wanted, language);
    if (!template) throw new AppError('not_found', { thing: 'template' });
    return mapOfTemplate(fields, template, { stages, touchpoints }, parts.newId, language);
  }
  return beginMap(fields, { stages, touchpoints: from === 'live' ? touchpoints : [] }, parts.newId, language);
}
