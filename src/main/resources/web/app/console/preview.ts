import { html, nothing } from 'lit';
import { say, whole } from '../base/language';

interface Cut {
  before: string[];
  after: string[];
}

interface Shown {
  id: string;
  title: string;
}

/** What other words would do. */
export interface Preview {
  files: string[];
  products: { looked: number; changed: number; samples: { id: string; title: string; fields: Record<string, Cut> }[] };
  queries: { asked: number; changed: number; samples: { query: string; before: Shown[]; after: Shown[] }[] };
}

const terms = (mine: string[], others: string[], kind: string) => mine.map((t) => (others.includes(t) ? html`<span class="chip">${t}</span> ` : html`<span class="chip ${kind}">${t}</span> `));

const ranks = (title: string, mine: Shown[], others: Shown[], kind: string) => html`<div><h4>${title}</h4>${mine.length
  ? html`<ol>${mine.map((p) => html`<li class=${others.some((o) => o.id === p.id) ? '' : kind}><a href=${'/#/product/' + encodeURIComponent(p.id)}>${p.title}</a></li>`)}</ol>`
  : html`<p class="quiet">${say('没有商品。', 'No products.')}</p>`}</div>`;

/** Draws a preview: counts first, then products with their terms, queries with their first products. */
export const effect = (found: Preview) => html`<div id="effect"><p role="status"><b>${whole(found.products.changed)}</b> / ${whole(found.products.looked)} ${say('件商品的切分会变', 'products are cut otherwise')} · <b>${whole(found.queries.changed)}</b> / ${whole(found.queries.asked)} ${say('条近期查询的前十会变', 'recent queries change their first ten')}</p>
  ${found.queries.samples.length ? html`<h3>${say('查询', 'Queries')}</h3>${found.queries.samples.map((q) => html`<details ?open=${q === found.queries.samples[0]}><summary>${q.query}</summary><div class="two">${ranks(say('现在', 'Now'), q.before, q.after, 'gone')}${ranks(say('改后', 'Changed'), q.after, q.before, 'come')}</div></details>`)}` : nothing}
  ${found.products.samples.length ? html`<h3>${say('商品', 'Products')}</h3><div class="scroll" tabindex="0"><table class="terms"><thead><tr><th>${say('商品', 'Product')}</th><th>${say('字段', 'Field')}</th><th>${say('现在', 'Now')}</th><th>${say('改后', 'Changed')}</th></tr></thead><tbody>${found.products.samples.map((p) => Object.entries(p.fields).map(([field, cut], i) => html`
    <tr><td>${i ? nothing : p.title}</td><td>${field}</td><td>${terms(cut.before, cut.after, 'gone')}</td><td>${terms(cut.after, cut.before, 'come')}</td></tr>`))}</tbody></table></div>` : nothing}</div>`;
