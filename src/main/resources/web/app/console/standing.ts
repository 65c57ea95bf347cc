import { html, nothing } from 'lit';
import { ask } from '../base/api';
import { say } from '../base/language';
import type { Item, SearchAnswer } from '../base/types';

/** Where a product stands in a list, and who stands above. */
export interface Standing {
  id: string;
  /** From 0; -1: not among the first {@link LOOKED}. */
  at: number;
  hit: Item | null;
  above: Item | null;
}

const LOOKED = 100;

/** Asks the same question further down, and where that does not reach, of the product alone. */
export async function standing(question: Record<string, string>, id: string): Promise<Standing> {
  const find = async (more: Record<string, string>) => (await ask<SearchAnswer>('/v1/search?' + new URLSearchParams({ ...question, ...more }), { quiet: true })).hits.hits;
  const all = await find({ size: String(LOOKED) });
  const at = all.findIndex((h) => h.id === id);
  const hit = at >= 0 ? all[at] : ((await find({ size: '1', filter: 'id:' + id }))[0] ?? null);
  return { id, at, hit: hit?.id === id ? hit : null, above: at > 0 ? all[at - 1] : at < 0 ? (all[all.length - 1] ?? null) : null };
}

const part = (hit: Item, name: string): number => hit.parts?.[name]?.contribution ?? 0;

/** The place, and part by part what the product above has more or less of. */
export function shown({ id, at, hit, above }: Standing) {
  if (!hit) return html`<section id="standing"><h2>${id}</h2><p>${say('这个查询找不到它：标题、品牌、分类等字段里没有足够多的查询词，或没有这件商品。', 'This query does not find it: its fields hold too few of the words, or there is no such product.')}</p></section>`;
  const place = at < 0 ? say(`在前 ${LOOKED} 名之外`, `below the first ${LOOKED}`) : say(`第 ${at + 1} 名`, `place ${at + 1}`);
  const names = [...new Set([...Object.keys(hit.parts ?? {}), ...Object.keys(above?.parts ?? {})])];
  const lead = (name: string): number => (above ? part(above, name) - part(hit, name) : 0);
  names.sort((a, b) => lead(b) - lead(a));
  return html`<section id="standing"><h2>${hit.product.title}</h2><p><b>${place}</b> · ${hit.score.toFixed(4)}${above ? html` · ${at < 0 ? say(`第 ${LOOKED} 名：`, `place ${LOOKED}: `) : say('上一名：', 'above it: ')}${above.product.title} ${above.score.toFixed(4)}` : nothing}</p>
    <div class="scroll" tabindex="0"><table><thead><tr><th>${say('组成', 'Part')}</th><th class="number">${say('它', 'It')}</th>${above ? html`<th class="number">${say('上面的', 'The one above')}</th><th class="number">${say('差', 'Difference')}</th>` : nothing}<th>${say('为什么', 'Why')}</th></tr></thead>
    <tbody>${names.map((n) => html`<tr><td><span class=${'part ' + n}>${n}</span></td><td class="number">${part(hit, n).toFixed(4)}</td>${above ? html`<td class="number">${part(above, n).toFixed(4)}</td><td class=${lead(n) > 0 ? 'number bad' : 'number'}>${(-lead(n)).toFixed(4)}</td>` : nothing}<td>${hit.parts?.[n]?.why ?? ''}</td></tr>`)}</tbody></table></div></section>`;
}
