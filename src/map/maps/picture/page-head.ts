/** Draws what stands above the lanes of a page: what the map is, its stages, and their steps. */
import { COLUMN, type DrawnColumn, GAP, HEAD } from './arrange.ts';
import { heightOf, MARGIN, type Shape, words } from './drawing.ts';
import { broken } from './fonts.ts';
import { palette } from './palette.ts';

export interface PageHead {
  readonly title: string;
  /** Smaller, below the title; empty for nothing. */
  readonly subtitle: string;
  readonly columns: readonly DrawnColumn[];
}

const TITLE = 20;
const SUBTITLE = 10.5;
const STAGE = 12;
const STEP = 10;

export function widthOfPage(columns: number): number {
  return 2 * MARGIN + HEAD + Math.max(1, columns) * COLUMN;
}

/** Where the first lane begins. */
export function headHeight(head: PageHead): number {
  const { bandTop, bandHeight, stepHeight } = measured(head);
  return bandTop + bandHeight + stepHeight;
}

export function headShapes(head: PageHead): Shape[] {
  const { title, subtitle, spans, bandTop, bandHeight } = measured(head);
  const inner = { x: MARGIN, width: widthOfPage(head.columns.length) - 2 * MARGIN };
  return [
    words({ ...inner, y: MARGIN, lines: title, size: TITLE, weight: 'semibold' }),
    words({
      ...{ ...inner, y: MARGIN + heightOf({ lines: title, size: TITLE }) },
      ...{ lines: subtitle, size: SUBTITLE, colour: palette.soft },
    }),
    ...spans.flatMap((span) => stageShapes(span, bandTop, bandHeight)),
    ...head.columns.map(({ step }, index) => {
      const x = MARGIN + HEAD + index * COLUMN + GAP;
      const lines = stepLines(step);
      return words({
        ...{ x, y: bandTop + bandHeight, width: COLUMN - 2 * GAP },
        ...{ lines, size: STEP, weight: 'medium' },
      });
    }),
  ].filter((shape) => shape.shape !== 'words' || shape.lines.length > 0);
}

interface Span {
  readonly from: number;
  readonly columns: number;
  readonly lines: readonly string[];
}

function measured({ title, subtitle, columns }: PageHead) {
  const width = widthOfPage(columns.length) - 2 * MARGIN;
  const titleLines = broken(title, { width, size: TITLE, weight: 'semibold' }, 2);
  const subtitleLines =
    subtitle === '' ? [] : broken(subtitle, { width, size: SUBTITLE, weight: 'regular' }, 3);
  const spans = spansOf(columns);
  const [stageLines, steps] = [
    Math.max(1, ...spans.map(({ lines }) => lines.length)),
    Math.max(0, ...columns.map(({ step }) => stepLines(step).length)),
  ];
  const textHeight =
    heightOf({ lines: titleLines, size: TITLE }) + heightOf({ lines: subtitleLines, size: SUBTITLE });
  return {
    title: titleLines,
    subtitle: subtitleLines,
    spans,
    bandTop: MARGIN + textHeight + 2 * GAP,
    bandHeight: heightOf({ lines: Array(stageLines).fill(''), size: STAGE }) + 2 * GAP,
    stepHeight: steps === 0 ? 0 : heightOf({ lines: Array(steps).fill(''), size: STEP }) + GAP,
  };
}

/** Columns of one stage side by side. */
function spansOf(columns: readonly DrawnColumn[]): Span[] {
  return columns.flatMap(({ stage, stageTitle }, from) => {
    if (columns[from - 1]?.stage === stage) return [];
    const end = columns.findIndex((each, index) => index > from && each.stage !== stage);
    const count = (end === -1 ? columns.length : end) - from;
    const lines = broken(stageTitle, { width: count * COLUMN - 3 * GAP, size: STAGE, weight: 'semibold' }, 3);
    return [{ from, columns: count, lines }];
  });
}

function stepLines(step: string): string[] {
  return step === '' ? [] : broken(step, { width: COLUMN - 2 * GAP, size: STEP, weight: 'medium' }, 3);
}

function stageShapes({ from, columns, lines }: Span, top: number, height: number): Shape[] {
  const x = MARGIN + HEAD + from * COLUMN + GAP / 2;
  const width = columns * COLUMN - GAP;
  return [
    {
      ...{ shape: 'box', x, y: top, width, height: height - GAP / 2 },
      ...{ radius: 8, fill: palette.trailFaint, edge: null },
    },
    words({
      ...{ x: x + GAP, y: top + GAP * 0.75, width: width - 2 * GAP },
      ...{ lines, size: STAGE, weight: 'semibold', colour: palette.trail },
    }),
  ];
}
