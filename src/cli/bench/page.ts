/** The figures as text for a terminal and as the page `docs/benchmarks.md`. */
import { cpus, totalmem } from 'node:os';
import { columns } from '../terminal.ts';
import { againstBudget } from './budgets.ts';
import { type Figure, valueText } from './figure.ts';

export interface SizeFigures {
  readonly events: number;
  readonly figures: readonly Figure[];
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly system: string;
}

export function thisMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() || 'unknown processor',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.versions.node,
    system: `${process.platform} ${process.arch}`,
  };
}

export function tableText(sizes: readonly SizeFigures[]): string {
  return sizes
    .map(({ events, figures }) => {
      const rows = figures.map((figure) => [
        figure.what,
        valueText(figure),
        verdict(figure),
        figure.note ?? '',
      ]);
      return `${millions(events)}\n${columns(rows)}`;
    })
    .join('\n\n');
}

export function pageText(
  sizes: readonly SizeFigures[],
  machine: Machine,
  version: string,
  date: Date,
  /** Sections that other measurements write themselves. */
  more: readonly string[] = [],
): string {
  const { processor, cores, memoryGb, node, system } = machine;
  return [
    '# Benchmarks',
    '',
    `Taken on ${date.toISOString().slice(0, 10)} with Footpath ${version}: ${cores} cores (${processor}), ${memoryGb} GB, ${system}, Node ${node}.`,
    'Made by `npm run bench -- --write`, which measures it all anew on your machine. The budgets are for two cores.',
    '',
    ...sizes.flatMap(sizeSection),
    ...more,
    howTaken,
    '',
  ].join('\n');
}

function sizeSection({ events, figures }: SizeFigures): string[] {
  return [
    `## ${millions(events)}`,
    '',
    '| figure | value | budget | | |',
    '|---|---:|---|---|---|',
    ...figures.map((figure) => {
      const budget = againstBudget(figure)?.budget ?? '';
      return `| ${figure.what} | ${valueText(figure)} | ${budget} | ${verdict(figure)} | ${figure.note ?? ''} |`;
    }),
    '',
  ];
}

function verdict(figure: Figure): string {
  const against = againstBudget(figure);
  return against === null ? '' : against.met ? 'met' : 'not met';
}

function millions(events: number): string {
  return `${events.toLocaleString('en-GB')} events`;
}

const howTaken = `## How it is taken

- The server is a process of its own (\`footpath serve\`) on an empty folder, embedded engines, rate limits off. Calls come
  over HTTP on loopback from another process on the same machine, which takes its part of the cores.
- The events are a shop's year, twenty a person, in time order; three in ten people are visitors first and customers from
  their first order, which links the two. The map has seven stages and twelve touchpoints. All of them come in through
  \`/v1/batch\`, 500 a call.
- *Answered* is the rate at which calls were answered, which is after the events were synced to disk. *Until in the event
  engine* runs until the last of them can be seen in a report. Percentiles are those of one call.
- Each report is asked 15 times over HTTP for most of the year, some days more or less each time, after one that does not count.
- Raw events against journeys: the same question, as SQL over the journeys and as SQL that matches and groups every event, in
  the same engine without HTTP; medians of 7. Both answers are compared and must be equal.
- Calls of one, 100 and 500 events and the import go into the store that already holds the events of the section. A rebuild is
  the first report after 200 events came for as many people.
- Memory is the resident set of the server process with both engines in it; the peak is the kernel's, begun anew for each phase.`;
