/** An import in words: its preview, how far it is, its result. */
import type { z } from 'zod';
import type { Import, previewImport } from '../../gather/imports/contract.ts';
import { exponentOf } from '../../kernel/money.ts';
import { columns } from '../terminal.ts';

export type ImportPreview = z.output<typeof previewImport.reply>;

export function previewText(preview: ImportPreview): string {
  const { counts, period } = preview;
  const about = counts.estimated ? 'about ' : '';
  const lines = [
    `${preview.format?.title ?? 'Nothing that could be imported'}${preview.foundBy ? ` (${preview.foundBy})` : ''}`,
    `${about}${number(counts.rows.read)} rows: ${number(counts.rows.used)} used, ${number(counts.rows.skipped)} skipped, ${number(counts.rows.rejected)} rejected`,
    `${about}${number(counts.events)} events of ${about}${number(counts.people)} people`,
  ];
  if (period) lines.push(`from ${period.fromDay} to ${period.toDay}`);
  const sums = counts.amounts.map(({ event, currency, minor }) => [event, money(minor, currency)]);
  lines.push('', columns(counts.byEvent.map(({ name, events }) => [name, events])), '', columns(sums));
  for (const { reason, rows } of preview.skipped) lines.push(`skipped: ${number(rows)} × ${reason}`);
  for (const { reason, rows } of preview.rejected) lines.push(`rejected: ${number(rows)} × ${reason}`);
  for (const question of preview.questions) lines.push(`question: ${question.text} ${question.why}`);
  return [...lines, ...preview.notes.map((note) => `note: ${note}`)]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

export function progressText({ progress }: Import): string {
  if (!progress || progress.share === null) return 'starting';
  const bar = '█'.repeat(Math.round(progress.share * 20)).padEnd(20, '░');
  const left = progress.secondsLeft === null ? '' : `, ${progress.secondsLeft} s left`;
  return `${bar} ${Math.floor(progress.share * 100)} %  ${number(progress.rows)} rows, ${number(progress.rowsPerSecond)} a second${left}`;
}

export function resultText(done: Import): string {
  const { rows, events } = done;
  const lines = [
    `${done.name}: ${done.status} (${done.id})`,
    `rows: ${number(rows.read)} read = ${number(rows.used)} used + ${number(rows.skipped)} skipped + ${number(rows.rejected)} rejected`,
    `events: ${number(events.accepted)} accepted = ${number(events.stored)} stored + ${number(events.duplicate)} known already + ${number(events.rejected)} rejected`,
    `people: ${number(done.people)}`,
  ];
  for (const { reason, rows: count } of done.skipped) lines.push(`skipped: ${number(count)} × ${reason}`);
  for (const { reason, rows: count } of done.rejected) lines.push(`rejected: ${number(count)} × ${reason}`);
  return lines.join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function money(minor: number, currency: string): string {
  const digits = exponentOf(currency);
  const amount = (minor / 10 ** digits).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${amount} ${currency}`;
}
