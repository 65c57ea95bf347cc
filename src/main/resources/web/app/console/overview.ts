import { html } from 'lit';
import { ask, why } from '../base/api';
import { ZyElement } from '../base/element';
import { say, whole } from '../base/language';
import './charts';
import { lost } from './rebuild';

interface Status {
  products: number;
  searchable: number;
  events: number;
  lag: number;
  heap_used_mb: number;
  rebuild_advised: boolean;
  generation: { number: number; created_at: string; products: number };
  hold: { state: string; generation: number };
  robots?: { shoppers: number; events: number };
}

const EVERY = 2000;
const KEPT = 150;

/** How the engine stands, live. */
export class ZyOverview extends ZyElement {
  static properties = { status: { state: true }, problem: { state: true }, points: { state: true } };
  declare status: Status | null;
  declare problem: string;
  declare points: { at: number; events: number; asked: number; ms: number }[];
  private timer = 0;
  private last: { at: number; events: number; count: number; seconds: number } | null = null;

  constructor() {
    super();
    this.status = null;
    this.problem = '';
    this.points = [];
  }

  connectedCallback(): void {
    super.connectedCallback();
    void this.look();
    this.timer = window.setInterval(() => void this.look(), EVERY);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      const [status, metrics] = await Promise.all([
        ask<Status>('/v1/admin/status', { quiet: true }), fetch('/q/metrics', { headers: { Accept: 'text/plain' } }).then((r) => r.text())]);
      this.status = status;
      this.problem = '';
      this.note(status.events, metrics);
    } catch (e) {
      this.problem = why(e);
    }
  }

  /** Differences between two looks: events a minute, questions a second, and their mean time. */
  private note(events: number, metrics: string): void {
    let count = 0;
    let seconds = 0;
    for (const [, what, uri, value] of metrics.matchAll(/^http_server_requests_seconds_(count|sum)\{.*?uri="(\/v1\/(?:search|products\/\{id\}\/similar|recommend)[^"]*)"\S* (\S+)/gm)) {
      if (uri && what === 'count') count += Number(value);
      else seconds += Number(value);
    }
    const now = { at: Date.now(), events, count, seconds };
    if (this.last) {
      const minutes = (now.at - this.last.at) / 60000;
      const asked = now.count - this.last.count;
      this.points = [...this.points, { at: now.at, events: (now.events - this.last.events) / minutes, asked: asked / minutes / 60, ms: asked ? (1000 * (now.seconds - this.last.seconds)) / asked : 0 }].slice(-KEPT);
    }
    this.last = now;
  }

  private option(ink: string) {
    const line = (name: string, key: 'events' | 'asked' | 'ms', axis: number) =>
      ({ name, type: 'line', showSymbol: false, yAxisIndex: axis, data: this.points.map((p) => [p.at, +p[key].toFixed(2)]) });
    return {
      tooltip: { trigger: 'axis', renderMode: 'richText' }, legend: { top: 0, textStyle: { color: ink } }, grid: { left: 50, right: 50, top: 40, bottom: 30 },
      xAxis: { type: 'time' }, yAxis: [{ type: 'value', min: 0 }, { type: 'value', min: 0, splitLine: { show: false } }],
      series: [line(say('事件／分钟', 'events a minute'), 'events', 0), line(say('问题／秒', 'questions a second'), 'asked', 1), line(say('平均耗时 ms', 'mean ms'), 'ms', 1)],
    };
  }

  private attention(s: Status): string[] {
    const notes: string[] = [];
    if (s.rebuild_advised) notes.push(say('目录已明显变大，建议重建索引。', 'The catalogue has grown much; a rebuild is advised.'));
    if (s.hold.state === 'held') notes.push(say(`第 ${s.hold.generation} 代索引已建好，在“重建”里比较后换上或放弃。`, `Generation ${s.hold.generation} is built: compare it under “Reindex”, then activate or drop it.`));
    if (s.hold.state === 'lost') notes.push(lost(s.hold.generation));
    if (s.lag > 0) notes.push(say(`索引还有 ${whole(s.lag)} 处改动没有跟上。`, `The index lags by ${whole(s.lag)} changes.`));
    if (!s.products) notes.push(say('还没有商品。到“数据”里导入。', 'There are no products yet. Import some under “Data”.'));
    if (!s.events) notes.push(say('还没有行为事件：相似商品只按内容。', 'There are no events yet: similar items go by content alone.'));
    if (s.robots?.shoppers) notes.push(say(`${whole(s.robots.shoppers)} 个像机器人的访客没有计入统计（${whole(s.robots.events)} 个事件）。`, `${whole(s.robots.shoppers)} visitors that behave like robots are left out of the counts (${whole(s.robots.events)} events).`));
    return notes;
  }

  private tile(name: string, value: string) {
    return html`<div class="tile"><small>${name}</small><b>${value}</b></div>`;
  }

  render() {
    const s = this.status;
    return html`<h1>${say('概览', 'Overview')}</h1>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
      ${s ? html`
        <div class="tiles">${this.tile(say('商品', 'Products'), whole(s.products))}${this.tile(say('可搜索', 'Searchable'), whole(s.searchable))}
          ${this.tile(say('事件', 'Events'), whole(s.events))}${this.tile(say('索引代', 'Generation'), '#' + s.generation.number)}${this.tile(say('堆内存', 'Heap'), whole(Math.round(s.heap_used_mb)) + ' MB')}</div>
        <section><h2>${say('需要注意', 'Needs attention')}</h2>${this.attention(s).length ? html`<ul>${this.attention(s).map((n) => html`<li>${n}</li>`)}</ul>` : html`<p class="good">${say('一切正常。', 'All is well.')}</p>`}</section>
        <section><h2>${say('现在', 'Now')}</h2><zy-chart .option=${(ink: string) => this.option(ink)} label=${say('事件与问题', 'Events and questions')}></zy-chart></section>`
      : ''}`;
  }
}
customElements.define('zy-overview', ZyOverview);
