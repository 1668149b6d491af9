/** `footpath bench`: measures this program on this machine, in a temporary folder of its own, and leaves nothing behind. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../platform/errors/app-error.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import { programVersion } from '../../platform/files/version.ts';
import { Report } from '../bench/bench.ts';
import { fitSection, fitText, measureFits } from '../bench/measure-fits.ts';
import { measurePainPoints, type PainPointFigures } from '../bench/measure-pain-points.ts';
import { pageText, type SizeFigures, tableText, thisMachine } from '../bench/page.ts';
import { painPointSection, painPointText } from '../bench/pain-point-page.ts';
import { Site } from '../bench/site.ts';
import { runSize } from '../bench/size-run.ts';
import { type CliCommand, type CommandContext, textOption } from '../command.ts';

const FEWEST_EVENTS = 10_000;
const FEWEST_PEOPLE = 100;

export const benchCommand: CliCommand = {
  usage: 'bench',
  about: 'measure start, memory, ingest, import, journeys and reports on this machine',
  options: [
    { flags: '--sizes <numbers>', about: 'events to measure with; default: 1000000,10000000' },
    { flags: '--rows <number>', about: 'rows of the file that is imported; default: 1000000' },
    { flags: '--people <numbers>', about: 'sizes of the demo business in which pain points are looked for' },
    { flags: '--stories <number>', about: 'stories of each size; default: 10' },
    { flags: '--pain-points', about: 'only look how pain points are found' },
    { flags: '--fits', about: 'only time the models of customer value and attribution' },
    { flags: '--write', about: 'write the figures to docs/benchmarks.md' },
  ],
  async run(context) {
    const fits = measureFits();
    if (context.options.fits === true) {
      context.terminal.result({ machine: thisMachine(), fits }, fitText(fits));
      return;
    }
    const rows = numbersOf(context, 'rows', '1000000')[0] ?? FEWEST_EVENTS;
    const painPoints = await painPointFigures(context);
    if (context.options.painPoints === true) {
      context.terminal.result({ machine: thisMachine(), painPoints }, painPointText(painPoints));
      return;
    }
    const sizes: SizeFigures[] = [];
    for (const events of numbersOf(context, 'sizes', '1000000,10000000')) {
      context.terminal.say(`${events.toLocaleString('en-GB')} events`);
      sizes.push({ events, figures: await figuresOf(context, events, rows) });
    }
    const machine = thisMachine();
    if (context.options.write === true) {
      const page = pageText(sizes, machine, programVersion(), new Date(), [
        painPointSection(painPoints),
        fitSection(fits),
      ]);
      writeFileSync(join(packageRoot(), 'docs', 'benchmarks.md'), page);
    }
    context.terminal.result(
      { machine, sizes, painPoints, fits },
      `${tableText(sizes)}\n\n${painPointText(painPoints)}\n\n${fitText(fits)}`,
    );
  },
};

function painPointFigures(context: CommandContext): Promise<PainPointFigures[]> {
  const sizes = numbersOf(context, 'people', '500,1000,2000,5000,10000,20000,100000', FEWEST_PEOPLE);
  const [stories = 10] = numbersOf(context, 'stories', '10', 1);
  return measurePainPoints(sizes, stories, (text) => context.terminal.progress(text));
}

async function figuresOf({ terminal }: CommandContext, events: number, rows: number) {
  const report = new Report((text) => terminal.say(text));
  const site = new Site();
  const interrupted = () => {
    site.close();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  try {
    await runSize(site, report, events, rows);
    return report.figures;
  } finally {
    site.close();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, interrupted);
  }
}

function numbersOf(
  context: CommandContext,
  option: string,
  fallback: string,
  least = FEWEST_EVENTS,
): number[] {
  return (textOption(context, option) ?? fallback).split(',').map((text) => {
    const number = Number(text.replace(/_/g, ''));
    if (Number.isSafeInteger(number) && number >= least) return number;
    const problem = `--${option} takes whole numbers from ${least}, separated by commas; “${text}” is none`;
    throw new AppError('invalid_input', { problem });
  });
}
