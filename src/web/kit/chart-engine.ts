/** The parts of ECharts we draw with, in a file of its own so that they come with the first chart and not before. */
import { BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

let ready = false;

/** An empty chart in the element, drawn as SVG so that it prints and scales. */
export function chartIn(element: HTMLElement): ECharts {
  if (!ready) {
    use([
      BarChart,
      HeatmapChart,
      LineChart,
      SankeyChart,
      ScatterChart,
      AriaComponent,
      GridComponent,
      LabelLayout,
      MarkAreaComponent,
      MarkLineComponent,
      TooltipComponent,
      VisualMapComponent,
      SVGRenderer,
    ]);
    ready = true;
  }
  return init(element, null, { renderer: 'svg' });
}
