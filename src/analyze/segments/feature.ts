/** The segments slice as the server takes it. */
import { asking } from '../../platform/eventdb/asking.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import {
  countSegment,
  createSegment,
  deleteSegment,
  listSegments,
  segmentChoices,
  updateSegment,
} from './contract.ts';
import type { Segments } from './segments.ts';

export function segmentsFeature(segments: Segments): Feature {
  return {
    name: 'analyze.segments',
    routes: [
      bind(listSegments, async ({ workspace }) => ({ items: await segments.list(workspace.id) })),
      bind(createSegment, ({ workspace, body }) => segments.create(workspace.id, body)),
      bind(updateSegment, ({ workspace, params, body }) =>
        segments.update(workspace.id, params.segment, body),
      ),
      bind(deleteSegment, ({ workspace, params }) => segments.remove(workspace.id, params.segment)),
      bind(countSegment, ({ workspace, body, signal }) =>
        asking({ business: workspace.id, name: countSegment.id, rank: 'page', signal }, () =>
          segments.count(workspace, body.rule),
        ),
      ),
      bind(segmentChoices, ({ workspace }) => segments.choices(workspace)),
    ],
  };
}
