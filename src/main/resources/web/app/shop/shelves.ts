import { ask } from '../base/api';
import { language } from '../base/language';
import type { List } from '../base/types';
import { tracker, who } from './shoppers';

/** One request for the shelves of a page. */
export interface Wanted {
  scenario: 'home' | 'product' | 'cart' | 'shop' | 'category' | 'search_empty';
  strategy?: string;
  items?: string[];
  limit?: number;
  category?: string;
  shop_id?: string;
  exclude?: string[];
}

export async function shelves(wanted: Wanted[]): Promise<List[]> {
  const requests = wanted.map((w) => ({ limit: 10, personalize: tracker.granted() ? 'auto' : 'off', explain: true, lang: language(), ...who(), ...w }));
  return (await ask<{ responses: List[] }>('/v1/recommend', { body: { requests } })).responses;
}
