import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { ask, why } from '../base/api';
import { ZyElement } from '../base/element';
import { language, many, money, say, whole } from '../base/language';
import type { FacetValue, List, SearchAnswer } from '../base/types';
import { go, searchAt } from './route';
import { shelves } from './shelves';
import { tracker, who } from './shoppers';
import './shelf';

const SIZE = 20;
const FACETS = 'category,brand,price,attributes.颜色';
/** In stock or not, each product counts once: the total where counting stopped. */
const ALL = 'stock';
const DEEPEST = 10_000;
const SORTS: [string, string, string][] = [
  ['relevance', '综合', 'Relevance'], ['-sales', '销量', 'Sales'], ['price', '价格从低到高', 'Price, low first'],
  ['-price', '价格从高到低', 'Price, high first'], ['-created_at', '新品', 'Newest'],
];
const NAMES: Record<string, [string, string]> = { category: ['分类', 'Category'], brand: ['品牌', 'Brand'], price: ['价格', 'Price'], 'attributes.颜色': ['颜色', 'Colour'], shop_id: ['店铺', 'Shop'] };

/** Categories below those they belong to, which come with more products; other values as they are. */
function inTree(field: string, values: FacetValue[], above = ''): FacetValue[] {
  if (field !== 'category') return values;
  return values.filter((v) => v.value.split('/').slice(0, -1).join('/') === above).flatMap((v) => [v, ...inTree(field, values, v.value)]);
}

/** How many there are: exactly, unless time ran out. */
function total(a: SearchAnswer): { value: number; relation: string } {
  const counted = (a.facets?.[ALL] ?? []).reduce((n, v) => n + v.count, 0);
  return a.hits.total.relation === 'gte' && counted >= a.hits.total.value ? { value: counted, relation: 'eq' } : a.hits.total;
}

/** The search page: words, facets, order, price, and what an empty answer offers. */
export class ZyResults extends ZyElement {
  static properties = { query: { attribute: false }, answer: { state: true }, plain: { state: true }, empty: { state: true }, problem: { state: true }, compare: { state: true } };
  declare query: URLSearchParams;
  declare answer: SearchAnswer | null;
  declare plain: SearchAnswer | null;
  declare empty: List | null;
  declare problem: string;
  declare compare: boolean;
  private readonly again = () => this.load(false);
  private asking: AbortController | null = null;

  constructor() {
    super();
    this.query = new URLSearchParams();
    this.answer = this.plain = this.empty = null;
    this.problem = '';
    this.compare = false;
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
    if (changed.has('query')) void this.load(true);
  }

  private request(personalize: string): string {
    const asked = new URLSearchParams({ explain: 'true', highlight: 'true', facets: FACETS + ',' + ALL, size: String(SIZE), lang: language(), personalize, ...who() });
    for (const name of ['q', 'sort', 'from']) if (this.query.get(name)) asked.set(name, this.query.get(name)!);
    this.query.getAll('filter').forEach((f) => asked.append('filter', f));
    return '/v1/search?' + asked.toString();
  }

  private async load(typed: boolean): Promise<void> {
    this.asking?.abort();
    this.asking = new AbortController();
    const signal = this.asking.signal;
    try {
      const answer = await ask<SearchAnswer>(this.request(tracker.granted() ? 'auto' : 'off'), { signal });
      const plain = answer.personalized && this.compare ? await ask<SearchAnswer>(this.request('off') + '&analytics=off', { signal, quiet: true }) : null;
      const empty = answer.hits.hits.length ? null : (await shelves([{ scenario: 'search_empty' }]))[0] ?? null;
      if (signal.aborted) return;
      [this.answer, this.plain, this.empty] = [answer, plain, empty];
      this.problem = '';
      const q = this.query.get('q');
      if (typed && q && !this.query.get('from')) tracker.search(q, { queryId: answer.query_id });
    } catch (e) {
      if (!signal.aborted) {
        this.problem = why(e);
        this.answer = null;
      }
    }
  }

  private to(change: (query: URLSearchParams) => void): void {
    const next = new URLSearchParams(this.query);
    change(next);
    go(searchAt(next));
  }

  private toggle(filter: string): void {
    this.to((next) => {
      const all = next.getAll('filter');
      next.delete('filter');
      next.delete('from');
      (all.includes(filter) ? all.filter((f) => f !== filter) : [...all, filter]).forEach((f) => next.append('filter', f));
    });
  }

  private priceFilter(e: Event): void {
    e.preventDefault();
    const form = new FormData(e.target as HTMLFormElement);
    this.setPrice(String(form.get('low') ?? ''), String(form.get('high') ?? ''));
  }

  private setPrice(low: string, high: string): void {
    this.to((next) => {
      const others = next.getAll('filter').filter((f) => !f.startsWith('price:'));
      next.delete('filter');
      next.delete('from');
      others.forEach((f) => next.append('filter', f));
      if (low || high) next.append('filter', `price:[${low},${high}]`);
    });
  }

  private price(values: FacetValue[]) {
    const [low, high] = (/^price:\[?([\d.]*)[,-]([\d.]*)/.exec(this.query.getAll('filter').find((f) => f.startsWith('price:')) ?? '') ?? ['', '', '']).slice(1);
    const top = Math.max(Number(high), ...values.flatMap((v) => (v.value.match(/[\d.]+/g) ?? []).map(Number)));
    const slid = (e: Event) => {
      const [one, other] = [...(e.target as HTMLElement).parentElement!.querySelectorAll('input')].map((i) => Number(i.value));
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      this.setPrice(from ? String(from) : '', to < top ? String(to) : '');
    };
    const thumb = (value: number, label: string) => html`<input type="range" min="0" max=${top} step=${Math.max(1, Math.round(top / 100))} .value=${String(value)} aria-label=${label} @change=${slid}>`;
    return html`<div class="slider">${thumb(Number(low), say('最低价，滑动', 'Lowest price, slide'))}${thumb(Number(high) || top, say('最高价，滑动', 'Highest price, slide'))}</div>
      <form class="range" @submit=${this.priceFilter}><input name="low" type="number" min="0" step="any" .value=${low} aria-label=${say('最低价', 'Lowest price')}>–<input name="high" type="number" min="0" step="any" .value=${high} aria-label=${say('最高价', 'Highest price')}><button>${say('确定', 'OK')}</button></form>`;
  }

  private label(field: string, value: string): string {
    const range = field === 'price' && /^\[?([\d.]*)(?:,|-)([\d.]*)[\])]?$/.exec(value);
    if (!range) return field === 'category' ? (value.split('/').pop() ?? value) : value;
    const [, low, high] = range;
    const currency = this.answer?.hits.hits[0]?.product.currency;
    return high ? `${money(Number(low || 0), currency)} – ${money(Number(high), currency)}` : say(`${money(Number(low), currency)} 以上`, `from ${money(Number(low), currency)}`);
  }

  /** A filter in the shopper's words. */
  private named(filter: string): string {
    const at = filter.indexOf(':');
    const field = filter.slice(0, at);
    return `${NAMES[field] ? say(...NAMES[field]) : field.replace(/^attributes\./, '')} ${this.label(field, filter.slice(at + 1))}`;
  }

  private facet(field: string, values: FacetValue[]) {
    if (!values.length) return nothing;
    const chosen = this.query.getAll('filter');
    return html`<fieldset><legend>${NAMES[field] ? say(...NAMES[field]) : field}</legend>
      ${inTree(field, values.slice(0, 12)).map((v) => {
        const filter = `${field}:${v.value}`;
        return html`<label class=${field === 'category' ? 'depth' + Math.min(3, v.value.split('/').length - 1) : ''}>
          <input type="checkbox" .checked=${chosen.includes(filter)} @change=${() => this.toggle(filter)}>
          <span>${this.label(field, v.value)}</span> <small>${whole(v.count)}</small></label>`;
      })}
      ${field === 'price' ? this.price(values) : nothing}
    </fieldset>`;
  }

  private moved(id: string, at: number): number {
    const before = this.plain ? this.plain.hits.hits.findIndex((h) => h.id === id) : -1;
    return before < 0 ? 0 : before - at;
  }

  private from(): number {
    return Number(this.query.get('from') ?? 0);
  }

  private pages(a: SearchAnswer) {
    const from = this.from();
    const more = from + SIZE < Math.min(total(a).value, DEEPEST) && a.hits.hits.length > 0;
    const page = (to: number, text: string) => html`<button @click=${() => this.to((next) => next.set('from', String(to)))}>${text}</button>`;
    return from || more ? html`<p class="actions">${from ? page(Math.max(0, from - SIZE), say('上一页', 'Back')) : nothing}${more ? page(from + SIZE, say('下一页', 'More')) : nothing}</p>` : nothing;
  }

  /** What the products answer, where it is not just what was asked. */
  private taken(a: SearchAnswer, q: string) {
    if (a.corrected) return html`<p class="taken">${say(`没有找到“${q}”，以下是“`, `Nothing found for “${q}”; these are for “`)}<a href=${searchAt({ q: a.corrected })}>${a.corrected}</a>${say('”的结果。', '”.')}</p>`;
    if (a.did_you_mean) return html`<p class="taken">${say('您是不是要找：', 'Did you mean: ')}<a href=${searchAt({ q: a.did_you_mean })}>${a.did_you_mean}</a></p>`;
    return a.relaxed && a.hits.hits.length ? html`<p class="taken">${say('没有商品符合全部词语，以下只符合一部分。', 'No product matches all the words; these match some of them.')}</p>` : nothing;
  }

  /** Says why there is nothing, and offers what there is without the filters. */
  private none(a: SearchAnswer) {
    const without = a.nothing?.without_filters ?? 0;
    return html`<p class="empty">${a.nothing?.message ?? say('没有找到相符的商品。', 'Nothing matches.')}</p>
      ${without ? html`<p><button id="unfiltered" @click=${() => this.to((next) => { next.delete('filter'); next.delete('from'); })}>${say(`去掉筛选，看 ${whole(without)} 件`, `Without the filters: ${whole(without)}`)}</button></p>` : nothing}
      <zy-shelf heading=${say('也许你会喜欢', 'You may like')} .list=${this.empty}></zy-shelf>`;
  }

  render() {
    const q = this.query.get('q') ?? '';
    if (this.problem) return html`<p class="problem" role="alert">${this.problem}</p>`;
    const a = this.answer;
    if (!a) return html`<p class="quiet">${say('查找中…', 'Searching…')}</p>`;
    const { value, relation } = total(a);
    const facets = FACETS.split(',').filter((f) => a.facets?.[f]?.length);
    const filters = this.query.getAll('filter');
    return html`
      <div class="result-head"><h1>${q ? html`“${q}”` : say('全部商品', 'All products')}</h1>
        <p class="quiet" role="status">${say(`${relation === 'gte' ? '超过 ' : ''}${whole(value)} 件`, `${relation === 'gte' ? 'over ' : ''}${many(value, 'product')}`)} · ${Math.ceil(a.took_ms)} ms${a.personalized ? say(' · 已个性化', ' · personalised') : ''}</p>
        ${this.taken(a, q)}
        <p class="chips">${filters.map((f) => html`<button class="chip" title=${f} @click=${() => this.toggle(f)}>${this.named(f)} ✕</button>`)}</p>
        <p class="sorts" ?hidden=${!a.hits.hits.length}><select aria-label=${say('排序', 'Order')} @change=${(e: Event) => this.to((next) => { next.set('sort', (e.target as HTMLSelectElement).value); next.delete('from'); })}>
          ${SORTS.map(([id, zh, en]) => html`<option value=${id} .selected=${live(id === (this.query.get('sort') ?? 'relevance'))}>${say(zh, en)}</option>`)}</select>
          <label><input type="checkbox" .checked=${this.compare} @change=${(e: Event) => { this.compare = (e.target as HTMLInputElement).checked; void this.load(false); }}>${say('标出个性化的移动', 'Mark what personalisation moved')}</label></p></div>
      <div class=${facets.length ? 'results' : ''}>
        <aside ?hidden=${!facets.length} aria-label=${say('筛选', 'Filters')}><details ?open=${matchMedia('(min-width: 761px)').matches}><summary>${say('筛选', 'Filters')}</summary>${facets.map((f) => this.facet(f, a.facets?.[f] ?? []))}</details></aside>
        <div>
          ${a.hits.hits.length ? html`<div class="grid">${repeat(a.hits.hits, (h) => h.id, (h, i) => html`<zy-card .item=${h} .queryId=${a.query_id} .index=${this.from() + i} .moved=${this.moved(h.id, i)}></zy-card>`)}</div>${this.pages(a)}`
            : this.none(a)}
        </div>
      </div>`;
  }
}
customElements.define('zy-results', ZyResults);
