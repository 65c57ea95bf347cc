import { cameBy, forget } from './came';
import { tracker } from './shoppers';
import type { Product } from '../base/types';

/** The cart, kept in the browser as shops do. */
export interface Line {
  product: Product;
  quantity: number;
  /** The answer it was put from; empty: none. */
  queryId: string;
}

const KEY = 'zhiyin.cart';

export function lines(): Line[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Line[];
  } catch {
    return [];
  }
}

function keep(next: Line[]): void {
  sessionStorage.setItem(KEY, JSON.stringify(next));
  window.dispatchEvent(new Event('zy-cart'));
}

/** @param queryId the answer it is put from; left out: the one that led to its page */
export function add(product: Product, queryId = cameBy(product.id)): void {
  const now = lines();
  const line = now.find((l) => l.product.id === product.id);
  if (line) {
    line.quantity++;
    line.queryId ||= queryId;
  } else now.push({ product, quantity: 1, queryId });
  tracker.cart(product.id, { quantity: 1, price: product.price, queryId });
  keep(now);
}

export function drop(id: string): void {
  tracker.uncart(id);
  keep(lines().filter((l) => l.product.id !== id));
}

/** Sums by currency. */
export function totals(): Map<string | undefined, number> {
  const sums = new Map<string | undefined, number>();
  for (const { product, quantity } of lines()) sums.set(product.currency, (sums.get(product.currency) ?? 0) + (product.price ?? 0) * quantity);
  return sums;
}

// Answers to one shopper, or from before consent was taken back, are nothing that another's events may tell of.
window.addEventListener('zy-shopper', () => {
  forget();
  keep(lines().map((l) => ({ ...l, queryId: '' })));
});

/** Says whether the service took it; otherwise it is told again until it does. */
export async function buy(): Promise<boolean> {
  void tracker.purchase(lines().map((l) => ({ item_id: l.product.id, quantity: l.quantity, price: l.product.price, queryId: l.queryId })));
  keep([]);
  return tracker.flush();
}
