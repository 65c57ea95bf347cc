import { html } from 'lit';
import { ask, why } from '../base/api';
import { ZyElement } from '../base/element';
import { say, whole } from '../base/language';
import { attention, gaps, type Gaps, type Status } from './attention';
import './charts';
import { latencies, speeds, type Speed } from './latency';

const EVERY = 2000;
const KEPT = 150;
/** Looks between two at the catalogue's gaps. */
const SELDOM = 15;

/** How the engine stands, live. */
export class ZyOverview extends ZyElement {
  static properties = { status: { state: true }, gaps: { state: true }, speeds: { state: true }, problem: { state: true }, points: { state: true } };
  declare status: Status | null;
  declare gaps: Gaps | null;
  declare speeds: Speed[];
  declare problem: string;
  declare points: { at: number; events: number; asked: number; ms: number }[];
  private timer = 0;
  private looks = 0;
  private last: { at: number; events: number; count: number; seconds: number } | null = null;

  constructor() {
    super();
    this.status = this.gaps = null;
    this.speeds = [];
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
      this.speeds = speeds(metrics);
      this.note(status.events);
      if (this.looks++ % SELDOM === 0) this.gaps = await gaps();
    } catch (e) {
      this.problem = why(e);
    }
  }

  /** Differences between two looks: events a minute, questions a second, and their mean time. */
  private note(events: number): void {
    const asked = this.speeds.filter((s) => !s.route.startsWith('POST /v1/events') && !s.route.endsWith('_bulk'));
    const count = asked.reduce((n, s) => n + s.count, 0);
    const seconds = asked.reduce((n, s) => n + s.seconds, 0);
    const now = { at: Date.now(), events, count, seconds };
    if (this.last && now.events >= this.last.events && now.count >= this.last.count) { // Not after a restart.
      const minutes = (now.at - this.last.at) / 60000;
      const more = now.count - this.last.count;
      this.points = [...this.points, { at: now.at, events: (now.events - this.last.events) / minutes, asked: more / minutes / 60, ms: more ? (1000 * (now.seconds - this.last.seconds)) / more : 0 }].slice(-KEPT);
    }
    this.last = now;
  }

  private option(ink: string) {
    const line = (name: string, key: 'events' | 'asked' | 'ms', axis: number) =>
      ({ name, type: 'line', showSymbol: false, yAxisIndex: axis, data: this.points.map((p) => [p.at, +p[key].toFixed(2)]) });
    return {
      tooltip: { trigger: 'axis', renderMode: 'richText' }, legend: { top: 0, textStyle: { color: ink } }, grid: { left: 50, right: 50, top: 40, bottom: 30 },
      xAxis: { type: 'time', min: Date.now() - KEPT * EVERY, max: Date.now() }, yAxis: [{ type: 'value', min: 0 }, { type: 'value', min: 0, splitLine: { show: false } }],
      series: [line(say('事件／分钟', 'events a minute'), 'events', 0), line(say('问题／秒', 'questions a second'), 'asked', 1), line(say('平均耗时 ms', 'mean ms'), 'ms', 1)],
    };
  }

  private tile(name: string, value: string) {
    return html`<div class="tile"><small>${name}</small><b>${value}</b></div>`;
  }

  render() {
    const s = this.status;
    const notes = s ? attention(s, this.gaps) : [];
    return html`<h1>${say('概览', 'Overview')}</h1>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
      ${s ? html`
        <div class="tiles">${this.tile(say('商品', 'Products'), whole(s.products))}${this.tile(say('可搜索', 'Searchable'), whole(s.searchable))}
          ${this.tile(say('事件', 'Events'), whole(s.events))}${this.tile(say('索引代', 'Generation'), '#' + s.generation.number)}${this.tile(say('堆内存', 'Heap'), whole(Math.round(s.heap_used_mb)) + ' MB')}</div>
        <section><h2>${say('需要注意', 'Needs attention')}</h2>${notes.length ? html`<ul id="attention">${notes.map(([text, room]) => html`<li><a href=${'#/' + room}>${text}</a></li>`)}</ul>` : html`<p class="good">${say('一切正常。', 'All is well.')}</p>`}</section>
        <section><h2>${say('现在', 'Now')}</h2><zy-chart .option=${(ink: string) => this.option(ink)} label=${say('事件与问题', 'Events and questions')}></zy-chart></section>
        ${this.speeds.length ? html`<section><h2>${say('回答用时', 'Answer times')}</h2><p class="quiet">${say('最近两分钟的分位数；次数自启动以来。', 'Percentiles of the last two minutes; answers since the start.')}</p>${latencies(this.speeds)}</section>` : ''}`
      : ''}`;
  }
}
customElements.define('zy-overview', ZyOverview);
