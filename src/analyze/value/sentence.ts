/** The value report in plain words. */
import { addDays } from '../../kernel/calendar.ts';
import {
  countWords,
  dayWords,
  moneyWords,
  peopleWords,
  revenueShareWords,
  shareWords,
} from '../../kernel/words.ts';
import { FEWEST_FOR_TREND } from '../engine/public.ts';
import type { ValueFigures } from './compute.ts';
import type { ComparedValue } from './contract.ts';
import type { Terms } from './forecast.ts';

export function valueSentence(figures: ValueFigures, { months, margin }: Terms, currency: string): string {
  if (figures.customers === 0)
    return 'Nobody bought for the first time in this period, as far as the data here says.';
  return [
    soFar(figures, currency),
    ahead(figures, months, margin, currency),
    top(figures),
    care(figures, currency),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function soFar({ customers, soFar: range, revenueMinor }: ValueFigures, currency: string): string {
  if (!range) return `${peopleWords(customers)} bought for ${moneyWords(revenueMinor, currency)} in all.`;
  return `A customer has brought ${moneyWords(Math.round(range.mean), currency)} so far (${moneyWords(Math.round(range.low), currency)} to ${moneyWords(Math.round(range.high), currency)}).`;
}

function ahead({ outlook }: ValueFigures, months: number, margin: number, currency: string): string {
  if (!outlook) return '';
  const { mean, low, high } = outlook.perCustomer;
  const money = (minor: number): string => moneyWords(Math.round(minor), currency);
  const kind = margin < 100 ? ' after costs' : '';
  return `In the next ${months === 1 ? 'month' : `${months} months`} the ones you have will bring about ${money(mean)} each${kind} (${money(low)} to ${money(high)}), ${money(outlook.totalMinor)} in all.`;
}

function top({ concentration, customers }: ValueFigures): string {
  if (!concentration || customers < FEWEST_FOR_TREND) return '';
  return `The tenth who spend most have brought ${revenueShareWords(concentration.topTenth)}.`;
}

function care({ care: { worthACall, stakeMinor } }: ValueFigures, currency: string): string {
  if (worthACall === 0) return '';
  const who = worthACall === 1 ? 'One good customer is' : `${countWords(worthACall)} good customers are`;
  return `${who} slipping away: about ${moneyWords(stakeMinor, currency)} at stake.`;
}

/** Only what a test calls a difference is told. @param beside “among …” */
export function comparedSentence(compared: ComparedValue | null, beside: string, currency: string): string {
  const spent = compared?.soFarDifference;
  const back = compared?.cameBackDifference;
  const parts = [
    ...(spent?.isReal
      ? [
          `brought ${moneyWords(Math.abs(Math.round(spent.difference)), currency)} ${spent.difference > 0 ? 'more' : 'less'}`,
        ]
      : []),
    ...(back?.isReal
      ? [
          `come back ${back.difference > 0 ? 'more' : 'less'} often, by ${shareWords(Math.abs(back.difference))}`,
        ]
      : []),
  ];
  return parts.length === 0 ? '' : `They have ${parts.join(' and ')} than those ${beside}.`;
}

export interface Circumstances {
  readonly foreignAmounts: number;
  readonly currency: string;
  readonly untilDay: string;
  /** First day after the period. */
  readonly toDay: string;
  readonly lastOrderDays: number | null;
  readonly compared: boolean;
}

export function valueCaveats(figures: ValueFigures, about: Circumstances): string[] {
  const { customers, outlook, noOutlook, calibration } = figures;
  const caveats: string[] = [];
  if (customers === 0) return caveats;
  if (noOutlook !== null) {
    caveats.push(
      `There is no forecast: ${noOutlook}. What customers have brought so far is shown instead; what they will bring may be quite different.`,
    );
  }
  if (addDays(about.untilDay, 1) < about.toDay) {
    caveats.push(`The data end on ${dayWords(about.untilDay)}; silence is counted until then.`);
  }
  if (about.lastOrderDays !== null && about.lastOrderDays > 30) {
    caveats.push(
      `The last purchase known was ${about.lastOrderDays} days before the data end. If orders are missing here, everybody looks lost.`,
    );
  }
  if (outlook?.correlation != null && Math.abs(outlook.correlation) > 0.3) {
    caveats.push(
      `Here those who buy ${outlook.correlation > 0 ? 'more often also spend more' : 'more often spend less'} at a time (correlation ${outlook.correlation.toFixed(2)}); the forecast takes the two as independent and is ${outlook.correlation > 0 ? 'too low for the best customers' : 'too high for the most frequent'}.`,
    );
  }
  if (calibration && calibration.actual > 0) {
    const off = calibration.predicted / calibration.actual - 1;
    if (Math.abs(off) > 0.25) {
      caveats.push(
        `In the test on the second half of the time the forecast was ${shareWords(Math.abs(off))} too ${off > 0 ? 'high' : 'low'}; trust it no further than that.`,
      );
    }
  }
  if (about.foreignAmounts > 0) {
    caveats.push(
      `${countWords(about.foreignAmounts)} ${about.foreignAmounts === 1 ? 'amount is' : 'amounts are'} in another currency than ${about.currency} and not in these figures.`,
    );
  }
  if (about.compared)
    caveats.push(
      'Value is not compared with the period before: it is about the whole time since the first purchase.',
    );
  return caveats;
}
