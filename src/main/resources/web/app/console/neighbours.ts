import { html } from 'lit';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { say } from '../base/language';
import type { List, Product } from '../base/types';
import './charts';
import './pairs';

const KINDS: [string, string, string, string][] = [
  ['content', '#5b9a6b', '内容', 'content'], ['co_view', '#4f7fbd', '一起浏览', 'viewed together'], ['co_buy', '#c9772f', '一起购买', 'bought together'], ['view_buy', '#8a5bb0', '看后购买', 'viewed, then bought']];

/** A product's neighbourhood: what is like it and what shoppers put together with it. A click moves on. */
export class ZyNeighbours extends ZyAsking {
  static properties = { centre: { state: true }, lists: { state: true } };
  declare centre: Product | null;
  declare lists: List[];

  constructor() {
    super();
    this.centre = null;
    this.lists = [];
  }

  protected async load(): Promise<void> {
    const { hits } = await ask<{ hits: { hits: { id: string }[] } }>('/v1/search?sort=-sales&size=1', { quiet: true });
    if (hits.hits[0]) await this.around(hits.hits[0].id);
  }

  private async around(id: string): Promise<void> {
    const path = '/v1/products/' + encodeURIComponent(id);
    const centre = await ask<Product>(path, { quiet: true });
    this.lists = await Promise.all(KINDS.map(([strategy]) => ask<List>(`${path}/similar?strategy=${strategy}&limit=12`)));
    this.centre = centre;
  }

  private look(id: string): void {
    void this.run(() => this.around(id));
  }

  private option(centre: Product, ink: string) {
    const nodes = new Map<string, object>([[centre.id, { id: centre.id, name: centre.title.slice(0, 14), symbolSize: 34, itemStyle: { color: '#b3261e' } }]]);
    const edges: object[] = [];
    this.lists.forEach((list, k) => list.items.forEach((item) => {
      if (!nodes.has(item.id)) nodes.set(item.id, { id: item.id, name: item.product.title.slice(0, 14), symbolSize: 10 + 20 * item.score, itemStyle: { color: KINDS[k][1] } });
      edges.push({ source: centre.id, target: item.id, value: item.score, lineStyle: { color: KINDS[k][1], width: 1 + 6 * item.score, curveness: 0.08 * k } });
    }));
    return {
      tooltip: { renderMode: 'richText' },
      series: [{ type: 'graph', layout: 'force', roam: true, draggable: true, labelLayout: { hideOverlap: true }, scaleLimit: { min: 0.4, max: 6 }, label: { show: true, position: 'right', color: ink, fontSize: 11 }, force: { repulsion: 420, edgeLength: [70, 220] }, data: [...nodes.values()], edges }],
    };
  }

  /** The same in words, for fingers, keyboards and screen readers. */
  private listed() {
    return html`<div class="kinds">${KINDS.map(([, , zh, en], k) => html`<section><h3><span class=${'kind kind' + k}>${say(zh, en)}</span> ${this.lists[k]?.items.length ?? 0}</h3>
      ${this.lists[k]?.items.length ? html`<ol>${this.lists[k].items.map((item) => html`<li><button class="link" @click=${() => this.look(item.id)}>${item.product.title}</button> <small>${item.score.toFixed(2)}</small></li>`)}</ol>` : html`<p class="quiet">${say('没有。', 'None.')}</p>`}</section>`)}</div>`;
  }

  render() {
    return html`<h1>${say('信号', 'Signals')}</h1>
      <form class="actions" @submit=${(e: Event) => { e.preventDefault(); this.look(String(new FormData(e.target as HTMLFormElement).get('id') ?? '')); }}>
        <input name="id" required maxlength="128" placeholder=${say('商品编号', 'Product id')} aria-label=${say('商品编号', 'Product id')} .value=${this.centre?.id ?? ''}><button class="primary">${say('查看', 'Show')}</button></form>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
      ${this.centre ? html`<h2 id="centre">${this.centre.title}</h2><zy-chart class="tall" .option=${(ink: string) => this.option(this.centre!, ink)} label=${say('邻居图', 'Neighbourhood')}
        @chosen=${(e: CustomEvent<{ id?: string }>) => e.detail?.id && this.look(e.detail.id)}></zy-chart>${this.listed()}` : ''}
      <zy-pairs @chosen=${(e: CustomEvent<string>) => { this.look(e.detail); this.querySelector('h1')!.scrollIntoView({ behavior: 'smooth' }); }}></zy-pairs>`;
  }
}
customElements.define('zy-neighbours', ZyNeighbours);
