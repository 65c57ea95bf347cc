import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ask, why } from '../base/api';
import { ZyElement } from '../base/element';
import { say } from '../base/language';
import './charts';
import { scenario } from './scenarios';

interface Day {
  day: string;
  scenario: string;
  impressions: number;
  clicks: number;
  purchases: number;
  ctr: number;
  cvr: number;
}

type Rate = 'ctr' | 'cvr';
const RATES: Record<Rate, [string, string]> = { ctr: ['点击率', 'Click rate (CTR)'], cvr: ['转化率', 'Conversion (CVR)'] };
/** What a rate is a share of: a day without any has no rate. */
const OF: Record<Rate, 'impressions' | 'clicks'> = { ctr: 'impressions', cvr: 'clicks' };
const SPANS = [7, 30, 90];

/** All days from one to another, `yyyy-mm-dd`. */
function everyDay(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Click and conversion rates of each scenario, day by day. */
export class ZyDaily extends ZyElement {
  static properties = { days: { state: true }, span: { state: true }, rate: { state: true }, problem: { state: true } };
  declare days: Day[];
  declare span: number;
  declare rate: Rate;
  declare problem: string;

  constructor() {
    super();
    this.days = [];
    this.span = 30;
    this.rate = 'ctr';
    this.problem = '';
  }

  connectedCallback(): void {
    super.connectedCallback();
    void this.look(this.span);
  }

  private async look(span: number): Promise<void> {
    this.span = span;
    try {
      const { days } = await ask<{ days: Day[] }>('/v1/admin/feedback?days=' + span, { quiet: true });
      if (span === this.span) this.days = days;
      this.problem = '';
    } catch (e) {
      this.problem = why(e);
    }
  }

  private lines(ink: string) {
    const names = [...new Set(this.days.map((d) => d.scenario))].sort();
    const days = everyDay(this.days[0].day, this.days[this.days.length - 1].day);
    const at = new Map(this.days.map((d) => [d.day + d.scenario, d]));
    const rate = (day: string, name: string) => {
      const d = at.get(day + name);
      return d?.[OF[this.rate]] ? +(100 * d[this.rate]).toFixed(2) : null;
    };
    return {
      tooltip: { trigger: 'axis', renderMode: 'richText' }, legend: { type: 'scroll', top: 0, textStyle: { color: ink }, pageTextStyle: { color: ink } }, grid: { left: 10, right: 20, top: 36, bottom: 10, containLabel: true },
      xAxis: { type: 'category', data: days.map((d) => d.slice(5)) }, yAxis: { type: 'value', min: 0, axisLabel: { formatter: '{value}%' } },
      series: names.map((name) => ({ name: scenario(name), type: 'line', symbolSize: 7, connectNulls: true, data: days.map((day) => rate(day, name)) })),
    };
  }

  render() {
    return html`${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.days.length ? html`<h3>${say('逐日变化', 'Day by day')}</h3>
      <p class="chips">${(Object.keys(RATES) as Rate[]).map((r) => html`<button class="chip" id=${'rate-' + r} aria-pressed=${r === this.rate} @click=${() => (this.rate = r)}>${say(...RATES[r])}</button>`)}
        ${SPANS.map((s) => html`<button class="chip" id=${'days-' + s} aria-pressed=${s === this.span} @click=${() => this.look(s)}>${say(`${s} 天`, `${s} days`)}</button>`)}</p>
      ${keyed(this.days, html`<zy-chart .option=${(ink: string) => this.lines(ink)} label=${say(...RATES[this.rate]) + ' · ' + say('逐日', 'by day')}></zy-chart>`)}
      <p class="quiet">${say('按 UTC 日期；当天没有曝光（转化率：没有点击）就没有点。', 'Days are in UTC; a day without impressions (conversion: without clicks) has no point.')}</p>` : nothing}`;
  }
}
customElements.define('zy-daily', ZyDaily);
