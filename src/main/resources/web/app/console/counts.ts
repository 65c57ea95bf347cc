import { ask } from '../base/api';
import type { FacetValue, SearchAnswer } from '../base/types';

/** The values of a facet over the products that pass some filters, with exact counts. */
export async function facet(name: string, filters: string[] = []): Promise<FacetValue[]> {
  const asked = new URLSearchParams([['size', '0'], ['facets', name], ['facet_size', '1000'], ['personalize', 'off'], ...filters.map((f) => ['filter', f])]);
  return (await ask<SearchAnswer>('/v1/search?' + asked, { quiet: true })).facets?.[name] ?? [];
}

/** How many products pass filters, exactly: in stock or not, each product counts once. */
export const counted = async (filters: string[] = []): Promise<number> => (await facet('stock', filters)).reduce((n, f) => n + f.count, 0);
