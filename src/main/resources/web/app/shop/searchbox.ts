import { html, nothing } from 'lit';
import { ask } from '../base/api';
import { ZyElement } from '../base/element';
import { say } from '../base/language';
import { marked } from '../base/marked';
import type { Suggestion } from '../base/types';
import { go, productAt, route, searchAt } from './route';

const WAIT = 120;
const KINDS: Record<Suggestion['kind'], [string, string]> = { query: ['搜索', 'search'], brand: ['品牌', 'brand'], category: ['分类', 'category'], product: ['商品', 'product'] };

/** The search box: completes as one types, by keyboard too (a combobox by the ARIA practices). */
export class ZySearchbox extends ZyElement {
  static properties = { text: { state: true }, offers: { state: true }, at: { state: true } };
  declare text: string;
  declare offers: Suggestion[];
  declare at: number;
  private timer = 0;
  private composing = false;
  private readonly moved = () => {
    this.text = route().query.get('q') ?? '';
    this.offers = [];
  };

  constructor() {
    super();
    this.text = route().query.get('q') ?? '';
    this.offers = [];
    this.at = -1;
  }

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.moved);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.moved);
  }

  private typed(e: InputEvent): void {
    this.text = (e.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    if (!this.composing) this.timer = window.setTimeout(() => void this.complete(), WAIT);
  }

  private async complete(): Promise<void> {
    const q = this.text.trim();
    this.at = -1;
    if (!q) {
      this.offers = [];
      return;
    }
    try {
      const { suggestions } = await ask<{ suggestions: Suggestion[] }>('/v1/suggest?' + new URLSearchParams({ q, limit: '10' }), { quiet: true });
      if (q === this.text.trim() && this.contains(document.activeElement)) this.offers = suggestions;
    } catch {
      this.offers = []; // Completion is a help, never a hindrance.
    }
  }

  private keyed(e: KeyboardEvent): void {
    if (this.composing || e.isComposing) return;
    const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
    if (step && this.offers.length) {
      e.preventDefault();
      this.at = (this.at + step + this.offers.length + (this.at < 0 && step < 0 ? 1 : 0)) % this.offers.length;
    } else if (e.key === 'Escape' && this.offers.length) {
      e.preventDefault(); // Closes the list; a second one empties the box, as browsers do.
      this.offers = [];
      this.at = -1;
    }
  }

  private submit(e: Event): void {
    e.preventDefault();
    if (this.at >= 0) this.take(this.offers[this.at]);
    else this.search(this.text.trim());
  }

  private search(q: string): void {
    clearTimeout(this.timer);
    this.offers = [];
    this.at = -1;
    go(searchAt(q ? { q } : {}));
  }

  private take(offer: Suggestion & { id?: string; product_id?: string }): void {
    const id = offer.id ?? offer.product_id;
    if (offer.kind === 'product' && id) go(productAt(id));
    else this.search(offer.kind === 'category' ? (offer.text.split('/').pop() ?? offer.text) : offer.text);
    this.offers = [];
  }

  render() {
    return html`<form role="search" class="searchbox" @submit=${this.submit}>
      <input type="search" name="q" autocomplete="off" maxlength="200" .value=${this.text} placeholder=${say('搜商品、品牌，拼音也可以', 'Search in Chinese, pinyin or English')}
        aria-label=${say('搜索商品', 'Search products')} role="combobox" aria-expanded=${this.offers.length > 0} aria-controls="offers" aria-autocomplete="list"
        aria-activedescendant=${this.at >= 0 ? 'offer' + this.at : nothing}
        @input=${this.typed} @keydown=${this.keyed} @compositionstart=${() => (this.composing = true)}
        @compositionend=${(e: CompositionEvent) => { this.composing = false; this.text = (e.target as HTMLInputElement).value; void this.complete(); }}
        @blur=${() => setTimeout(() => { this.offers = []; this.at = -1; }, 200)}>
      <button class="primary">${say('搜索', 'Search')}</button>
      <ul id="offers" role="listbox" aria-label=${say('建议', 'Suggestions')} ?hidden=${!this.offers.length}>${this.offers.map((offer, i) => html`
        <li id=${'offer' + i} role="option" aria-selected=${i === this.at} @mousedown=${(e: Event) => { e.preventDefault(); this.take(offer); }}>
          <span>${marked(offer.highlight ?? offer.text)}</span><small>${KINDS[offer.kind] ? say(...KINDS[offer.kind]) : offer.kind}${offer.count > 1 ? ' · ' + offer.count : ''}</small></li>`)}</ul>
    </form>`;
  }
}
customElements.define('zy-searchbox', ZySearchbox);
