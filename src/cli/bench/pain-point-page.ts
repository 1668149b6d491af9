/** The figures of the search for pain points as text for a terminal and as a section of `docs/benchmarks.md`. */
import { type CauseName, causes } from '../../demo/public.ts';
import { columns } from '../terminal.ts';
import type { PainPointFigures } from './measure-pain-points.ts';

const names = Object.keys(causes) as CauseName[];

const head = ['people', ...names.map((name) => causes[name].id), 'false alarms', 'search'];

function cells({ people, runs, causes: found, falseAlarms, seconds }: PainPointFigures): string[] {
  const of = (name: CauseName) => {
    const { found: times, moneyTrue, holdsTruth } = found[name];
    return `${times} · ${moneyTrue} · ${holdsTruth}`;
  };
  return [
    people.toLocaleString('en-GB'),
    ...names.map(of),
    `${falseAlarms} of ${runs}`,
    `${seconds.toFixed(1)} s`,
  ];
}

export function painPointText(figures: readonly PainPointFigures[]): string {
  const [first] = figures;
  const about = `of ${first?.runs ?? 0} stories each: found · money true · range holds the truth`;
  return `Pain points, ${about}\n${columns([head, ...figures.map(cells)])}`;
}

export function painPointSection(figures: readonly PainPointFigures[]): string {
  const [first] = figures;
  return [
    '## Pain points: from what size on they are found',
    '',
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---:').join('|')}|`,
    ...figures.map((each) => `| ${cells(each).join(' | ')} |`),
    '',
    `Of ${first?.runs ?? 0} stories of each size. Each cell has three counts: in how many the cause was found (among the first five of its list, at the right`,
    'touchpoint, under the right circumstance, its day within fourteen days); in how many its money a month lay within the true range of the table of',
    'causes (`src/demo/causes.ts`: the same story without the cause, least and most of twenty stories of 3,000 people); in how many its own 95 %',
    'range held what the cause costs in the mean of many stories. *False alarms*: stories told without any cause in which anything at all was said.',
    '',
  ].join('\n');
}
