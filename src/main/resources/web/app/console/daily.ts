import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { say } from '../base/language';
import { steps } from '../base/steps';
import './charts';
import { scenario } from './scenarios';

interface Day {
  day: string;
  scenario: string;
  strategy: string;
  impressions: number;
  clicks: number;
  purchases: number;
}

type Rate = 'ctr' | 'cvr';
const RATES: Record<Rate, [string, string]> = { ctr: ['点击率', 'Click rate (CTR)'], cvr: ['转化率', 'Conversion (CVR)'] };
/** What a rate is a share of: a day without any of it has no rate. */
const OF: Record<Rate, ['clicks' | 'purchases', 'impressions' | 'clicks']> = { ctr: ['clicks', 'impressions'], cvr: ['purchases', 'clicks'] };
type By = 'scenario' | 'strategy';
const BY: Record<By, [string, string]> = { scenario: ['按场景', 'By scenario'], strategy: ['按策略', 'By strategy'] };
/** Lines in the plot, those shown most. */
const LINES = 10;
const SPANS = [7, 30, 90];

/** All days from one to another, `yyyy-mm-dd`. */
function everyDay(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Click and conversion rates of each scenario, or of each strategy in it, day by day. */
export class ZyDaily extends ZyAsking {
  static properties = { days: { state: true }, span: { state: true }, rate: { state: true }, by: { state: true } };
  declare days: Day[];
  declare span: number;
  declare rate: Rate;
  declare by: By;

  constructor() {
    super();
    this.days = [];
    this.span = 30;
    this.rate = 'ctr';
    this.by = 'scenario';
  }

  protected async load(): Promise<void> {
    const span = this.span;
    const { days } = await ask<{ days: Day[] }>('/v1/admin/feedback?days=' + span, { quiet: true });
    if (span === this.span) this.days = days;
  }

  private look(span: number): void {
    this.span = span;
    void this.run(() => this.load());
  }

  /** What a line is drawn of. */
  private named(d: Day): string {
    return this.by === 'scenario' ? scenario(d.scenario) : scenario(d.scenario) + ' · ' + steps(d.strategy);
  }

  /** By name, the most shown first: on each day some of all that a rate is a share of. */
  private counted(): Map<string, Map<string, [number, number]>> {
    const [part, of] = OF[this.rate];
    const lines = new Map<string, Map<string, [number, number]>>();
    for (const d of [...this.days].sort((a, b) => b.impressions - a.impressions)) {
      const line = lines.get(this.named(d)) ?? new Map<string, [number, number]>();
      const [some, all] = line.get(d.day) ?? [0, 0];
      lines.set(this.named(d), line.set(d.day, [some + d[part], all + d[of]]));
    }
    return lines;
  }

  private lines(ink: string) {
    const days = everyDay(this.days[0].day, this.days[this.days.length - 1].day);
    const rate = ([some, all]: [number, number] = [0, 0]) => (all ? +((100 * some) / all).toFixed(2) : null);
    return {
      tooltip: { trigger: 'axis', renderMode: 'richText' }, legend: { type: 'scroll', top: 0, textStyle: { color: ink }, pageTextStyle: { color: ink } }, grid: { left: 10, right: 20, top: 36, bottom: 10, containLabel: true },
      xAxis: { type: 'category', data: days.map((d) => d.slice(5)) }, yAxis: { type: 'value', min: 0, axisLabel: { formatter: '{value}%' } },
      series: [...this.counted()].slice(0, LINES).map(([name, line]) => ({ name, type: 'line', symbolSize: 7, connectNulls: true, data: days.map((day) => rate(line.get(day))) })),
    };
  }

  render() {
    return html`${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.days.length ? html`<h3>${say('逐日变化', 'Day by day')}</h3>
      <p class="chips">${(Object.keys(RATES) as Rate[]).map((r) => html`<button class="chip" id=${'rate-' + r} aria-pressed=${r === this.rate} @click=${() => (this.rate = r)}>${say(...RATES[r])}</button>`)}
        ${(Object.keys(BY) as By[]).map((b) => html`<button class="chip" id=${'by-' + b} aria-pressed=${b === this.by} @click=${() => (this.by = b)}>${say(...BY[b])}</button>`)}
        ${SPANS.map((s) => html`<button class="chip" id=${'days-' + s} aria-pressed=${s === this.span} @click=${() => this.look(s)}>${say(`${s} 天`, `${s} days`)}</button>`)}</p>
      ${keyed(this.by + this.days.length, html`<zy-chart .option=${(ink: string) => this.lines(ink)} label=${say(...RATES[this.rate]) + ' · ' + say('逐日', 'by day') + ' · ' + [...this.counted().keys()].slice(0, LINES).join(say('、', ', '))}></zy-chart>`)}
      <p class="quiet">${say('按 UTC 日期；当天没有曝光（转化率：没有点击）就没有点。', 'Days are in UTC; a day without impressions (conversion: without clicks) has no point.')}</p>` : nothing}`;
  }
}
customElements.define('zy-daily', ZyDaily);
