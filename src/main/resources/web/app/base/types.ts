/** The contract's shapes, as far as the pages read them. */
export interface Product {
  id: string;
  title: string;
  description?: string;
  brand?: string;
  category?: string[];
  price?: number;
  list_price?: number;
  currency?: string;
  stock?: number;
  sales?: number;
  shop_id?: string;
  tags?: string[];
  image_url?: string;
  attributes?: Record<string, string | number | boolean | (string | number)[]>;
  variants?: { id?: string; title?: string; price?: number; stock?: number; image_url?: string; attributes?: Record<string, unknown> }[];
}

export interface Part {
  value: number;
  weight: number;
  contribution: number;
  why: string;
}

export interface Item {
  id: string;
  score: number;
  product: Product;
  reasons?: string[];
  parts?: Record<string, Part>;
  highlight?: Record<string, string[] | string>;
}

export interface List {
  query_id: string;
  took_ms: number;
  personalized: boolean;
  strategy_used: string;
  items: Item[];
  cursor?: string;
}

export interface FacetValue {
  value: string;
  count: number;
}

export interface SearchAnswer {
  query_id: string;
  took_ms: number;
  personalized: boolean;
  hits: { total: { value: number; relation: string }; hits: Item[] };
  facets?: Record<string, FacetValue[]>;
  did_you_mean?: string;
  /** The query that was answered instead. */
  corrected?: string;
  /** No product holds nearly all words. */
  relaxed?: boolean;
  nothing?: { message: string; without_filters: number };
  cursor?: string;
}

export interface Suggestion {
  text: string;
  kind: 'query' | 'brand' | 'category' | 'product';
  count: number;
  highlight?: string;
}
