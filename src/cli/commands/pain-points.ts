/** `footpath report pain-points`: the list in a terminal, and `--run` to look anew first. */
import {
  cancelPainPoints,
  type ListedFriction,
  type PainPointsReport,
  painPointsReport,
  runPainPoints,
} from '../../analyze/frictions/contract.ts';
import { moneyWords } from '../../kernel/words.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Client } from '../client.ts';
import type { CommandContext } from '../command.ts';
import { moreQuery, periodQuery } from './people.ts';

const LOOK_EVERY_MS = 400;

export async function answerPainPoints(
  client: Client,
  context: CommandContext,
): Promise<{ data: PainPointsReport; text: string }> {
  if (context.options.run === true) {
    await client.call(runPainPoints);
    try {
      await finished(client, context);
    } catch (error) {
      const left = error instanceof AppError && error.code === 'cancelled';
      if (left) await (await context.connect()).client.call(cancelPainPoints);
      throw error;
    }
  }
  const { compare: _, with: __, ...days } = periodQuery(context);
  const data = await client.call(painPointsReport, { query: { ...days, ...moreQuery(context) } });
  return { data, text: textOf(data) };
}

async function finished(client: Client, { terminal }: CommandContext): Promise<void> {
  for (;;) {
    const { run } = await client.call(painPointsReport);
    if (run === null) return;
    if (run.status === 'failed' || run.status === 'cancelled') {
      throw new AppError('conflict', {
        problem: run.problem ?? 'The search was stopped before it had ended',
      });
    }
    terminal.progress(`looking: ${run.done} of ${run.total ?? 100}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

const SURE = { guess: 'a guess', some_signs: 'some signs', solid: 'solid' } as const;

function textOf(data: PainPointsReport): string {
  const part = (title: string, items: readonly ListedFriction[]) =>
    items.length === 0 ? [] : ['', title, ...items.flatMap((item, i) => itemLines(item, i, data.currency))];
  const looked = data.lookedAt;
  return [
    data.sentence,
    ...part('Pain points', data.items),
    ...part('What works', data.works),
    ...(data.gone.length === 0
      ? []
      : ['', 'No longer found', ...data.gone.map(({ sentence }) => `  ${sentence}`)]),
    ...(data.blindSpots.length === 0
      ? []
      : ['', 'Not seen', ...data.blindSpots.map(({ sentence }) => `  ${sentence}`)]),
    ...(looked
      ? [
          '',
          `Looked at ${looked.people} people, ${looked.questions} questions, ${looked.circumstances} circumstances.`,
        ]
      : ['', 'Look with: footpath report pain-points --run']),
    ...data.caveats,
  ].join('\n');
}

function itemLines(item: ListedFriction, index: number, currency: string): string[] {
  const { money, mark, change, confidence, id, quotes } = item;
  const cost = money
    ? `${moneyWords(money.amountMinor, currency)} a month (${moneyWords(money.lowMinor, currency)} to ${moneyWords(money.highMinor, currency)})`
    : 'money not known';
  const facts = [
    item.place.stage,
    cost,
    SURE[confidence],
    change === 'same' ? '' : change,
    mark === 'known' ? 'known' : '',
    id,
  ];
  return [
    `${String(index + 1).padStart(2)}. ${item.sentence}`,
    `    ${facts.filter((fact) => fact !== '').join(' · ')}`,
    ...quotes.map(({ words }) => `    “${words}”`),
  ];
}
