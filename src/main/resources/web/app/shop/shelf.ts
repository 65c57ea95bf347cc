import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ZyElement } from '../base/element';
import { say } from '../base/language';
import type { List } from '../base/types';
import './card';

const STEPS: Record<string, [string, string]> = {
  history: ['你的浏览', 'your history'], session: ['本次浏览', 'this visit'], popular: ['大家在买', 'popular'], trending: ['热门趋势', 'trending'],
  region: ['同地区热门', 'trending nearby'], segment: ['同类热门', 'trending among these'], explore: ['新品尝鲜', 'new for you'],
  recent: ['新品', 'new'], auto: ['内容＋行为', 'content + behaviour'], content: ['内容', 'content'], co_view: ['看了又看', 'viewed together'],
  co_cart: ['一起加购', 'carted together'], co_buy: ['一起购买', 'bought together'], view_buy: ['看后购买', 'viewed, then bought'],
  complement: ['搭配', 'complements'], substitute: ['同类', 'substitutes'],
};

const step = (name: string): string => (STEPS[name] ? say(...STEPS[name]) : name);

/** A titled row of products; says by which step it was made. */
export class ZyShelf extends ZyElement {
  static properties = { heading: {}, list: { attribute: false }, note: {}, loading: { type: Boolean } };
  declare heading: string;
  declare list: List | null;
  declare note: string;
  declare loading: boolean;

  constructor() {
    super();
    this.heading = '';
    this.list = null;
    this.note = '';
    this.loading = false;
  }

  private madeBy(): string {
    return this.list ? (this.list.personalized ? say('为你 · ', 'for you · ') : '') + this.list.strategy_used.split('+').map(step).join(' + ') : '';
  }

  render() {
    if (!this.loading && !this.list?.items.length) return nothing;
    return html`<section class="shelf" aria-label=${this.heading}>
      <header><h2>${this.heading}</h2>
        ${this.madeBy() && this.madeBy() !== this.heading ? html`<small class="made-by" title=${this.list!.strategy_used}>${this.madeBy()}</small>` : nothing}
        ${this.note ? html`<small class="note" role="status">${this.note}</small>` : nothing}</header>
      <div class="row">${this.list
        ? repeat(this.list.items, (item) => item.id, (item, i) => html`<zy-card .item=${item} .queryId=${this.list!.query_id} .index=${i}></zy-card>`)
        : Array.from({ length: 5 }, () => html`<span class="card ghost" aria-hidden="true"></span>`)}</div>
    </section>`;
  }
}
customElements.define('zy-shelf', ZyShelf);
