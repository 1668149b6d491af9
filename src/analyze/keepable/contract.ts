/** The reports that can be kept: what each is asked and what it answers. Apart from the kept ones themselves, for these are many shapes. */
import type { AnyRoute } from '../../kernel/route.ts';
import { attributionReport } from '../attribution/contract.ts';
import { painPointsReport } from '../frictions/contract.ts';
import { stagesReport } from '../funnel/contract.ts';
import { pathsReport } from '../paths/contract.ts';
import { retentionReport } from '../retention/contract.ts';
import type { KeepableReport } from '../saved/contract.ts';
import { funnelReport } from '../steps/contract.ts';
import { valueReport } from '../value/contract.ts';

export const keepable = {
  stages: stagesReport,
  funnel: funnelReport,
  paths: pathsReport,
  retention: retentionReport,
  attribution: attributionReport,
  'pain-points': painPointsReport,
  value: valueReport,
} as const satisfies Readonly<Record<KeepableReport, AnyRoute>>;
