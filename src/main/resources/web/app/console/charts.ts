import { BarChart, GraphChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { ZyElement } from '../base/element';
import { html } from 'lit';

use([BarChart, LineChart, ScatterChart, GraphChart, GridComponent, LegendComponent, TooltipComponent, LabelLayout, CanvasRenderer]);

const GRID = { splitLine: { lineStyle: { color: 'rgb(128 128 128 / .22)' } }, axisLine: { lineStyle: { color: '#8d867d' } }, axisLabel: { color: '#8d867d' } };
/** Quiet lines that do on light and dark paper alike. */
const THEME = { color: ['#4f7fbd', '#c9772f', '#5b9a6b', '#9a5fb0', '#b59a2c', '#3aa0a0', '#b3261e'], line: { symbol: 'circle' }, valueAxis: GRID, categoryAxis: GRID, timeAxis: GRID, logAxis: GRID };

const SYSTEM = matchMedia('(prefers-color-scheme: dark)');

/** An ECharts chart, its option made for the ink that the page writes with; its tooltips are drawn on the canvas, so that the page's policy holds for them too. */
export class ZyChart extends ZyElement {
  static properties = { option: { attribute: false }, label: {} };
  declare option: (ink: string) => EChartsCoreOption;
  declare label: string;
  private chart: ECharts | null = null;
  private readonly inked = () => this.requestUpdate();
  private readonly resized = new ResizeObserver(() => this.chart?.resize());

  constructor() {
    super();
    this.option = () => ({});
    this.label = '';
  }

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('zy-theme', this.inked);
    SYSTEM.addEventListener('change', this.inked);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('zy-theme', this.inked);
    SYSTEM.removeEventListener('change', this.inked);
    this.resized.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }

  protected updated(): void {
    const place = this.querySelector<HTMLElement>('.chart')!;
    if (!this.chart) {
      this.chart = init(place, THEME);
      this.chart.on('click', (e) => this.dispatchEvent(new CustomEvent('chosen', { detail: e.data })));
      this.resized.observe(place);
    }
    const ink = getComputedStyle(this).color;
    this.chart.setOption({ textStyle: { color: ink }, animationDurationUpdate: 300, ...this.option(ink) });
  }

  render() {
    return html`<div class="chart" role="img" aria-label=${this.label}></div>`;
  }
}
customElements.define('zy-chart', ZyChart);
