import { ask } from '../base/api';
import type { Product } from '../base/types';
import { counted, facet } from './counts';
import { inForce, MOST, rehearsed } from './questions';

/** Who is seen: the first ten products of the hottest queries, asked as nobody in particular, by shop and by how much they sold. */
export interface Exposure {
  queries: number;
  shown: number;
  /** Different products and shops among those, and all there are. */
  products: [number, number];
  sellers: [number, number];
  shops: Share[];
  bands: Share[];
}

/** Shares of what is shown and, where that is known, of the catalogue, 0 to 1. */
export interface Share {
  name: string;
  shown: number;
  catalogue?: number;
}

const QUERIES = 40;
const SHOPS = 12;
/** The least that each band sold. */
const BANDS = [0, 1, 100, 1000, 10000];

const band = (sales: number): string => {
  const at = BANDS.filter((least) => sales >= least).length - 1;
  return at === 0 ? '0' : at === BANDS.length - 1 ? `≥ ${BANDS[at]}` : `${BANDS[at]}–${BANDS[at + 1] - 1}`;
};

function tally(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  return counts;
}

const sum = (counts: Map<string, number>): number => Math.max(1, [...counts.values()].reduce((a, b) => a + b, 0));

export async function exposure(): Promise<Exposure> {
  const { queries } = await ask<{ queries: { query: string }[] }>(`/v1/admin/queries?report=top&limit=${QUERIES}`, { quiet: true });
  const ranking = await inForce();
  const products: Product[] = [];
  for (let from = 0; from < queries.length; from += MOST) {
    const { answers } = await rehearsed(ranking, queries.slice(from, from + MOST).map(({ query }) => ({ kind: 'search', what: query, shopper: '' })));
    products.push(...answers.flatMap((a) => a.now.map((item) => item.product)));
  }
  const [all, sellers, ...sold] = await Promise.all([counted(), facet('shop_id'), ...BANDS.slice(1).map((least) => counted([`sales:[${least},]`]))]);
  const shops = new Map(sellers.map((f) => [f.value, f.count]));
  /** Products that sold at least what each band asks for. */
  const least = [all, ...sold, 0];
  const byBand = tally(products.map((p) => band(p.sales ?? 0)));
  const byShop = tally(products.map((p) => p.shop_id ?? '—'));
  const first = [...byShop.keys()].sort((a, b) => byShop.get(b)! - byShop.get(a)!).slice(0, SHOPS);
  return {
    queries: queries.length, shown: products.length,
    products: [new Set(products.map((p) => p.id)).size, all], sellers: [new Set(products.flatMap((p) => p.shop_id ?? [])).size, shops.size],
    shops: first.map((name) => ({ name, shown: byShop.get(name)! / sum(byShop), catalogue: (shops.get(name) ?? 0) / sum(shops) })),
    bands: BANDS.map((sales, i) => ({ name: band(sales), shown: (byBand.get(band(sales)) ?? 0) / sum(byBand), catalogue: (least[i] - least[i + 1]) / Math.max(1, all) })),
  };
}
