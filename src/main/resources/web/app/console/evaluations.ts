import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { why } from '../base/api';
import { ZyElement } from '../base/element';
import { many, say, whole } from '../base/language';
import './charts';
import { chosen } from './rows';

interface Result {
  method: string;
  metrics: Record<string, number>;
  intervals?: Record<string, [number, number]>;
  users?: number;
  queries?: number;
  fit_seconds?: number;
  serve_ms_p50?: number;
  serve_ms_p99?: number;
  groups?: Record<string, Group[]>;
}

/** The cases whose number, such as the length of their history, lies in a span. */
interface Group {
  from: number;
  to: number;
  users: number;
  metrics: Record<string, number>;
}

interface Evaluation {
  name: string;
  results: Result[];
}

const KEY = 'zhiyin.evaluations';
const MOST = 8;
/** Methods in one plot. */
const LINES = 6;
const APART: Record<string, [string, string]> = { history: ['按历史长短', 'By length of history'], item_shoppers: ['按商品的顾客数', 'By shoppers of the items'] };

/** What `zhiyin evaluate … --json` wrote, dropped here: a table, accuracy by method, and accuracy against time. Kept in this browser. */
export class ZyEvaluations extends ZyElement {
  static properties = { all: { state: true }, chosen: { state: true }, metric: { state: true }, problem: { state: true }, over: { state: true } };
  declare all: Evaluation[];
  declare chosen: number;
  declare metric: string;
  declare problem: string;
  declare over: boolean;

  constructor() {
    super();
    this.all = read();
    this.chosen = 0;
    this.metric = this.problem = '';
    this.over = false;
  }

  private async take(files: FileList | File[] | null | undefined): Promise<void> {
    for (const file of files ?? []) {
      try {
        const { results } = JSON.parse(await file.text()) as Evaluation;
        if (!Array.isArray(results) || !results.length || !results.every((r) => typeof r.method === 'string' && typeof r.metrics === 'object')) throw new Error(say('不是 zhiyin evaluate --json 的结果。', 'This is not what zhiyin evaluate --json writes.'));
        this.all = [{ name: file.name.replace(/\.json$/, ''), results }, ...this.all.filter((e) => e.name + '.json' !== file.name)].slice(0, MOST);
        this.chosen = 0;
        this.problem = '';
        localStorage.setItem(KEY, JSON.stringify(this.all));
      } catch (e) {
        this.problem = file.name + ' · ' + why(e);
      }
    }
  }

  private bars(results: Result[], metric: string, ink: string) {
    return {
      tooltip: { renderMode: 'richText' }, grid: { left: 10, right: 40, top: 10, bottom: 24, containLabel: true },
      xAxis: { type: 'value' }, yAxis: { type: 'category', inverse: true, data: results.map((r) => r.method), axisLabel: { color: ink } },
      series: [{ type: 'bar', barMaxWidth: 22, itemStyle: { color: '#c9772f', borderRadius: [0, 4, 4, 0] }, label: { show: true, position: 'right', color: ink, formatter: (p: { value: number }) => p.value.toFixed(4) }, data: results.map((r) => r.metrics[metric] ?? 0) }],
    };
  }

  private against(results: Result[], metric: string, ink: string) {
    return {
      tooltip: { renderMode: 'richText' }, grid: { left: 10, right: 60, top: 24, bottom: 34, containLabel: true },
      xAxis: { type: 'log', name: 'p50 ms', nameLocation: 'middle', nameGap: 24 }, yAxis: { type: 'value', name: metric, scale: true },
      series: [{ type: 'scatter', symbolSize: 14, itemStyle: { color: '#4f7fbd' }, label: { show: true, position: 'right', color: ink, formatter: (p: { data: unknown[] }) => String(p.data[2]) },
        data: results.filter((r) => r.serve_ms_p50).map((r) => [r.serve_ms_p50, r.metrics[metric] ?? 0, r.method]) }],
    };
  }

  /** A metric by what cases were told apart by, a line a method. */
  private apart(results: Result[], by: string, metric: string, ink: string) {
    const first = results.find((r) => r.groups?.[by]?.length)!.groups![by];
    return {
      tooltip: { trigger: 'axis', renderMode: 'richText' }, legend: { type: 'scroll', top: 0, textStyle: { color: ink }, pageTextStyle: { color: ink } }, grid: { left: 10, right: 20, top: 36, bottom: 10, containLabel: true },
      xAxis: { type: 'category', axisLabel: { color: ink }, data: first.map((g) => `${+g.from.toFixed(1)}–${+g.to.toFixed(1)}\n(${whole(g.users)})`) }, yAxis: { type: 'value', min: 0, name: metric },
      series: results.filter((r) => r.groups?.[by]?.length).slice(0, LINES).map((r) => ({ name: r.method, type: 'line', symbolSize: 8, data: r.groups![by].map((g) => g.metrics[metric] ?? null) })),
    };
  }

  private shown({ results }: Evaluation) {
    const metrics = [...new Set(results.flatMap((r) => Object.keys(r.metrics)))];
    const metric = metrics.includes(this.metric) ? this.metric : metrics[0];
    const groups = [...new Set(results.flatMap((r) => Object.keys(r.groups ?? {}).filter((by) => r.groups![by].length)))];
    const timed = results.some((r) => r.serve_ms_p50);
    return html`<p class="chips">${metrics.map((m) => html`<button class="chip" aria-pressed=${m === metric} @click=${() => (this.metric = m)}>${m}</button>`)}</p>
      <div class="two"><zy-chart .option=${(ink: string) => this.bars(results, metric, ink)} label=${metric}></zy-chart>
        ${timed ? html`<zy-chart .option=${(ink: string) => this.against(results, metric, ink)} label=${say('效果与耗时', 'Accuracy against time')}></zy-chart>` : nothing}
        ${groups.map((by) => html`<div class="apart"><h3>${APART[by] ? say(...APART[by]) : by}</h3><zy-chart .option=${(ink: string) => this.apart(results, by, metric, ink)} label=${(APART[by] ? say(...APART[by]) : by) + ' · ' + metric}></zy-chart></div>`)}</div>
      <div class="scroll" tabindex="0"><table id="evaluated"><thead><tr><th>${say('方法', 'Method')}</th>${metrics.map((m) => html`<th class="number">${m}</th>`)}<th class="number">${say('训练 s', 'fit s')}</th><th class="number">p50 ms</th></tr></thead>
        <tbody>${results.map((r) => html`<tr><td><b>${r.method}</b></td>${metrics.map((m) => html`<td class="number" title=${r.intervals?.[m]?.join(' – ') ?? ''}>${r.metrics[m]?.toFixed(4) ?? ''}</td>`)}<td class="number">${r.fit_seconds?.toFixed(1) ?? ''}</td><td class="number">${r.serve_ms_p50?.toFixed(2) ?? ''}</td></tr>`)}</tbody></table></div>
      <p class="quiet">${results[0].users ? say(`${whole(results[0].users)} 位顾客`, many(results[0].users, 'shopper')) : nothing}</p>`;
  }

  render() {
    const now = this.all[this.chosen];
    return html`<section><h2>${say('离线评测', 'Offline evaluations')}</h2>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <label class=${'drop small' + (this.over ? ' over' : '')} @dragover=${(e: DragEvent) => { e.preventDefault(); this.over = true; }} @dragleave=${() => (this.over = false)} @drop=${(e: DragEvent) => { e.preventDefault(); this.over = false; void this.take(e.dataTransfer?.files); }}>
        ${say('把 zhiyin evaluate … --json 的结果拖到这里', 'Drop what zhiyin evaluate … --json wrote here')}<input id="evaluation" type="file" multiple accept=".json" @change=${(e: Event) => this.take(chosen(e))}></label>
      ${this.all.length ? html`<p class="chips">${this.all.map((e, i) => html`<button class="chip" aria-pressed=${i === this.chosen} @click=${() => (this.chosen = i)}>${e.name}</button>`)}</p>` : nothing}
      ${now ? keyed(now, this.shown(now)) : nothing}</section>`;
  }
}
customElements.define('zy-evaluations', ZyEvaluations);

function read(): Evaluation[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Evaluation[];
  } catch {
    return [];
  }
}
