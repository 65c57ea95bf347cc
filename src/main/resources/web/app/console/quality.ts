import { html, nothing } from 'lit';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { many, say, whole } from '../base/language';
import { steps } from '../base/steps';
import './charts';
import './daily';
import './evaluations';
import { exposure, type Exposure, type Share } from './exposure';
import { scenario } from './scenarios';

interface Feedback {
  scenario: string;
  strategy: string;
  impressions: number;
  clicks: number;
  carts: number;
  purchases: number;
  revenue: number;
  ctr: number;
  cvr: number;
  coec: number;
  positions: { position: number; impressions: number; clicks: number }[];
}

interface Query {
  query: string;
  searches: number;
  zero_results: number;
  clicks: number;
  click_rate: number;
  results: number;
}

/** Places that the service tells apart; what stands further down is one. */
const PLACES = 20;

type Report = 'top' | 'zero' | 'low_click';
const REPORTS: Record<Report, [string, string]> = { top: ['最热', 'Hottest'], zero: ['搜不到', 'Finding nothing'], low_click: ['少人点', 'Rarely clicked'] };
const percent = (n: number): string => (100 * n).toFixed(n && n < 0.1 ? 2 : 1) + '%';

/** Coverage: some of all, and their share. */
const of = ([some, all]: [number, number]): string => `${whole(some)} / ${whole(all)} (${percent(some / Math.max(1, all))})`;

/** How good the answers are: what became of them, which queries fail, who is seen, and offline evaluations. */
export class ZyQuality extends ZyAsking {
  static properties = { feedback: { state: true }, report: { state: true }, queries: { state: true }, seen: { state: true }, busy: { state: true } };
  declare feedback: Feedback[];
  declare report: Report;
  declare queries: Query[];
  declare seen: Exposure | null;
  declare busy: boolean;

  constructor() {
    super();
    this.feedback = [];
    this.report = 'top';
    this.queries = [];
    this.seen = null;
    this.busy = false;
  }

  protected async load(): Promise<void> {
    this.feedback = (await ask<{ feedback: Feedback[] }>('/v1/admin/status', { quiet: true })).feedback;
    await this.ask('top');
  }

  protected async run(work: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    await super.run(work);
    this.busy = false;
  }

  private async ask(report: Report): Promise<void> {
    this.report = report;
    const { queries } = await ask<{ queries: Query[] }>('/v1/admin/queries?limit=20&report=' + report, { quiet: true });
    if (report === this.report) this.queries = queries;
  }

  /** Clicks of a hundred products shown, by place, for each scenario. */
  private places(ink: string) {
    const byScenario = new Map<string, { impressions: number; clicks: number }[]>();
    for (const f of this.feedback) {
      const sums = byScenario.get(f.scenario) ?? [];
      f.positions.forEach(({ position, impressions, clicks }) => {
        sums[position] = { impressions: (sums[position]?.impressions ?? 0) + impressions, clicks: (sums[position]?.clicks ?? 0) + clicks };
      });
      byScenario.set(f.scenario, sums);
    }
    return {
      tooltip: { trigger: 'axis', renderMode: 'richText' }, legend: { top: 0, textStyle: { color: ink } }, grid: { left: 10, right: 20, top: 36, bottom: 34, containLabel: true },
      xAxis: { type: 'value', min: 1, minInterval: 1, name: say('位次', 'place'), nameLocation: 'middle', nameGap: 24 }, yAxis: { type: 'value', min: 0, axisLabel: { formatter: '{value}%' } },
      series: [...byScenario].map(([name, sums]) => ({ name: scenario(name), type: 'line', data: [...sums.entries()].filter(([at, s]) => at < PLACES && s?.impressions).map(([at, s]) => [at + 1, +((100 * s.clicks) / s.impressions).toFixed(2)]) })),
    };
  }

  private shares(all: Share[], ink: string) {
    const series = (name: string, key: 'shown' | 'catalogue', color: string) => ({ name, type: 'bar', itemStyle: { color }, data: all.map((s) => +(100 * (s[key] ?? 0)).toFixed(2)) });
    return {
      tooltip: { trigger: 'axis', renderMode: 'richText' }, legend: { top: 0, textStyle: { color: ink } }, grid: { left: 10, right: 10, top: 36, bottom: 10, containLabel: true },
      xAxis: { type: 'category', data: all.map((s) => s.name), axisLabel: { color: ink } }, yAxis: { type: 'value', axisLabel: { formatter: '{value}%' } },
      series: [series(say('曝光', 'shown'), 'shown', '#c9772f'), ...(all.some((s) => s.catalogue) ? [series(say('在货架中', 'in the catalogue'), 'catalogue', '#8a9bb0')] : [])],
    };
  }

  private outcomes() {
    if (!this.feedback.length) return html`<p class="quiet">${say('还没有回传曝光和点击。页面引入 zhiyin.js 后，这里会看到各场景的点击率和转化率。', 'No impressions or clicks were told yet. With zhiyin.js in your pages they show here.')}</p>`;
    const rows = [...this.feedback].sort((a, b) => b.impressions - a.impressions);
    return html`<div class="scroll" tabindex="0"><table id="feedback"><thead><tr><th>${say('场景', 'Scenario')}</th><th>${say('策略', 'Strategy')}</th><th class="number">${say('曝光', 'Shown')}</th><th class="number">${say('点击', 'Clicks')}</th><th class="number">CTR</th><th class="number">CVR</th><th class="number" title=${say('相对同位次平均点击的倍数', 'Clicks over those expected at the same places')}>COEC</th><th class="number">${say('加购', 'Carts')}</th><th class="number">${say('成交', 'Purchases')}</th><th class="number">${say('金额', 'Revenue')}</th></tr></thead>
      <tbody>${rows.map((f) => html`<tr><td>${scenario(f.scenario)}</td><td title=${f.strategy}>${steps(f.strategy)}</td><td class="number">${whole(f.impressions)}</td><td class="number">${whole(f.clicks)}</td><td class="number">${percent(f.ctr)}</td><td class="number">${percent(f.cvr)}</td><td class="number">${f.coec.toFixed(2)}</td><td class="number">${whole(f.carts)}</td><td class="number">${whole(f.purchases)}</td><td class="number">${whole(Math.round(f.revenue))}</td></tr>`)}</tbody></table></div>
      <h3>${say('各位次的点击率', 'Clicks by place')}</h3><zy-chart .option=${(ink: string) => this.places(ink)} label=${say('各位次的点击率', 'Clicks by place')}></zy-chart>
      <zy-daily></zy-daily>`;
  }

  private asked() {
    return html`<section><h2>${say('顾客搜什么', 'What shoppers search for')}</h2>
      <p class="chips">${(Object.keys(REPORTS) as Report[]).map((r) => html`<button class="chip" id=${'report-' + r} aria-pressed=${r === this.report} @click=${() => this.run(() => this.ask(r))}>${say(...REPORTS[r])}</button>`)}</p>
      ${this.queries.length ? html`<div class="scroll" tabindex="0"><table id="queries"><thead><tr><th>${say('查询', 'Query')}</th><th class="number">${say('次数', 'Searches')}</th><th class="number">${say('搜不到', 'Nothing')}</th><th class="number">${say('点击率', 'Click rate')}</th><th class="number">${say('商品', 'Products')}</th></tr></thead>
        <tbody>${this.queries.map((q) => html`<tr><td><a href=${'/#/search?q=' + encodeURIComponent(q.query)}>${q.query}</a></td><td class="number">${whole(q.searches)}</td><td class="number">${whole(q.zero_results)}</td><td class="number">${q.results < 0 ? '—' : percent(q.click_rate)}</td><td class="number">${q.results < 0 ? '—' : whole(q.results)}</td></tr>`)}</tbody></table></div>`
      : html`<p class="quiet">${say('没有。', 'None.')}</p>`}</section>`;
  }

  private exposed() {
    const seen = this.seen;
    return html`<section><h2>${say('谁被看见', 'Who is seen')}</h2>
      <p class="quiet">${say('最热查询的前十位里，各店铺（与它在货架中的占比相比）、各销量段占多少。', 'What share of the first ten of the hottest queries each shop and each band of sales has, beside its share of the catalogue.')}</p>
      <p class="actions"><button id="expose" ?disabled=${this.busy} @click=${() => this.run(async () => { this.seen = await exposure(); })}>${say('现在测一次', 'Measure now')}</button>${seen ? html`<span class="quiet">${say(`${whole(seen.queries)} 个查询，${whole(seen.shown)} 个位置；看得到 ${of(seen.products)} 件商品、${of(seen.sellers)} 家店铺`, `${many(seen.queries, 'query', 'queries')}, ${many(seen.shown, 'place')}; seen are ${of(seen.products)} products, ${of(seen.sellers)} shops`)}</span>` : nothing}</p>
      ${seen?.shown ? html`<div class="two"><zy-chart id="shops" .option=${(ink: string) => this.shares(seen.shops, ink)} label=${say('按店铺', 'By shop')}></zy-chart><zy-chart .option=${(ink: string) => this.shares(seen.bands, ink)} label=${say('按销量', 'By sales')}></zy-chart></div>` : nothing}</section>`;
  }

  render() {
    return html`<h1>${say('质量', 'Quality')}</h1>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <section><h2>${say('各场景的点击与成交', 'Clicks and purchases by scenario')}</h2>${this.outcomes()}</section>
      ${this.asked()}${this.exposed()}<zy-evaluations></zy-evaluations>`;
  }
}
customElements.define('zy-quality', ZyQuality);
