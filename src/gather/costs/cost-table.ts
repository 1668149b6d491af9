/** Reads a table of costs. Lines that are not understood are given back with the reason, never guessed. */
import { parseMoney } from '../../kernel/money.ts';
import { decidedDecimal, weighDecimal } from '../../kernel/numbers.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { channels } from '../events/public.ts';
import { dialectOf, recordParser } from '../imports/public.ts';
import type { AdCost } from './contract.ts';

export interface CostTable {
  /** One per month, channel and campaign; lines with the same are added up. */
  readonly costs: AdCost[];
  readonly rejected: { readonly line: number; readonly reason: string }[];
}

const heads = {
  month: /^(month|date|day|period|monat|datum|mes|mois)$/,
  channel: /^(channel|source|platform|kanal|canal)$/,
  campaign: /^(campaign|campaign name|kampagne|campa[nñ]a|campagne)$/,
  amount: /^(amount|cost|costs|spend|spent|ad spend|amount spent.*|kosten|ausgaben|coste|co[uû]t)$/,
} as const;

/** @throws AppError `invalid_input` where the table has no columns for month, channel and amount */
export function readCostTable(text: string, currency: string): CostTable {
  const { delimiter, skipLines } = dialectOf(text.slice(0, 20_000));
  const parser = recordParser(delimiter);
  const records = [...parser.push(text.replace(/^\uFEFF/, '')), ...parser.end()].slice(skipLines);
  const [head, ...lines] = records;
  const place = (pattern: RegExp): number =>
    head?.cells.findIndex((cell) => pattern.test(cell.trim().toLowerCase())) ?? -1;
  const at = { month: place(heads.month), channel: place(heads.channel), amount: place(heads.amount) };
  const campaignAt = place(heads.campaign);
  if (Object.values(at).some((each) => each < 0)) {
    throw new AppError('invalid_input', {
      problem: 'the first line must name the columns month, channel and amount (campaign, if you have it)',
    });
  }
  const evidence = { dot: 0, comma: 0, unclearDot: 0, unclearComma: 0 };
  for (const { cells } of lines) weighDecimal(cells[at.amount] ?? '', evidence);
  const decimal = decidedDecimal(evidence) ?? '.';
  const costs = new Map<string, AdCost>();
  const rejected: { line: number; reason: string }[] = [];
  for (const { line, cells } of lines) {
    const month = monthOf(cells[at.month] ?? '');
    const channel = channelOf(cells[at.channel] ?? '');
    const money = parseMoney(cells[at.amount] ?? '', currency, decimal);
    const fault =
      (month === null && `“${cells[at.month] ?? ''}” is not a month such as 2026-11`) ||
      (channel === null && `there is no channel “${cells[at.channel] ?? ''}”`) ||
      (money.kind !== 'amount' && (money.kind === 'wrong' ? money.reason : 'there is no amount')) ||
      (money.kind === 'amount' && money.minor < 0 && 'a cost cannot be below zero') ||
      (money.kind === 'amount' && money.currency !== currency && `costs are kept in ${currency}`);
    if (fault || month === null || channel === null || money.kind !== 'amount') {
      rejected.push({ line, reason: fault || 'not understood' });
      continue;
    }
    const campaign = (campaignAt < 0 ? '' : (cells[campaignAt] ?? '')).trim().slice(0, 200);
    const name = JSON.stringify([month, channel, campaign]);
    const amountMinor = (costs.get(name)?.amountMinor ?? 0) + money.minor;
    costs.set(name, { month, channel, campaign, amountMinor });
  }
  return { costs: [...costs.values()], rejected };
}

/** `2026-11`, and `2026-11-03` or `2026/11` as exports write it. */
function monthOf(text: string): string | null {
  const found = /^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?$/.exec(text.trim());
  const month = Number(found?.[2]);
  return found && month >= 1 && month <= 12 ? `${found[1]}-${String(month).padStart(2, '0')}` : null;
}

function channelOf(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  return channels().find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)?.id ?? null;
}
