import { html, nothing, type PropertyValues } from 'lit';
import { ZyElement } from '../base/element';
import { money, say, whole } from '../base/language';
import { marked } from '../base/marked';
import type { Item } from '../base/types';
import { came } from './came';
import { add } from './cart';
import { picture } from './picture';
import { productAt } from './route';
import { tracker } from './shoppers';

/** A product in a list: tells that it was seen and clicked, under the list's query_id and position. */
export class ZyCard extends ZyElement {
  static properties = { item: { attribute: false }, queryId: { attribute: false }, index: { type: Number }, moved: { type: Number } };
  declare item: Item;
  declare queryId: string;
  declare index: number;
  declare moved: number;

  constructor() {
    super();
    this.queryId = '';
    this.index = 0;
    this.moved = 0;
  }

  protected updated(changed: PropertyValues): void {
    if (changed.has('item') || changed.has('queryId')) tracker.watch(this, { item: this.item.id, queryId: this.queryId, index: this.index });
  }

  private clicked(): void {
    tracker.click(this.item.id, { queryId: this.queryId, index: this.index });
    came(this.item.id, this.queryId);
  }

  private name() {
    const highlight = this.item.highlight?.title;
    const text = Array.isArray(highlight) ? highlight[0] : highlight;
    return text ? marked(text) : this.item.product.title;
  }

  private put(e: Event): void {
    e.preventDefault();
    add(this.item.product, this.queryId);
  }

  render() {
    const p = this.item.product;
    const soldOut = p.stock === 0;
    return html`
      <a class="card" href=${productAt(p.id)} @click=${this.clicked}>
        <span class="frame">${picture(p)}${soldOut ? html`<span class="sold-out">${say('暂时缺货', 'Out of stock')}</span>` : nothing}
          ${this.moved ? html`<span class="moved" title=${say('个性化后的位次变化', 'Moved by personalisation')}>${this.moved > 0 ? '↑' : '↓'}${Math.abs(this.moved)}</span>` : nothing}</span>
        <span class="title">${this.name()}</span>
        <span class="price-line">
          ${p.price === undefined ? nothing : html`<strong>${money(p.price, p.currency)}</strong>`}
          ${p.list_price !== undefined && p.price !== undefined && p.list_price > p.price ? html`<s>${money(p.list_price, p.currency)}</s>` : nothing}
          ${p.sales ? html`<small>${say(`已售 ${whole(p.sales)}`, `${whole(p.sales)} sold`)}</small>` : nothing}
        </span>
        <span class="reasons">${(this.item.reasons ?? []).map((r) => html`<span class="reason">${r}</span>`)}</span>
      </a>
      <button class="put" ?disabled=${soldOut} @click=${this.put} aria-label=${say('加入购物车：', 'Add to cart: ') + p.title}>＋</button>`;
  }
}
customElements.define('zy-card', ZyCard);
