/** What a checklist can be made of: our touchpoints, a trade's template, or the touchpoint cards of a map. */
import type { Language } from '../../../kernel/language.ts';
import type { WorkspaceScope } from '../../../kernel/workspace.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import { type Maps, touchpointsOnMap } from '../../maps/public.ts';
import type { Stage } from '../../stages/contract.ts';
import type { Touchpoint } from '../../touchpoints/contract.ts';
import { sameTitle, type ToLookAt } from './checklist.ts';
import type { ListOfOthers } from './visits.ts';

export interface LookAtParts {
  readonly stages: (workspace: string) => Promise<readonly Stage[]>;
  readonly touchpoints: (workspace: string) => Promise<readonly Touchpoint[]>;
  readonly template: (
    id: string,
    language: Language,
  ) =>
    | {
        readonly touchpoints: readonly {
          readonly title: string;
          readonly stage: string;
          readonly look: string;
        }[];
        readonly alsoCalled?: ReadonlyMap<string, readonly string[]>;
      }
    | undefined;
  readonly maps: Pick<Maps, 'document'>;
}

/** @throws AppError `not_found` */
export async function toLookAt(
  { stages, touchpoints, template, maps }: LookAtParts,
  workspace: WorkspaceScope,
  checklist: ListOfOthers,
): Promise<readonly ToLookAt[]> {
  const own = await touchpoints(workspace.id);
  if (checklist.from === 'map') return touchpointsOnMap(await maps.document(workspace, checklist.map));
  if (checklist.from === 'template') {
    const trade = template(checklist.template, checklist.language);
    if (!trade) throw new AppError('not_found', { thing: 'template' });
    return trade.touchpoints.map(({ title, stage, look }) => {
      const names = [title, ...(trade.alsoCalled?.get(title) ?? [])].map(sameTitle);
      const touchpoint = own.find((each) => names.includes(sameTitle(each.title)))?.id ?? null;
      return { title, stage, look, touchpoint };
    });
  }
  const order = await stages(workspace.id);
  return order.flatMap(({ id, name }) =>
    own
      .filter(({ stageId }) => stageId === id)
      .map(({ id: touchpoint, title }) => ({ title, stage: name, touchpoint })),
  );
}
