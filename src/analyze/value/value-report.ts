/** The value report: parse, read the buyers, compute, shape. */

import type { CostsIn } from '../../gather/costs/public.ts';
import { channelId } from '../../gather/events/public.ts';
import type { QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Personas } from '../../people/personas/public.ts';
import {
  dayOfNumber,
  openReport,
  overlapCaveats,
  type ReportParts,
  type ReportScope,
  shareOf,
} from '../engine/public.ts';
import type { Segments } from '../segments/public.ts';
import type { Observed } from './buyers.ts';
import { byRule, type Ruled, type RuledFigures } from './by-rule.ts';
import { comparedValue } from './compared.ts';
import type { ValueFigures } from './compute.ts';
import type { ChannelValue, ComparedValue, PersonaValue, valueReport } from './contract.ts';
import { valueDefinitions } from './definitions.ts';
import type { Terms } from './forecast.ts';
import type { GroupFigures, ViaFigures } from './groups.ts';
import type { Fit } from './model/fit.ts';
import type { RepeatParams } from './model/repeat-buying.ts';
import type { SpendParams } from './model/spend.ts';
import { comparedSentence, valueCaveats, valueSentence } from './sentence.ts';
import type { ValueBook, ValueEntry } from './value-book.ts';

type Query = QueryOf<typeof valueReport>;
type Reply = ReplyInputOf<typeof valueReport>;

export interface ValueParts extends ReportParts {
  readonly costsIn: CostsIn;
  readonly book: ValueBook;
  readonly segments: Pick<Segments, 'get' | 'condition' | 'list'>;
  readonly personas: Pick<Personas, 'get' | 'list'>;
}

export async function answerValueReport(
  parts: ValueParts,
  workspace: WorkspaceScope,
  query: Query,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const terms: Terms = { months: query.months, discount: query.discount, margin: query.margin };
  const entry = await parts.book.open(scope, terms);
  const { observed, figures } = entry;
  const { segments, personas } = await ruledFigures(parts, scope, entry);
  const compared = await comparedValue(scope, parts.book, entry, terms);
  const { lastDay, splitDay } = observed;
  const costs = await parts.costsIn(workspace.id, scope.period.fromDay, scope.period.toDay);
  const costOf = (channel: string | null): number | null => {
    const ours = costs.filter((cost) => cost.channel === channel);
    return ours.length === 0 ? null : ours.reduce((sum, cost) => sum + cost.amountMinor, 0);
  };
  return {
    ...headOf(scope, observed, figures, terms, compared, await overlapCaveats(scope)),
    untilDay: dayOfNumber(lastDay),
    customers: figures.customers,
    cameBack: shareOf(figures.cameBack, figures.customers),
    purchases: figures.purchases,
    revenueMinor: figures.revenueMinor,
    soFar: figures.soFar,
    models: [
      modelOf('BG/NBD', figures.models.repeat),
      modelOf('MBG/NBD', figures.models.risk),
      modelOf('Gamma–Gamma', figures.models.spend),
    ],
    outlook: figures.outlook && { months: terms.months, ...figures.outlook },
    noOutlook: figures.noOutlook,
    compared,
    calibration: figures.calibration && {
      untilDay: dayOfNumber(splitDay),
      ...withGroups(figures.calibration),
    },
    concentration: figures.concentration && {
      ...figures.concentration,
      lorenz: [...figures.concentration.lorenz],
    },
    rfm: figures.rfm,
    channels: figures.channels.map((via) => channelValue(via, costOf(channelId(via.via)))),
    segments: segments.map(({ id, name, ...group }) => ({ segmentId: id, name, ...groupValue(group) })),
    personas: personas.map((persona) => personaValue(persona, figures.channels, costOf)),
    care: figures.care,
  };
}

/** A table of more is not read; the report can be asked about any one segment alone. */
const MOST_SEGMENTS = 12;

async function ruledFigures(parts: ValueParts, scope: ReportScope, entry: ValueEntry) {
  const [segments, personas] = await Promise.all([
    parts.segments.list(scope.workspace.id),
    parts.personas.list(scope.workspace.id),
  ]);
  const described = personas.flatMap(({ id, name, segmentId }): Ruled[] => {
    const rule = segments.find((segment) => segment.id === segmentId)?.rule;
    return rule === undefined ? [] : [{ id, name, rule }];
  });
  return {
    segments: await byRule(scope, parts.segments, segments.slice(0, MOST_SEGMENTS), entry),
    personas: (await byRule(scope, parts.segments, described, entry)).map((figures) => ({
      ...figures,
      segmentId: personas.find(({ id }) => id === figures.id)?.segmentId ?? '',
    })),
  };
}

/** Advertising is known by channel: a persona bears of each channel's cost what part of its customers are the persona's. */
function personaValue(
  { id, segmentId, name, came, ...group }: RuledFigures & { segmentId: string },
  channels: readonly ViaFigures[],
  costOf: (channel: string | null) => number | null,
): PersonaValue {
  const borne = [...came].flatMap(([via, customers]) => {
    const cost = costOf(channelId(via));
    const all = channels.find((channel) => channel.via === via)?.customers ?? 0;
    return cost === null || all === 0 ? [] : [(cost * customers) / all];
  });
  const cost = borne.length === 0 ? null : borne.reduce((sum, each) => sum + each, 0);
  return {
    personaId: id,
    segmentId,
    name,
    ...groupValue(group),
    costMinor: cost === null ? null : Math.round(cost),
    costPerCustomerMinor: cost === null ? null : Math.round(cost / group.customers),
  };
}

function headOf(
  scope: ReportScope,
  observed: Observed,
  figures: ValueFigures,
  terms: Terms,
  compared: ComparedValue | null,
  overlap: readonly string[],
) {
  const { lastDay, buyers, foreignAmounts } = observed;
  const { currency } = scope.workspace;
  const lastOrder = buyers.lastDay.reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY);
  const beside = comparedSentence(compared, scope.compared?.words ?? '', currency);
  const caveats = valueCaveats(figures, {
    foreignAmounts,
    currency,
    untilDay: dayOfNumber(lastDay),
    toDay: scope.period.toDay,
    lastOrderDays: Number.isFinite(lastOrder) ? lastDay - lastOrder : null,
    compared: scope.compared !== null && compared === null,
  });
  return scope.head({
    sentence: [valueSentence(figures, terms, currency), beside].filter((part) => part !== '').join(' '),
    caveats: [...caveats, ...overlap],
    definitions: valueDefinitions,
  });
}

function withGroups(calibration: NonNullable<ValueFigures['calibration']>) {
  return { ...calibration, groups: calibration.groups.map((group) => ({ ...group })) };
}

function modelOf(
  model: Reply['models'][number]['model'],
  fit: Fit<RepeatParams> | Fit<SpendParams>,
): Reply['models'][number] {
  if (fit.status !== 'fitted') {
    return {
      model,
      status: fit.status,
      reason: fit.reason,
      params: {},
      errors: {},
      logLikelihood: null,
      n: fit.n,
    };
  }
  const { params, errors, logLikelihood, n } = fit;
  return {
    model,
    status: fit.status,
    reason: null,
    params: { ...params },
    errors: { ...errors },
    logLikelihood,
    n,
  };
}

function channelValue(via: ViaFigures, costMinor: number | null): ChannelValue {
  return {
    channel: channelId(via.via),
    ...groupValue(via),
    costMinor,
    costPerCustomerMinor: costMinor === null ? null : Math.round(costMinor / via.customers),
  };
}

function groupValue({ customers, cameBack, revenueMinor, perCustomer, aheadMinor }: GroupFigures) {
  return {
    customers,
    cameBack: shareOf(cameBack, customers),
    revenueMinor,
    perCustomer: perCustomer && { mean: perCustomer.mean, low: perCustomer.low, high: perCustomer.high },
    aheadMinor,
  };
}
