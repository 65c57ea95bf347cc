import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { many, say, whole } from '../base/language';
import './charts';

interface Named {
  id: string;
  title: string;
}

interface Pair {
  one: Named;
  other: Named;
  strength: number;
}

interface Popular {
  events: number;
  days: string[];
  items: { id: string; title: string; popularity: number; counts: number[] }[];
}

type Kind = 'co_view' | 'co_cart' | 'co_buy' | 'view_buy';
const KINDS: Record<Kind, [string, string]> = { co_view: ['一起浏览', 'Viewed together'], co_cart: ['一起加购', 'Carted together'], co_buy: ['一起购买', 'Bought together'], view_buy: ['看后购买', 'Viewed, then bought'] };

/** The strongest pairs of the shop, and its most popular products day by day. Tells by `chosen` which product somebody wants to see. */
export class ZyPairs extends ZyAsking {
  static properties = { kind: { state: true }, pairs: { state: true }, popular: { state: true } };
  declare kind: Kind;
  declare pairs: Pair[];
  declare popular: Popular | null;

  constructor() {
    super();
    this.kind = 'co_view';
    this.pairs = [];
    this.popular = null;
  }

  protected async load(): Promise<void> {
    await this.look('co_view');
    this.popular = await ask<Popular>('/v1/admin/signals/popularity', { quiet: true });
  }

  private async look(kind: Kind): Promise<void> {
    this.kind = kind;
    const { pairs } = await ask<{ pairs: Pair[] }>('/v1/admin/signals/pairs?kind=' + kind, { quiet: true });
    if (kind === this.kind) this.pairs = pairs;
  }

  private name(it: Named) {
    return html`<button class="link" @click=${() => this.dispatchEvent(new CustomEvent('chosen', { detail: it.id }))}>${it.title || it.id}</button>`;
  }

  private lines(its: Popular, ink: string) {
    return {
      tooltip: { trigger: 'axis', renderMode: 'richText' }, legend: { type: 'scroll', top: 0, textStyle: { color: ink }, pageTextStyle: { color: ink } }, grid: { left: 10, right: 20, top: 36, bottom: 10, containLabel: true },
      xAxis: { type: 'category', data: its.days.map((d) => d.slice(5)) }, yAxis: { type: 'value', min: 0, minInterval: 1 },
      series: its.items.map((p) => ({ name: (p.title || p.id).slice(0, 14), type: 'line', showSymbol: its.days.length === 1, data: p.counts })),
    };
  }

  render() {
    return html`${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <section><h2>${say('最强的组合', 'Strongest pairs')}</h2>
        <p class="chips">${(Object.keys(KINDS) as Kind[]).map((k) => html`<button class="chip" id=${'pairs-' + k} aria-pressed=${k === this.kind} @click=${() => this.run(() => this.look(k))}>${say(...KINDS[k])}</button>`)}</p>
        ${this.pairs.length ? html`<div class="scroll" tabindex="0"><table id="pairs"><thead><tr><th>${say('商品', 'Product')}</th><th>${say('与', 'With')}</th><th class="number">${say('强度', 'Strength')}</th></tr></thead><tbody>${this.pairs.map((p) => html`<tr><td>${this.name(p.one)}</td><td>${this.name(p.other)}</td><td class="number">${p.strength.toFixed(3)}</td></tr>`)}</tbody></table></div>`
        : html`<p class="quiet">${say('还没有足够多的顾客把两件商品放在一起。', 'Not enough shoppers have put two products together yet.')}</p>`}</section>
      ${this.popular?.days.length ? html`<section id="popular"><h2>${say('热度的变化', 'Popularity over time')}</h2>
        ${keyed(this.popular, html`<zy-chart .option=${(ink: string) => this.lines(this.popular!, ink)} label=${say('最热商品每天的互动', 'What is done with the most popular products, by day')}></zy-chart>`)}
        <p class="quiet">${say(`每天的浏览、点击、加购、购买等次数，按 UTC 日期，取自最新的 ${whole(this.popular.events)} 个事件。`, `Views, clicks, carts, purchases and so on a day (UTC), in the newest ${many(this.popular.events, 'event')}.`)}</p></section>` : nothing}`;
  }
}
customElements.define('zy-pairs', ZyPairs);
