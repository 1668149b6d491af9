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
    {
      flags: '--sizes <numbers>',
      about: 'events to measure with; default: 1000000,10000000; above 20 million, reports and builds alone',
    },
    { flags: '--rows <number>', about: 'rows of the file that is imported; default: 1000000' },
    { flags: '--people <numbers>', about: 'sizes of the demo business in which pain points are looked for' },
    { flags: '--stories <number>', about: 'stories of each size; default: 10' },
    { flags: '--events', about: 'only measure with events' },
    { flags: '--pain-points', about: 'only look how pain points are found' },
    { flags: '--fits', about: 'only time the models of customer value and attribution, and reading moods' },
    { flags: '--write', about: 'write the figures to docs/benchmarks.md' },
  ],
  async run(context) {
    const wants = (part: Part): boolean =>
      parts.every((each) => context.options[each] !== true) || context.options[part] === true;
    const fits = wants('fits') ? measureFits() : [];
    const painPoints = wants('painPoints') ? await painPointFigures(context) : [];
    const sizes = wants('events') ? await sizeFigures(context) : [];
    const machine = thisMachine();
    const sections = [
      ...(wants('painPoints') ? [painPointSection(painPoints)] : []),
      ...(wants('fits') ? [fitSection(fits)] : []),
    ];
    if (context.options.write === true) {
      const page = pageText(sizes, machine, programVersion(), new Date(), sections);
      writeFileSync(join(packageRoot(), 'docs', 'benchmarks.md'), page);
    }
    const texts = [
      ...(wants('events') ? [tableText(sizes)] : []),
      ...(wants('painPoints') ? [painPointText(painPoints)] : []),
      ...(wants('fits') ? [fitText(fits)] : []),
    ];
    context.terminal.result({ machine, sizes, painPoints, fits }, texts.join('\n\n'));
  },
};

/** What can be measured alone, by its option. */
const parts = ['events', 'painPoints', 'fits'] as const;
type Part = (typeof parts)[number];

async function sizeFigures(context: CommandContext): Promise<SizeFigures[]> {
  const [rows = FEWEST_EVENTS] = numbersOf(context, 'rows', '1000000');
  const sizes: SizeFigures[] = [];
  for (const events of numbersOf(context, 'sizes', '1000000,10000000')) {
    context.terminal.say(`${events.toLocaleString('en-GB')} events`);
    sizes.push({ events, figures: await figuresOf(context, events, rows) });
  }
  return sizes;
}

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
