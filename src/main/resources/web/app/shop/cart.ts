import { tracker } from './shoppers';
import type { Product } from '../base/types';

/** The cart, kept in the browser as shops do. */
export interface Line {
  product: Product;
  quantity: number;
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

export function add(product: Product): void {
  const now = lines();
  const line = now.find((l) => l.product.id === product.id);
  if (line) line.quantity++;
  else now.push({ product, quantity: 1 });
  tracker.cart(product.id, { quantity: 1, price: product.price });
  keep(now);
}

export function drop(id: string): void {
  tracker.uncart(id);
  keep(lines().filter((l) => l.product.id !== id));
}

export function total(): number {
  return lines().reduce((sum, l) => sum + (l.product.price ?? 0) * l.quantity, 0);
}

export async function buy(): Promise<void> {
  tracker.purchase(lines().map((l) => ({ item_id: l.product.id, quantity: l.quantity, price: l.product.price })));
  await tracker.flush();
  keep([]);
}
