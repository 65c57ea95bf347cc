import { html } from 'lit';
import { say } from '../base/language';
import type { Item } from '../base/types';
import { picture } from './picture';

/** Two lists of products side by side, the later one's moves marked, and what left the earlier one. */
export const sideBySide = (before: string, after: string, now: Item[], then: Item[]) =>
  html`<div class="two">${list('now', before, now, then, false)}${list('then', after, then, now, true)}</div>`;

/** Places of the later list that hold another product than before. */
export const moves = (now: Item[], then: Item[]): number => then.filter((item, i) => now[i]?.id !== item.id).length;

function list(id: string, title: string, items: Item[], others: Item[], later: boolean) {
  return html`<section id=${id}><h2>${title}</h2>${items.length
    ? html`<ol class="ranks">${items.map((item, i) => place(item, i, others, later))}</ol>`
    : html`<p class="quiet">${say('没有商品。', 'No products.')}</p>`}</section>`;
}

function place(item: Item, at: number, others: Item[], later: boolean) {
  const up = others.findIndex((o) => o.id === item.id) - at;
  const [kind, mark] = up + at < 0 ? (later ? ['up', say('新进', 'new')] : ['down', say('移出', 'out')]) : !later || !up ? ['', ''] : up > 0 ? ['up', '↑' + up] : ['down', '↓' + -up];
  return html`<li class=${kind}><span class="rank">${at + 1}</span>${picture(item.product)}<span class="what">${item.product.title}</span>
    <small title=${Object.entries(item.parts ?? {}).map(([name, p]) => `${name} ${p.contribution.toFixed(4)}`).join('\n')}>${item.score.toFixed(3)}</small><b>${mark}</b></li>`;
}
