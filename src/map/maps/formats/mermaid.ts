/** Maps as Mermaid `journey` diagrams. Ours carry the whole map in a comment line; foreign ones are read leniently. Pure. */
import { said } from '../../../kernel/said.ts';
import type { MapDocument } from '../document/document.ts';
import { cardsInOrder, columnsInOrder, lanesInOrder, seen, stagesInOrder } from '../document/seen.ts';
import { readDocument } from '../document/upgrade.ts';
import { type Imported, MapBuilder, type Surroundings, Unreadable } from './imported.ts';
import {
  type Diagram,
  otherDiagram,
  parseMermaid,
  type Section,
  safeText,
  type Task,
  taskLine,
} from './mermaid-text.ts';

/** The middle of Mermaid's scale, 1 to 5. */
const NEUTRAL = 3;
const NO_STAGE = '(no stage)';

export function toMermaid(document: MapDocument): string {
  const visible = seen(document);
  return [...diagramLines(visible), `%% cjm: ${onOneLine(visible)}`, ''].join('\n');
}

/** Some readers end a line at these two as well. */
function onOneLine(document: MapDocument): string {
  return JSON.stringify(document).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** @throws Unreadable */
export function fromMermaid(text: string, around: Surroundings): Imported {
  const diagram = parseMermaid(text);
  if (!diagram) {
    const [, other] = otherDiagram(text) ?? [];
    throw new Unreadable(
      other === undefined ? 'no line of it says “journey”' : `it is a Mermaid diagram, but a “${other}”`,
      'Of the diagrams of Mermaid only “journey” is a map.',
    );
  }
  const whole = diagram.hidden === null ? null : fromHidden(text, diagram.hidden);
  if (whole !== null) return whole;
  if (diagram.sections.every(({ tasks }) => tasks.length === 0))
    throw new Unreadable('its journey has no task', 'A task is a line such as “Make tea: 5: Me”.');
  return fromDiagram(diagram, around);
}

function diagramLines(document: MapDocument): string[] {
  const lines = ['journey'];
  const title = safeText(document.map.title);
  if (title !== '') lines.push(`    title ${title}`);
  for (const stage of stagesInOrder(document)) {
    const columns = columnsInOrder(document).filter(
      ({ id, stage: of }) => id === stage.id || of === stage.id,
    );
    const tasks = columns.flatMap(({ id }) => tasksOf(document, id));
    if (tasks.length === 0) continue;
    lines.push(`    section ${safeText(stage.title) || NO_STAGE}`, ...tasks.map(taskLine));
  }
  return lines;
}

/** Touchpoints of a column; what the customer does where there are none. They share its feeling, and who takes part. */
function tasksOf(document: MapDocument, column: string): (Task & { score: number })[] {
  const cards = cardsInOrder(document).filter((card) => card.column === column);
  const inLane = (kind: string) => cards.filter(({ lane }) => document.lanes[lane]?.kind === kind);
  const touchpoints = inLane('touchpoints');
  const shown = touchpoints.length > 0 ? touchpoints : inLane('does');
  const [curve] = lanesInOrder(document).filter(({ kind }) => kind === 'feeling');
  const value = inLane('feeling').find(({ lane }) => lane === curve?.id)?.value;
  const score = value === null || value === undefined ? NEUTRAL : scoreOf(value);
  const actors = inLane('people').flatMap(({ text }) => text.split(','));
  return shown.map(({ text }) => ({ text, score, actors }));
}

/** -2…+2 as Mermaid's 1 to 5, to one decimal. */
function scoreOf(value: number): number {
  return Math.min(5, Math.max(1, Math.round((value + NEUTRAL) * 10) / 10));
}

function fromHidden(text: string, hidden: string): Imported | null {
  let raw: unknown;
  try {
    raw = JSON.parse(hidden);
  } catch {
    return null;
  }
  const { document } = readDocument(raw);
  if (!document) return null;
  const words = (lines: readonly string[]) =>
    lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('%%'));
  const drawn = words(text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/));
  const same = words(diagramLines(document)).join('\n') === drawn.join('\n');
  const notes = same
    ? []
    : [
        {
          kind: 'lost' as const,
          ...said(
            'The lines of the diagram were changed after it was exported, and those changes were left out. To take the diagram as it stands, delete the line that begins with “%% cjm:” and import it again.',
          ),
        },
      ];
  return { document, notes };
}

function fromDiagram(diagram: Diagram, around: Surroundings): Imported {
  const builder = new MapBuilder(around, { title: diagram.title, scenario: diagram.description });
  if (diagram.hidden !== null) {
    builder.note(
      'lost',
      said('The hidden line with the whole map was damaged; only what the diagram shows was read.'),
    );
  }
  for (const doubt of diagram.doubts) builder.note('guessed', doubt);
  for (const left of diagram.left) builder.note('lost', left);
  const feelingOf = scaleOfScores(builder, diagram);
  for (const section of diagram.sections) addSection(builder, section, feelingOf);
  return builder.done();
}

/** How scores become -2 to +2. Mermaid speaks of 1 to 5 and takes any number: others mean 0 to 10, or what we mean. */
function scaleOfScores(builder: MapBuilder, { sections }: Diagram): (score: number) => number {
  const scores = sections.flatMap(({ tasks }) => tasks.flatMap(({ score }) => score ?? []));
  const beyond = scores.filter((score) => score < 1 || score > 5);
  const usual = (score: number) => Math.min(2, Math.max(-2, score - NEUTRAL));
  if (beyond.length === 0) return usual;
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  if (low < 0 && low >= -2 && high <= 2) {
    builder.note('guessed', said('Scores were taken for a scale of -2 to +2.'));
    return (score) => score;
  }
  if (low >= 0 && high <= 10 && scores.filter((score) => score > 5).length * 3 >= scores.length) {
    const ends = { from: 0, to: 10 };
    builder.note(
      'guessed',
      said('Scores were taken for a scale of {from, number} to {to, number} and brought to -2 to +2.', ends),
    );
    return (score) => (score - 5) / 2.5;
  }
  const named = [...new Set(beyond)].slice(0, 8).join(', ');
  builder.note(
    'guessed',
    said('Scores beyond 1 to 5 were taken for the nearest of those: {named}.', { named }),
  );
  return usual;
}

/** Tasks of one score and the same people are touchpoints of the stage; otherwise each is a step with a feeling of its own. */
function addSection(
  builder: MapBuilder,
  { title, tasks }: Section,
  feelingOf: (score: number) => number,
): void {
  if (title === '')
    builder.note('guessed', said('Tasks without a section stand in a stage “{stage}”.', { stage: NO_STAGE }));
  const stage = builder.stage(title || NO_STAGE);
  const [first] = tasks;
  if (!first) return;
  const key = ({ score, actors }: Task) => JSON.stringify([score, actors]);
  const alike = tasks.every((task) => key(task) === key(first));
  if (alike) {
    addColumn(builder, stage, tasks, feelingOf);
    return;
  }
  builder.note('guessed', STEPS);
  for (const task of tasks)
    addColumn(builder, builder.step(stage, task.text.replaceAll('\n', ' ')), [task], feelingOf);
}

const STEPS = said('Tasks with a score or people of their own became steps of their stage.');

function addColumn(
  builder: MapBuilder,
  column: string,
  tasks: readonly Task[],
  feelingOf: (score: number) => number,
): void {
  const touchpoints = builder.lane('touchpoints');
  for (const { text } of tasks) builder.card(touchpoints, column, text);
  const { score = null, actors = [] } = tasks[0] ?? {};
  if (score !== null) builder.feeling(builder.lane('feeling'), column, feelingOf(score));
  if (actors.length > 0) builder.card(builder.lane('people', 'Who takes part'), column, actors.join(', '));
}
