/** The stages report: how many people reach each stage, go on, leave, and how long it takes them. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Duration, ReportQuery, reportHead, Share } from '../engine/contract.ts';

export const StageFigures = z.object({
  stageId: z.string(),
  position: z.number().int(),
  name: z.string(),
  /** Reached this stage or any later one (open reach). */
  people: z.number().int(),
  /** Met a touchpoint of this very stage. */
  met: z.number().int(),
  previousPeople: z.number().int().nullable(),
  /** The part that reached the next stage too; null for the last stage. */
  goOn: Share.nullable(),
  previousGoOn: Share.nullable(),
  /** Reached this stage and no later one: silent for longer than usual, or still within the usual time. */
  gone: z.number().int().nullable(),
  onTheWay: z.number().int().nullable(),
  timeToNext: Duration.nullable(),
});
export type StageFigures = z.output<typeof StageFigures>;

export const stagesReport = route({
  id: 'reports.stages',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/stages',
  access: 'viewer',
  summary:
    'People per stage, the share that goes on with its range, who left, and the median time to the next stage.',
  params: z.object({ workspace: z.string() }),
  query: ReportQuery,
  reply: z.object({
    ...reportHead,
    /** People with any event in the period, on the map or not. */
    people: z.number().int(),
    stages: z.array(StageFigures),
    /** The stage after which most people are lost, where the numbers support it; else null. */
    worstStageId: z.string().nullable(),
    /** People who bought again in the period: the returning loop. */
    returning: z.object({
      people: z.number().int(),
      buyers: z.number().int(),
      /** Stage of the purchase touchpoints, where the loop ends; null when no touchpoint stands for orders. */
      stageId: z.string().nullable(),
    }),
    orders: z.number().int(),
    revenueMinor: z.number().int(),
    previousOrders: z.number().int().nullable(),
    previousRevenueMinor: z.number().int().nullable(),
    /** Events of the period that match no touchpoint. */
    notOnMap: z.object({ events: z.number().int(), allEvents: z.number().int() }),
  }),
});
export type StagesReport = z.output<typeof stagesReport.reply>;
