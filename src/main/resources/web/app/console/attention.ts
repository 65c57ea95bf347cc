import { ask } from '../base/api';
import { many, say, whole } from '../base/language';
import { counted, facet } from './counts';
import { lost } from './rebuild';

export interface Status {
  products: number;
  searchable: number;
  events: number;
  lag: number;
  heap_used_mb: number;
  rebuild_advised: boolean;
  generation: { number: number; created_at: string; products: number };
  hold: { state: string; generation: number };
  robots?: { shoppers: number; events: number };
}

/** What is looked up now and then, since it asks the index. */
export interface Gaps {
  uncategorised: number;
  unpriced: number;
  waiting: string[];
}

export async function gaps(): Promise<Gaps> {
  const [all, departments, unpriced, settings] = await Promise.all([
    counted(), facet('category'), counted(['-price:[0,]']), ask<{ name: string; in_force: string }[]>('/v1/admin/config', { quiet: true })]);
  const categorised = departments.filter((d) => !d.value.includes('/')).reduce((n, d) => n + d.count, 0);
  return { uncategorised: Math.max(0, all - categorised), unpriced, waiting: settings.filter((s) => s.in_force === 'restart').map((s) => s.name) };
}

/** What an operator should know of, each with where to go; the pressing first. */
export function attention(s: Status, g: Gaps | null): [string, string][] {
  const notes: [string, string][] = [];
  if (s.hold.state === 'held') notes.push([say(`第 ${s.hold.generation} 代索引已建好，比较后换上或放弃。`, `Generation ${s.hold.generation} is built: compare it, then activate or drop it.`), 'rebuild']);
  if (s.hold.state === 'lost') notes.push([lost(s.hold.generation), 'rebuild']);
  if (!s.products) notes.push([say('还没有商品：请导入。', 'There are no products yet: import some.'), 'data']);
  if (s.rebuild_advised) notes.push([say('目录已明显变大，建议重建索引。', 'The catalogue has grown much; a rebuild is advised.'), 'rebuild']);
  if (s.lag > 0) notes.push([say(`索引还有 ${whole(s.lag)} 处改动没有跟上。`, `The index lags by ${many(s.lag, 'change')}.`), 'rebuild']);
  if (g?.waiting.length) notes.push([say(`改过的设置还没有生效：${g.waiting.join('、')}。词表在“语言”页生效，其余在下次启动时（需要时重建索引）。`, `Edited settings wait to come into force: ${g.waiting.join(', ')}. Words do on the Language page, others at the next start, which rebuilds the index where needed.`), 'settings']);
  if (s.products && !s.events) notes.push([say('还没有行为事件：相似商品只按内容。', 'There are no events yet: similar items go by content alone.'), 'data']);
  if (g?.uncategorised) notes.push([say(`${whole(g.uncategorised)} 件商品没有分类：按分类筛选找不到它们。`, `${many(g.uncategorised, 'product')} without a category, which no filter by category finds.`), 'data']);
  if (g?.unpriced) notes.push([say(`${whole(g.unpriced)} 件商品没有价格。`, `${many(g.unpriced, 'product')} without a price.`), 'data']);
  if (s.robots?.shoppers) notes.push([say(`${whole(s.robots.shoppers)} 个像机器人的访客没有计入统计（${whole(s.robots.events)} 个事件）。`, `Left out of the counts, since they behave like robots: ${many(s.robots.shoppers, 'visitor')} (${many(s.robots.events, 'event')}).`), 'quality']);
  return notes;
}
