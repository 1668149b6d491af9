/** Draws one page of a map: its head, and its lanes one below the other. */
import type { DrawnLane } from './arrange.ts';
import { MARGIN, type Picture, type Shape, words } from './drawing.ts';
import { laneShapes } from './lane-shapes.ts';
import { headHeight, headShapes, type PageHead, widthOfPage } from './page-head.ts';
import { palette } from './palette.ts';

/** What stands on one page. */
export interface Page extends PageHead {
  readonly lanes: readonly DrawnLane[];
  /** `2 of 5`; empty where there is one page. */
  readonly number: string;
}

/** Below the last lane. */
export const FOOT = 24;

export function composed(page: Page, description: string): Picture {
  const width = widthOfPage(page.columns.length);
  const lanes: Shape[] = [];
  let y = headHeight(page);
  for (const lane of page.lanes) {
    lanes.push(...laneShapes(lane, page.columns, y, width - MARGIN));
    y += lane.height;
  }
  const height = y + FOOT;
  const foot = words({
    ...{ x: MARGIN, y: height - FOOT + 7, width: width - 2 * MARGIN, size: 8, colour: palette.soft },
    lines: [page.number === '' ? 'Footpath' : `Footpath · ${page.number}`],
  });
  const paper: Shape = {
    ...{ shape: 'box', x: 0, y: 0, width, height },
    ...{ radius: 0, fill: palette.paper, edge: null },
  };
  const shapes = [paper, ...headShapes(page), ...lanes, foot];
  return { width, height, title: page.title, description, shapes };
}
