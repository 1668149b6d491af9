/** What a checklist can be made of: our touchpoints, a trade's template, or the touchpoint cards of a map. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { type Maps, touchpointsOnMap } from '../maps/public.ts';
import type { Stage } from '../stages/contract.ts';
import type { Touchpoint } from '../touchpoints/contract.ts';
import { sameTitle, type ToLookAt } from './checklist.ts';
import type { ListOfOthers } from './visits.ts';

export interface LookAtParts {
  readonly stages: (workspace: string) => Promise<readonly Stage[]>;
  readonly touchpoints: (workspace: string) => Promise<readonly Touchpoint[]>;
  readonly template: (id: string) =>
    | {
        readonly touchpoints: readonly {
          readonly title: string;
          readonly stage: string;
          readonly look: string;
        }[];
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
    const trade = template(checklist.template);
    if (!trade) throw new AppError('not_found', { thing: 'template' });
    return trade.touchpoints.map(({ title, stage, look }) => {
      const touchpoint = own.find((each) => sameTitle(each.title) === sameTitle(title))?.id ?? null;
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
