/** The health of maps as the server takes it. */
import type { Maps } from '../../map/maps/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Answers, ReportParts } from '../engine/public.ts';
import { mapHealthReport } from './contract.ts';
import { answerMapHealth, ofItsPeople } from './map-health-report.ts';

export function mapHealthFeature(
  parts: ReportParts & { readonly maps: Pick<Maps, 'read'> },
  answers: Answers,
): Feature {
  return {
    name: 'analyze.map-health',
    routes: [
      bind(mapHealthReport, async ({ workspace, query }) => {
        const { document, sequence } = await parts.maps.read(workspace, query.map, undefined);
        if (document === null) throw new AppError('not_found', { thing: 'map' });
        const asked = await ofItsPeople(parts, workspace, document, query);
        // An answer holds as long as neither the data, nor the map, nor who its people are have changed.
        return answers.of('map-health', parts, workspace, { ...asked, sequence }, () =>
          answerMapHealth(parts, workspace, document, asked),
        );
      }),
    ],
  };
}
