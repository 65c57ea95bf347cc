import { html } from 'lit';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { language, say } from '../base/language';
import type { Item, SearchAnswer } from '../base/types';
import { shown, standing, type Standing } from './standing';

/** Any query for any shopper: plain and personalised side by side, each score taken apart, moves marked; and why a product does not stand higher. */
export class ZyExplain extends ZyAsking {
  static properties = { plain: { state: true }, own: { state: true }, place: { state: true } };
  declare plain: SearchAnswer | null;
  declare own: SearchAnswer | null;
  declare place: Standing | null;
  private readonly again = () => void this.run(() => this.load());

  constructor() {
    super();
    this.plain = this.own = null;
    this.place = null;
  }

  protected translated(): void {
    this.again();
  }

  protected async load(): Promise<void> {
    await this.updateComplete;
    const form = new FormData(this.querySelector('form')!);
    const base = { q: String(form.get('q') ?? ''), explain: 'true', size: '10', lang: language(), analytics: 'off' };
    const shopper: Record<string, string> = form.get('user') ? { user_id: String(form.get('user')) } : {};
    const product = String(form.get('product') ?? '').trim();
    [this.plain, this.own, this.place] = await Promise.all([
      ask<SearchAnswer>('/v1/search?' + new URLSearchParams({ ...base, personalize: 'off' })),
      ask<SearchAnswer>('/v1/search?' + new URLSearchParams({ ...base, ...shopper })),
      product ? standing({ ...base, ...shopper }, product) : null]);
  }

  private hit(hit: Item, at: number, before: Item[]) {
    const was = before.findIndex((h) => h.id === hit.id);
    const move = was < 0 ? say('新进', 'new') : was === at ? '' : was > at ? '↑' + (was - at) : '↓' + (at - was);
    return html`<li><b>${hit.product.title}</b> <small>${hit.score.toFixed(4)} ${move}</small>
      <div>${Object.entries(hit.parts ?? {}).map(([name, part]) => html`<span class=${'part ' + name} title=${part.why}>${name} ${part.contribution.toFixed(4)}</span> `)}</div>
      <details><summary>${say('为什么', 'Why')}</summary><ul>${Object.entries(hit.parts ?? {}).map(([name, part]) => html`<li>${name}: ${part.value.toFixed(4)} × ${part.weight.toFixed(4)} — ${part.why}</li>`)}</ul></details></li>`;
  }

  private column(title: string, answer: SearchAnswer | null, before: SearchAnswer | null) {
    return html`<section><h2>${title}</h2><ol>${(answer?.hits.hits ?? []).map((h, i) => this.hit(h, i, before?.hits.hits ?? answer!.hits.hits))}</ol></section>`;
  }

  render() {
    return html`<h1>${say('解释', 'Explain')}</h1>
      <form class="actions" @submit=${(e: Event) => { e.preventDefault(); this.again(); }}><input name="q" value="帐篷" required maxlength="200" placeholder=${say('查询词', 'Query')} aria-label=${say('查询词', 'Query')}>
        <input name="user" value="xiaolin" maxlength="128" placeholder=${say('顾客（如 xiaolin）', 'Shopper (xiaolin, say)')} aria-label=${say('顾客', 'Shopper')}>
        <input name="product" maxlength="128" placeholder=${say('商品编号（可不填）', 'Product id (optional)')} aria-label=${say('商品编号', 'Product id')}><button class="primary">${say('查看', 'Show')}</button></form>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
      ${this.place ? shown(this.place) : ''}
      ${this.plain ? html`<div class="two">${this.column(say('不个性化', 'Plain'), this.plain, null)}${this.column(say('个性化', 'Personalised'), this.own, this.plain)}</div>` : ''}`;
  }
}
customElements.define('zy-explain', ZyExplain);
