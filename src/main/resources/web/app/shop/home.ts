import { html } from 'lit';
import { look, why } from '../base/api';
import { ZyElement } from '../base/element';
import { language, say } from '../base/language';
import type { List } from '../base/types';
import { searchAt } from './route';
import { shelves } from './shelves';
import { name, who } from './shoppers';
import './shelf';

const QUERIES: [string, string][] = [
  ['露营帐篷', 'tent'], ['羽绒服', 'down jacket'], ['手机壳', 'phone case'], ['蓝牙耳机', 'earbuds'], ['口红', 'lipstick'], ['猫粮', 'cat food'],
];

/** The shelf as a shopper left it for another page, so that what is new on the return can be told. */
let left: { shopper: string; own: List } | null = null;
const shopper = (): string => who().user_id ?? who().client_id ?? '';

/** The home page: this shopper's shelves, re-formed when the shopper does something (pushed by the service). */
export class ZyHome extends ZyElement {
  static properties = { own: { state: true }, trending: { state: true }, recent: { state: true }, note: { state: true }, problem: { state: true } };
  declare own: List | null;
  declare trending: List | null;
  declare recent: List | null;
  declare note: string;
  declare problem: string;
  private stream: EventSource | null = null;
  /** Counts the questions, so that a late answer, for a former shopper, is not shown. */
  private turn = 0;
  private readonly again = () => this.load(null);
  private readonly told = (e: Event) => {
    const { events } = (e as CustomEvent<{ events: { event: string }[] }>).detail;
    if (events.some((it) => it.event !== 'view_item_list')) void this.refresh(); // Being shown something is nothing done.
  };

  constructor() {
    super();
    this.own = this.trending = this.recent = null;
    this.note = this.problem = '';
  }

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('zy-shopper', this.again);
    window.addEventListener('zy-language', this.again);
    window.addEventListener('zhiyin:sent', this.told);
    this.own = left?.shopper === shopper() ? left.own : null;
    void this.load(this.own);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('zy-shopper', this.again);
    window.removeEventListener('zy-language', this.again);
    window.removeEventListener('zhiyin:sent', this.told);
    this.stream?.close();
    left = this.own && { shopper: shopper(), own: this.own };
  }

  /** @param before the shelf that what is new is told against; null: it is not told */
  private async load(before: List | null): Promise<void> {
    this.listen();
    this.note = '';
    const turn = ++this.turn;
    try {
      const [own, trending, recent] = await shelves([
        { scenario: 'home' }, { scenario: 'home', strategy: 'trending' }, { scenario: 'home', strategy: 'recent' },
      ]);
      if (turn !== this.turn) return;
      this.reform(own, before);
      [this.trending, this.recent] = [trending, recent];
      this.problem = '';
    } catch (e) {
      if (turn === this.turn) this.problem = why(e);
    }
  }

  /** The service tells when the shopper's behaviour changed the shelf, also from another tab. */
  private listen(): void {
    this.stream?.close();
    this.stream = null;
    const { user_id, client_id, session_id } = who();
    const id = user_id ?? client_id;
    if (!id) return;
    const query = new URLSearchParams({ session_id, limit: '10', lang: language(), explain: 'true' });
    if (client_id) query.set('client_id', client_id);
    this.stream = new EventSource(`/v1/users/${encodeURIComponent(id)}/recommendations/stream?${query}`);
    this.stream.onerror = () => void look();
    let told = false;
    this.stream.onmessage = (message) => {
      const next = JSON.parse(message.data as string) as List;
      if (!this.holds(next)) this.reform(next, told ? this.own : null); // At first it is as the shelf stands, not news.
      told = true;
    };
  }

  /** What this page itself just told may have changed the shelf. */
  private async refresh(): Promise<void> {
    if (this.stream?.readyState === EventSource.OPEN) return;
    const turn = this.turn;
    try {
      const [own] = await shelves([{ scenario: 'home' }]);
      if (turn === this.turn && !this.holds(own)) this.reform(own, this.own);
    } catch {
      // The shelf stays as it was.
    }
  }

  /** Whether the shelf shows just these products: then it stays the answer that it is. */
  private holds(next: List): boolean {
    return !!this.own && next.items.map((i) => i.id).join('/') === this.own.items.map((i) => i.id).join('/');
  }

  private reform(next: List, before: List | null): void {
    const known = new Set(before?.items.map((i) => i.id));
    const fresh = next.items.filter((i) => !known.has(i.id));
    if (before && fresh.length) {
      const reason = fresh[0].reasons?.[0] ?? '';
      this.note = say(`刚刚更新：新进 ${fresh.length} 件${reason ? '，' + reason : ''}`, `Just re-formed: ${fresh.length} new${reason ? ', ' + reason : ''}`);
    }
    this.own = next;
  }

  /** All shelves are known and hold nothing. */
  private bare(): boolean {
    return [this.own, this.trending, this.recent].every((list) => list && !list.items.length);
  }

  render() {
    return html`
      <section class="hero"><h1>${say('懂货，也懂你', 'Knows the goods, and you')}</h1>
        <p>${say('一个进程，同时给出搜索与推荐；每一次点击，都会改变下一个答案。', 'Search and recommendations from one process; every click changes the next answer.')}</p>
        <p class="chips">${QUERIES.map(([zh, en]) => html`<a class="chip" href=${searchAt({ q: zh })}>${say(zh, `${zh} ${en}`)}</a>`)}</p></section>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
      ${this.bare() ? html`<p class="empty">${say('店里还没有商品。', 'There are no products in the shop yet. ')}<a href="/console#/data">${say('到控制台导入', 'Import some in the console')}</a>${say('，或在终端运行 ', ', or in a terminal: ')}<code>./zhiyin import products FILE</code></p>` : ''}
      <zy-shelf id="own" heading=${say('为你推荐 · ', 'For you · ') + name()} .list=${this.own} .note=${this.note} ?loading=${!this.own && !this.problem}></zy-shelf>
      <zy-shelf id="trending" heading=${say('正在流行', 'Trending')} .list=${this.trending}></zy-shelf>
      <zy-shelf id="recent" heading=${say('新品上架', 'New arrivals')} .list=${this.recent}></zy-shelf>`;
  }
}
customElements.define('zy-home', ZyHome);
