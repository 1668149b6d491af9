/** The figures of personas as the server takes them. */

import type { Personas } from '../../people/personas/public.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Segments } from '../segments/public.ts';
import { draftPersonas, personasReport } from './contract.ts';
import { type DraftParts, draftedPersonas } from './drafts.ts';
import { answerPersonas } from './personas-report.ts';

export function personaFiguresFeature(
  parts: DraftParts & { readonly personas: Personas; readonly segments: Segments },
): Feature {
  return {
    name: 'analyze.persona-figures',
    routes: [
      bind(personasReport, ({ workspace, query }) => answerPersonas(parts, workspace, query)),
      bind(draftPersonas, ({ workspace, query }) => draftedPersonas(parts, workspace, query.language)),
    ],
  };
}
