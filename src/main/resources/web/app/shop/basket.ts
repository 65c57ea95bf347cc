import { html } from 'lit';
import { look, why } from '../base/api';
import { ZyElement } from '../base/element';
import { money, say } from '../base/language';
import type { List } from '../base/types';
import { buy, drop, lines, totals } from './cart';
import { picture } from './picture';
import { productAt } from './route';
import { shelves } from './shelves';
import { tracker } from './shoppers';
import './shelf';

/** The cart's page, with what goes with all that is in it. */
export class ZyCart extends ZyElement {
  static properties = { list: { state: true }, bought: { state: true }, problem: { state: true } };
  declare list: List | null;
  /** Whether the service took what was bought last; empty: nothing was, or other things are in the cart. */
  declare bought: '' | 'sent' | 'kept';
  declare problem: string;
  private turn = 0;
  private readonly again = () => this.load();

  constructor() {
    super();
    this.list = null;
    this.bought = '';
    this.problem = '';
  }

  connectedCallback(): void {
    super.connectedCallback();
    for (const what of ['zy-cart', 'zy-language', 'zy-shopper']) window.addEventListener(what, this.again);
    this.load();
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const what of ['zy-cart', 'zy-language', 'zy-shopper']) window.removeEventListener(what, this.again);
  }

  private async load(): Promise<void> {
    this.requestUpdate();
    const turn = ++this.turn;
    const items = lines().map((l) => l.product.id);
    if (items.length) this.bought = '';
    try {
      await tracker.flush();
      const [list] = await shelves([items.length ? { scenario: 'cart', items } : { scenario: 'home' }]);
      if (turn !== this.turn) return;
      this.list = list;
      this.problem = '';
    } catch (e) {
      if (turn === this.turn) this.problem = why(e);
    }
  }

  private async pay(): Promise<void> {
    this.bought = (await buy()) ? 'sent' : 'kept';
    if (this.bought === 'kept') void look();
  }

  render() {
    const now = lines();
    return html`<h1>${say('购物车', 'Cart')}</h1>
      ${this.bought && !now.length ? html`<p class="good" role="status">${say('已下单（演示）。', 'Ordered (demo). ')}${this.bought === 'sent' ? say('购买事件已经送出。', 'The purchase was sent.') : say('连接不到服务，购买事件留在浏览器里，恢复后自动送出。', 'The service cannot be reached; the purchase is kept in the browser and sent once it can.')}</p>` : ''}
      ${now.length ? html`<ul class="lines">${now.map((l) => html`<li>
          <a href=${productAt(l.product.id)}>${picture(l.product)}<span>${l.product.title}</span></a>
          <span>× ${l.quantity}</span><strong>${money((l.product.price ?? 0) * l.quantity, l.product.currency)}</strong>
          <button @click=${() => drop(l.product.id)} aria-label=${say('移除：', 'Remove: ') + l.product.title}>✕</button></li>`)}</ul>
        <p class="actions"><strong class="big">${[...totals()].map(([currency, sum]) => money(sum, currency)).join(' + ')}</strong><button class="primary" @click=${this.pay}>${say('下单', 'Buy')}</button></p>`
      : html`<p class="quiet">${say('购物车还是空的。', 'The cart is empty.')}</p>`}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
      <zy-shelf heading=${now.length ? say('和购物车里的商品搭配', 'Goes with your cart') : say('为你推荐', 'For you')} .list=${this.list}></zy-shelf>`;
  }
}
customElements.define('zy-cart', ZyCart);
