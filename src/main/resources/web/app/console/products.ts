import { html, nothing } from 'lit';
import { ask, Problem } from '../base/api';
import { ZyAsking } from '../base/element';
import { money, say, whole } from '../base/language';
import type { Product, SearchAnswer } from '../base/types';

const SIZE = 20;

/** Products looked through by words, filters or an id, one opened as its JSON and edited. */
export class ZyProducts extends ZyAsking {
  static properties = { found: { state: true }, total: { state: true }, asked: { state: true }, from: { state: true }, record: { state: true } };
  declare found: Product[];
  declare total: SearchAnswer['hits']['total'];
  declare asked: string;
  declare from: number;
  declare record: string;

  constructor() {
    super();
    this.found = [];
    this.total = { value: 0, relation: 'eq' };
    this.asked = this.record = '';
    this.from = 0;
  }

  protected load(): Promise<void> {
    return this.look(0);
  }

  protected failed(e: unknown): void {
    super.failed(e);
    this.note = '';
    if (e instanceof Problem && e.status === 404) this.problem = say('没有找到。', 'Not found.');
  }

  /** Of many products only a facet tells exactly how many. */
  private async look(from: number): Promise<void> {
    const { hits, facets } = await ask<SearchAnswer>('/v1/search?' + new URLSearchParams({ q: this.asked, from: String(from), size: String(SIZE), personalize: 'off', analytics: 'off', facets: 'stock' }), { quiet: true });
    this.from = from;
    const exact = (facets?.stock ?? []).reduce((n, f) => n + f.count, 0);
    this.total = exact ? { value: exact, relation: 'eq' } : hits.total;
    this.found = hits.hits.map((h) => h.product);
  }

  private seek(e: Event): void {
    e.preventDefault();
    this.asked = String(new FormData(e.target as HTMLFormElement).get('q') ?? '').trim();
    void this.run(async () => {
      this.record = this.note = '';
      await this.look(0);
      if (this.asked && !/\s/.test(this.asked)) await this.byId(this.asked);
    });
  }

  /** What was typed may be an id. */
  private async byId(id: string): Promise<void> {
    try {
      const product = await ask<Product>('/v1/products/' + encodeURIComponent(id), { quiet: true });
      this.found = [product, ...this.found.filter((p) => p.id !== product.id)];
    } catch (e) {
      if (!(e instanceof Problem)) throw e;
    }
  }

  private open(id: string): void {
    void this.run(async () => {
      this.record = JSON.stringify(await ask('/v1/products/' + encodeURIComponent(id), { quiet: true }), null, 2);
      this.note = '';
    });
  }

  private save(): void {
    void this.run(async () => {
      const product = JSON.parse(this.querySelector<HTMLTextAreaElement>('#record')!.value) as Product;
      const at = '/v1/products/' + encodeURIComponent(product.id);
      await ask(at + '?refresh=true', { method: 'PUT', body: product });
      this.record = JSON.stringify(await ask(at, { quiet: true }), null, 2);
      await this.look(this.from);
      this.note = say('已保存，搜索马上可见。', 'Saved, and searchable.');
    });
  }

  private row(p: Product) {
    return html`<tr><td><button class="link" @click=${() => this.open(p.id)}>${p.title}</button></td><td>${p.id}</td><td>${(p.category ?? []).join(' › ')}</td><td class="number">${p.price === undefined ? '—' : money(p.price, p.currency)}</td><td class="number">${p.stock === undefined ? '' : whole(p.stock)}</td></tr>`;
  }

  render() {
    const last = Math.min(this.total.value, this.from + SIZE);
    return html`<section id="products"><h2>${say('商品', 'Products')}</h2>
      <form class="actions" @submit=${this.seek}><input name="q" maxlength="200" placeholder=${say('编号或查询词', 'Id or words')} aria-label=${say('编号或查询词', 'Id or words')}><button>${say('查找', 'Find')}</button></form>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.found.length ? html`<div class="scroll" tabindex="0"><table><thead><tr><th>${say('标题', 'Title')}</th><th>${say('编号', 'Id')}</th><th>${say('分类', 'Category')}</th><th class="number">${say('价格', 'Price')}</th><th class="number">${say('库存', 'Stock')}</th></tr></thead><tbody>${this.found.map((p) => this.row(p))}</tbody></table></div>
        <p class="actions"><button ?disabled=${!this.from} @click=${() => this.run(() => this.look(this.from - SIZE))}>${say('上一页', 'Back')}</button><button ?disabled=${last >= this.total.value} @click=${() => this.run(() => this.look(this.from + SIZE))}>${say('下一页', 'Next')}</button>
          <span class="quiet">${last ? `${whole(this.from + 1)}–${whole(last)} / ${whole(this.total.value)}${this.total.relation === 'eq' ? '' : '+'}` : ''}</span></p>` : html`<p class="quiet">${say('没有商品。', 'No products.')}</p>`}
      ${this.record ? html`<textarea id="record" rows="14" spellcheck="false" aria-label=${say('商品的 JSON', "The product's JSON")} .value=${this.record}></textarea><p class="actions"><button id="save-record" class="primary" @click=${this.save}>${say('保存', 'Save')}</button>${this.note ? html`<span class="good" role="status">${this.note}</span>` : nothing}</p>` : nothing}</section>`;
  }
}
customElements.define('zy-products', ZyProducts);
