import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { ask, asked, curl, type Asked } from '../base/api';
import { ZyElement } from '../base/element';
import { say } from '../base/language';
import type { Item } from '../base/types';
import { sideBySide } from './ranks';

/** For developers: the requests that made the page, as curl and JSON, and every score taken apart. */
export class ZyDrawer extends ZyElement {
  static properties = { open: { state: true }, chosen: { state: true }, both: { state: true } };
  declare open: boolean;
  declare chosen: number;
  declare both: Item[][] | null;
  private readonly redo = () => {
    this.chosen = 0;
    this.both = null;
    this.requestUpdate();
  };

  constructor() {
    super();
    this.open = false;
    this.chosen = 0;
    this.both = null;
  }

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('zy-asked', this.redo);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('zy-asked', this.redo);
  }

  private items(answer: unknown): Item[] {
    const it = answer as { items?: Item[]; hits?: { hits: Item[] }; responses?: { items: Item[] }[] } | null;
    return it?.hits?.hits ?? it?.items ?? it?.responses?.flatMap((r) => r.items) ?? [];
  }

  private choose(at: number): void {
    this.chosen = at;
    this.both = null;
  }

  /** The same question with the shopper's history and without. */
  private asOthers(it: Asked, personalize: 'auto' | 'off'): Promise<unknown> | null {
    if (it.method === 'GET' && it.path.startsWith('/v1/search?')) {
      const query = new URLSearchParams(it.path.slice('/v1/search?'.length));
      query.set('personalize', personalize);
      query.set('analytics', 'off');
      return ask('/v1/search?' + query, { quiet: true });
    }
    const { requests } = (it.body ?? {}) as { requests?: object[] };
    return it.path === '/v1/recommend' && requests ? ask(it.path, { body: { requests: requests.map((r) => ({ ...r, personalize })) }, quiet: true }) : null;
  }

  private async compare(it: Asked): Promise<void> {
    try {
      this.both = (await Promise.all([this.asOthers(it, 'off'), this.asOthers(it, 'auto')])).map((a) => this.items(a).slice(0, 10));
    } catch {
      this.both = null; // The banner says why.
    }
  }

  private personal(it: Asked) {
    if (it.status !== 200 || !(it.path.startsWith('/v1/search?') || it.path === '/v1/recommend')) return nothing;
    return html`<p><button id="compare" @click=${() => this.compare(it)}>${say('个性化开与关，并排看', 'Personalised or not, side by side')}</button></p>
      ${this.both ? sideBySide(say('关', 'Off'), say('开', 'On'), this.both[0], this.both[1]) : nothing}`;
  }

  private bars(items: Item[]) {
    const most = Math.max(1e-9, ...items.map((i) => Object.values(i.parts ?? {}).reduce((sum, part) => sum + Math.max(0, part.contribution), 0)));
    return html`<table class="bars"><caption>${say('分数的组成', 'What made the scores')}</caption>${items.slice(0, 12).map((item) => html`<tr>
      <th scope="row">${item.product?.title ?? item.id}</th>
      <td><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${this.segments(item, most)}</svg></td>
      <td>${item.score.toFixed(3)}</td>
      <td class="quiet">${Object.entries(item.parts ?? {}).map(([name, part]) => html`<span class=${'part ' + name} title=${part.why}>${name} ${part.contribution.toFixed(3)}</span> `)}</td></tr>`)}</table>`;
  }

  /** What is given side by side; what is taken away lies over its end. */
  private segments(item: Item, most: number) {
    let x = 0;
    const parts = Object.entries(item.parts ?? {}).sort(([, a], [, b]) => Number(a.contribution < 0) - Number(b.contribution < 0));
    return parts.map(([name, part]) => {
      const width = (100 * Math.abs(part.contribution)) / most;
      if (part.contribution >= 0) x += width;
      const bar = this.bar(name, x - width, width);
      if (part.contribution < 0) x -= width;
      return bar;
    });
  }

  private bar(name: string, x: number, width: number) {
    const it = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    it.setAttribute('class', 'part ' + name);
    it.setAttribute('x', String(x));
    it.setAttribute('width', String(width));
    it.setAttribute('height', '6');
    return it;
  }

  render() {
    const now = asked[this.chosen];
    return html`<button class="drawer-tab" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>{ } ${say('开发者', 'Developer')}</button>
      ${this.open ? html`<section class="drawer" aria-label=${say('开发者', 'Developer')}>
        <p><select aria-label=${say('请求', 'Request')} @change=${(e: Event) => this.choose((e.target as HTMLSelectElement).selectedIndex)}>${asked.map((a, i) =>
          html`<option .selected=${live(i === this.chosen)}>${a.method} ${a.path.slice(0, 90)} · ${a.status} · ${a.ms.toFixed(0)} ms</option>`)}</select>
          <a href="/q/swagger-ui">OpenAPI</a></p>
        ${now ? html`<pre class="curl" tabindex="0">${curl(now)}</pre>${this.items(now.answer).length ? this.bars(this.items(now.answer)) : nothing}
          ${this.personal(now)}
          <details><summary>JSON</summary><pre tabindex="0">${JSON.stringify(now.answer, null, 2).slice(0, 60000)}</pre></details>` : nothing}
      </section>` : nothing}`;
  }
}
customElements.define('zy-drawer', ZyDrawer);
