import { html, nothing } from 'lit';
import { ask, Problem, why } from '../base/api';
import { ZyElement } from '../base/element';
import { money, say, titled, whole } from '../base/language';
import type { List, Product } from '../base/types';
import { add } from './cart';
import { picture, views } from './picture';
import { searchAt } from './route';
import { shelves } from './shelves';
import { tracker } from './shoppers';
import './shelf';

/** A product's page, with what goes with it. */
export class ZyProduct extends ZyElement {
  static properties = { product: {}, found: { state: true }, lists: { state: true }, told: { state: true }, seen: { state: true }, problem: { state: true } };
  declare product: string;
  declare found: Product | null;
  declare lists: List[];
  declare told: string;
  /** Which of its views is shown. */
  declare seen: number;
  declare problem: string;
  /** Counts the questions, so that a late answer, of another product or for a former shopper, is not shown. */
  private turn = 0;
  private readonly again = () => this.load(false);

  constructor() {
    super();
    this.product = '';
    this.found = null;
    this.lists = [];
    this.told = this.problem = '';
    this.seen = 0;
  }

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('zy-shopper', this.again);
    window.addEventListener('zy-language', this.again);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('zy-shopper', this.again);
    window.removeEventListener('zy-language', this.again);
  }

  protected willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('product')) void this.load(true);
  }

  private async load(visit: boolean): Promise<void> {
    const id = this.product;
    const turn = ++this.turn;
    this.told = '';
    if (visit) {
      this.found = null;
      this.lists = [];
      this.problem = '';
      this.seen = 0;
      tracker.view(id);
    }
    try {
      const found = await ask<Product>('/v1/products/' + encodeURIComponent(id));
      if (turn !== this.turn) return;
      this.found = found;
      this.problem = '';
      titled(found.title);
      await tracker.flush();
      const lists = await shelves([
        { scenario: 'product', strategy: 'co_view', items: [id] },
        { scenario: 'product', strategy: 'content', items: [id] },
        { scenario: 'product', strategy: 'complement', items: [id] },
        { scenario: 'product', items: [id] },
      ]);
      if (turn === this.turn) this.lists = lists;
    } catch (e) {
      if (turn !== this.turn) return;
      if (!this.found) titled(say('商品', 'Product'));
      this.problem = e instanceof Problem && e.status === 404 ? say('没有这件商品，可能已经下架。', 'There is no such product; it may be gone.') : why(e);
    }
  }

  private features(p: Product) {
    return Object.entries(p.attributes ?? {}).map(([key, value]) =>
      html`<dt>${key}</dt><dd>${Array.isArray(value) ? value.join('、') : String(value)}</dd>`);
  }

  private gallery(p: Product) {
    const all = views(p);
    const now = all[this.seen] ?? all[0];
    const name = (i: number) => all[i].name || (all[i].close ? say('近看', 'Close up') : say('整体', 'Whole'));
    return html`<div class="gallery">${picture(now.of, now.close)}
      ${all.length > 1 ? html`<p class="views" role="group" aria-label=${say('图片', 'Pictures')}>${all.map((v, i) => html`<button aria-label=${name(i)} title=${name(i)} aria-pressed=${i === this.seen} @click=${() => (this.seen = i)}>${picture(v.of, v.close)}</button>`)}</p>` : nothing}</div>`;
  }

  private detail(p: Product) {
    const path = p.category ?? [];
    return html`
      <nav class="crumbs" aria-label=${say('分类', 'Category')}>${path.map((n, i) =>
        html`<a href=${searchAt({ filter: 'category:' + path.slice(0, i + 1).join('/') })}>${n}</a>`)}</nav>
      <article class="product">
        ${this.gallery(p)}
        <div class="facts">
          <h1 class=${p.title.length > 80 ? 'long' : ''}>${p.title}</h1>
          ${p.brand ? html`<p><a class="chip" href=${searchAt({ filter: 'brand:' + p.brand })}>${p.brand}</a></p>` : nothing}
          ${p.price === undefined ? nothing : html`<p class="price-line big"><strong>${money(p.price, p.currency)}</strong>
            ${p.list_price !== undefined && p.list_price > p.price ? html`<s>${money(p.list_price, p.currency)}</s>` : nothing}</p>`}
          <p class="quiet">${p.sales ? say(`已售 ${whole(p.sales)}`, `${whole(p.sales)} sold`) : nothing}
            ${p.stock === undefined ? nothing : p.stock === 0 ? say(' · 暂时缺货', ' · out of stock') : say(` · 库存 ${whole(p.stock)}`, ` · ${whole(p.stock)} in stock`)}
            ${p.shop_id ? html` · <a href=${searchAt({ filter: 'shop_id:' + p.shop_id })}>${say('进店', 'shop')} ${p.shop_id}</a>` : nothing}</p>
          <p class="actions"><button class="primary" ?disabled=${p.stock === 0} @click=${() => add(p)}>${say('加入购物车', 'Add to cart')}</button>
            <button id="favourite" @click=${() => { tracker.favourite(p.id); this.told = say('已收藏。', 'Kept as a favourite.'); }}>${say('收藏', 'Favourite')}</button>
            <button @click=${() => { tracker.dismiss(p.id); this.told = say('知道了，会少推荐这样的商品。', 'Noted: you will see less of this.'); }}>${say('不感兴趣', 'Not interested')}</button>
            <span class="good" role="status">${this.told}</span></p>
          ${p.variants?.length ? html`<p class="chips" aria-label=${say('规格', 'Variants')}>${p.variants.map((v) =>
            html`<span class="chip">${v.title ?? Object.values(v.attributes ?? {}).join(' ') ?? v.id}${v.price === undefined ? '' : ' ' + money(v.price, p.currency)}${v.stock === 0 ? say(' · 缺货', ' · out of stock') : ''}</span>`)}</p>` : nothing}
          <dl class="attributes">${this.features(p)}</dl>
          ${p.description ? html`<p class="description">${p.description}</p>` : nothing}
        </div>
      </article>`;
  }

  /** A list under a heading that promises more than the ladder's lower steps hold is not shown. */
  private made(list: List | undefined, by: string): List | null {
    return list?.strategy_used.split('+').includes(by) ? list : null;
  }

  render() {
    if (this.problem && !this.found) return html`<h1>${say('商品', 'Product')}</h1><p class="problem" role="alert">${this.problem}</p><p><a href="#/">${say('回到首页', 'To the home page')}</a></p>`;
    if (!this.found) return html`<p class="quiet">${say('载入中…', 'Loading…')}</p>`;
    const [viewed, alike, complements, mixed] = this.lists;
    return html`${this.detail(this.found)}${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <zy-shelf id="viewed" heading=${say('看了又看', 'Also viewed')} .list=${this.made(viewed, 'co_view')} ?loading=${!viewed}></zy-shelf>
      <zy-shelf id="alike" heading=${say('相似商品', 'Similar items')} .list=${this.made(alike, 'content')}></zy-shelf>
      <zy-shelf id="complements" heading=${say('常一起买', 'Goes well with it')} .list=${this.made(complements, 'complement')}></zy-shelf>
      <zy-shelf id="mixed" heading=${say('更多推荐', 'More for you')} .list=${mixed ?? null}></zy-shelf>`;
  }
}
customElements.define('zy-product', ZyProduct);
